"""`manage.py read_profile FILE…`: what old profile pages say, field by field."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from members.intake.reading import vocabulary
from members.intake.reading.as_json import as_json, failed
from members.intake.reading.document import UnreadableError
from members.intake.reading.files import document_in
from members.intake.reading.listing import listed
from members.intake.reading.reading import Reading, read
from members.intake.reading.words import Words


class Command(BaseCommand):
    help = (
        "Reads old profile pages (.txt, .html, .docx) by rules and by the words of the "
        "vocabulary, and shows each field with the words that it came from. "
        "Writes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="print a list as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        words = vocabulary.load()
        answers: list[dict[str, Any]] = []
        broken = 0
        for file in options["files"]:
            try:
                reading = self.reading(file, words)
            except UnreadableError as error:
                broken += 1
                answers.append(failed(file, str(error)))
                self.stderr.write(f"{file}: {error}")
                continue
            answers.append(as_json(reading, file))
            if not options["json"]:
                self.stdout.write(listed(reading, file))
        if options["json"]:
            self.stdout.write(json.dumps(answers, ensure_ascii=False, indent=2))
        if broken:
            raise CommandError(f"{broken} of {len(answers)} files could not be read.")

    def reading(self, file: str, words: Words) -> Reading:
        try:
            data = Path(file).read_bytes()
        except OSError as error:
            raise UnreadableError(
                error.strerror or "The file cannot be opened."
            ) from None
        return read(document_in(data, file), words)
