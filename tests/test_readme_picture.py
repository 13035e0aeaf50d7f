"""The picture in README: the directory, as the tests see it.

make test ARGS="-k readme_picture"
cp var/screenshots/readme.png docs/screenshot.png
"""

from pathlib import Path

ROOT = Path(__file__).parent.parent
TAKEN = ROOT / "var" / "screenshots" / "readme.png"
SHOWN = ROOT / "docs" / "screenshot.png"
SIZE = {"width": 1280, "height": 860}
MOST_BYTES = 200 * 1024


def test_readme_picture_can_be_taken_again(
    transactional_db, network, live_server, page
):
    TAKEN.parent.mkdir(parents=True, exist_ok=True)
    page.set_viewport_size(SIZE)
    page.goto(f"{live_server.url}/members/")

    taken = page.screenshot(path=TAKEN)

    shown = SHOWN.read_bytes()
    assert page.get_by_role("status").text_content() == "19 organizations"
    assert dimensions(shown) == dimensions(taken) == SIZE
    assert len(shown) <= MOST_BYTES


def dimensions(png: bytes) -> dict[str, int]:
    """Width and height, from the header of the file."""
    return {
        "width": int.from_bytes(png[16:20], "big"),
        "height": int.from_bytes(png[20:24], "big"),
    }
