"""Measures how well old profile pages are read: precision and recall, field by field.

    .venv/bin/python -m tests.members.intake.scoring [PATH…] [--verbose]

PATH is a page or a folder of pages, each beside a .json of its name with what is
right; without any, all pages of the tests.
"""

import argparse
import json
import os
import secrets
import sys
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from tests.members.intake.fields import FIELDS, Page
from tests.members.intake.score import Score

PAGES = Path(__file__).parent / "pages"
KINDS = {".txt", ".html", ".docx"}
SHORT = ("figures", "founding year", "mission", "goals", "activities")
Scores = dict[str, Score]


def pages_in(*paths: Path) -> list[Path]:
    """The pages among the paths, and those in the folders among them."""
    files = (
        file for path in paths for file in (path.iterdir() if path.is_dir() else [path])
    )
    return sorted(file for file in files if file.suffix in KINDS)


def expected_of(page: Path) -> Page:
    return json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))


def read(pages: list[Path]) -> list[Page]:
    """What the command says of the pages; needs a database with the vocabulary."""
    from django.core.management import call_command

    answer = StringIO()
    call_command("read_profile", *map(str, pages), "--json", stdout=answer)
    return json.loads(answer.getvalue())


def scores_of(expected: Page, answered: Page) -> Scores:
    return {name: compare(expected, answered) for name, compare in FIELDS.items()}


def total(pages: Iterable[Scores]) -> Scores:
    """All pages together: a page with many figures weighs more than one with few."""
    pages = list(pages)
    return {name: sum((page[name] for page in pages), Score()) for name in FIELDS}


def scored(pages: list[Path]) -> dict[str, Scores]:
    """By page. Raises KeyError where the command left a page out."""
    answers = {Path(answer["file"]).name: answer for answer in read(pages)}
    return {
        page.name: scores_of(expected_of(page), answers[page.name]) for page in pages
    }


def table(scores: Scores) -> str:
    """The scores as a Markdown table, as docs/intake.md has it."""
    lines = [
        "| field | on the pages | read | right | precision | recall | F1 |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, score in scores.items():
        shares = f"{score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f}"
        counts = f"{score.expected} | {score.answered} | {score.found}"
        lines.append(f"| {name} | {counts} | {shares} |")
    return "\n".join(lines)


def line(page: str, scores: Scores) -> str:
    """One page: of each of the most important fields, found / expected + wrong."""
    fields = (
        f"{name} {scores[name].found}/{scores[name].expected}+{len(scores[name].wrong)}"
        for name in SHORT
    )
    return f"{page:<28} {'  '.join(fields)}"


def mistakes(scores: Scores) -> list[str]:
    return [
        f"    {name}, {what}: {text}"
        for name, score in scores.items()
        for what, texts in (("missed", score.missed), ("wrong", score.wrong))
        for text in texts
    ]


def set_up() -> None:
    """A database in memory with the network's vocabulary, gone with the process."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="issa_directory.settings",
        SECRET_KEY=secrets.token_urlsafe(50),
        DATABASE_URL="sqlite://:memory:",
    )
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    fixtures = sorted(str(path) for path in settings.FIXTURE_DIRS[0].glob("*.json"))
    call_command("loaddata", *fixtures, verbosity=0)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[PAGES])
    parser.add_argument(
        "--verbose", action="store_true", help="every mistake, in words"
    )
    options = parser.parse_args(arguments)
    pages = pages_in(*options.paths)
    if not pages:
        parser.error("There are no pages to read.")
    set_up()
    by_page = scored(pages)
    for name, scores in by_page.items():
        print(line(name, scores))
        if options.verbose:
            print(*mistakes(scores), sep="\n")
    print(f"\n{table(total(by_page.values()))}")


if __name__ == "__main__":
    main(sys.argv[1:])
