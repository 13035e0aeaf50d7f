"""The documentation says what is so: its links, commands, settings and drawings."""

import ast
import re
import tomllib
from itertools import product
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
MEMBERS = ROOT / "members"

a_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT))
)


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """What stands under a heading, up to the next one of its level or above."""
    heading = re.search(rf"^(#+) {re.escape(title)}$", text, re.M)
    assert heading, title
    rest = text[heading.end() :]
    following = re.search(rf"^#{{1,{len(heading[1])}}} ", rest, re.M)
    return rest[: following.start()] if following else rest


def anchors(text: str) -> set[str]:
    """The fragments of the headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in headings
    }


@a_document
def test_every_link_inside_leads_somewhere(document):
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)", text)

    for link in links:
        if re.match(r"[a-z]+:", link):
            continue
        path, _, fragment = unquote(link).partition("#")
        target = document.parent / path if path else document
        assert target.is_file(), link
        assert not fragment or fragment in anchors(target.read_text("utf-8")), link


@a_document
def test_every_file_that_is_named_is_there(document):
    text = document.read_text(encoding="utf-8")
    folders = "|".join(path.name for path in ROOT.iterdir() if path.is_dir())
    named = re.findall(rf"`((?:{folders})/[\w./-]+\.\w+)`", text)

    made_while_running = {path for path in named if path.startswith("var/")}
    missing = {path for path in named if not (ROOT / path).exists()}
    assert missing - made_while_running == set()


@a_document
def test_every_make_command_is_a_target(document):
    makefile = read("Makefile")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))

    text = document.read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:[\w:/…]+=\S+ )*make ([a-z-]+)", text))

    assert named <= targets


@a_document
def test_no_path_of_this_machine_is_named(document):
    text = document.read_text(encoding="utf-8")

    paths = set(re.findall(r"(?<![\w.>/])/[\w.-]+(?:/[\w.-]+)*", text))

    assert {path for path in paths if Path(path).exists()} == set()


def test_every_setting_from_the_environment_is_in_the_readme():
    calls = [
        node
        for node in ast.walk(ast.parse(read("issa_directory/settings.py")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and node.func.attr != "read_env"
    ]
    variables = {ast.literal_eval(call.args[0]) for call in calls}

    documented = re.findall(
        r"^\| `([A-Z_]+)` \|", section(README.read_text("utf-8"), "Settings"), re.M
    )

    assert sorted(documented) == sorted(variables)


def test_every_variable_of_make_and_of_the_tests_is_in_the_readme():
    variables = set(re.findall(r"^(\w+) \?=", read("Makefile"), re.M))
    files = [*ROOT.glob("tests/**/*.py"), *ROOT.glob("bench/*.py")]
    for file in files:
        source = file.read_text(encoding="utf-8")
        variables |= set(re.findall(r'os\.environ\.get\("([A-Z_]+)"', source))

    text = section(README.read_text("utf-8"), "Settings")

    assert {name for name in variables if f"`{name}" not in text} == set()


# The drawing of the rooms -------------------------------------------------


def drawing() -> tuple[set[tuple[str, str]], set[str]]:
    """The arrows of docs/architecture.md, and the boxes that are only planned."""
    source = re.search(r"```mermaid\n(.*?)```", read("docs/architecture.md"), re.S)[1]
    arrows = set(re.findall(r"^ +(\w+) --> (\w+)$", source, re.M))
    planned = re.search(r"^ +class (\S+) planned$", source, re.M)[1]
    assert source.count("-->") == len(arrows)
    return arrows, set(planned.split(","))


def reachable(arrows: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """All pairs between which a way leads along the arrows."""
    pairs = set(arrows)
    while True:
        further = {(a, d) for (a, b), (c, d) in product(pairs, pairs) if b == c}
        if further <= pairs:
            return pairs
        pairs |= further


def contracts() -> dict[str, list[list[str]]]:
    """The layers of each contract, top to bottom, each with its rooms.

    Modules that stand together (`a : b`) are one room, named by the first.
    """
    declared = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]
    return {
        contract["id"]: [
            [re.sub(r"[() ]", "", room.split(" : ")[0]) for room in layer.split(" | ")]
            for layer in contract["layers"]
        ]
        for contract in declared["contracts"]
    }


def downwards(layers: list[list[str]]) -> set[tuple[str, str]]:
    return {
        (above, below)
        for number, layer in enumerate(layers)
        for lower in layers[number + 1 :]
        for above, below in product(layer, lower)
    }


def test_drawing_allows_the_imports_that_the_contracts_allow():
    layers = contracts()
    house = downwards(layers["house"])
    rooms = downwards(layers["rooms"]) & downwards(layers["rooms-other-order"])
    inside = {room for layer in layers["rooms"] for room in layer}
    site = {(a, room) for a, b in house if b == "members" for room in inside}
    words = {(room, b) for a, b in house if a == "members" for room in inside}

    arrows, _planned = drawing()

    apart = {pair for pair in house if "members" not in pair}
    assert reachable(arrows) == rooms | site | words | apart


def test_drawing_has_no_arrow_that_others_already_say():
    arrows, _planned = drawing()

    for arrow in arrows:
        assert arrow not in reachable(arrows - {arrow}), arrow


def test_boxes_are_there_unless_they_are_planned():
    arrows, planned = drawing()
    boxes = {box for arrow in arrows for box in arrow}
    rooms = boxes - {"issa_directory", "programs"}

    there = {
        room
        for room in rooms
        if (MEMBERS / room).is_dir() or (MEMBERS / f"{room}.py").is_file()
    }

    assert rooms - there == planned
    assert planned <= boxes


def test_table_of_rooms_explains_each_box():
    arrows, planned = drawing()
    text = section(read("docs/architecture.md"), "Rooms")
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", text, re.M))

    assert rows.keys() == {box for arrow in arrows for box in arrow}
    assert {room for room, kind in rows.items() if kind == "planned"} == planned


def test_table_of_middleware_is_in_their_order():
    text = section(read("docs/architecture.md"), "Middleware")
    documented = re.findall(r"^\| `(\w+)` \|", text, re.M)

    assert documented == [path.rsplit(".", 1)[1] for path in settings.MIDDLEWARE]


# The data model -----------------------------------------------------------


def models():
    return [
        model
        for app in ("members", "programs")
        for model in apps.get_app_config(app).get_models()
    ]


def test_every_constraint_is_in_the_data_model():
    text = section(read("docs/data-model.md"), "Invariants")
    documented = re.findall(r"^\| `(\w+)` \| `(\w+)` \| \S", text, re.M)

    declared = [
        (model.__name__, constraint.name)
        for model in models()
        for constraint in model._meta.constraints
    ]

    assert sorted(documented) == sorted(declared)


def test_every_model_is_explained_in_the_data_model():
    text = read("docs/data-model.md")
    explained = set()
    for title in ("Models of `programs`", "Models of `members`"):
        for cell in re.findall(
            r"^\| (`\w+`(?:, `\w+`)*) \|", section(text, title), re.M
        ):
            explained |= set(re.findall(r"\w+", cell))

    assert {model.__name__ for model in models()} - explained == set()
