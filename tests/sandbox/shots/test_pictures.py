"""The pictures in the documentation exist, are small, and say in words what they show."""

import re
from pathlib import Path

import pytest

from sandbox.shots.camera import LIMIT_BYTES

ROOT = Path(__file__).parents[3]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.png"))
_SHOWN = re.compile(
    r'<img\s[^>]*?src="(?P<path>docs/pictures/[^"]+)"[^>]*?>|!\[(?P<alt>[^\]]*)\]\((?P<link>docs/pictures/[^)]+)\)'
)


def shown_in_the_readme() -> list[tuple[str, str]]:
    """Path and alternative text of each picture."""
    found = []
    for match in _SHOWN.finditer((ROOT / "README.md").read_text("utf-8")):
        alt = re.search(r'alt="([^"]*)"', match.group())
        found.append((match["path"] or match["link"], alt[1] if alt else match["alt"] or ""))
    return found


def test_the_readme_shows_pictures_that_exist():
    missing = [path for path, _ in shown_in_the_readme() if not (ROOT / path).is_file()]

    assert shown_in_the_readme()
    assert missing == []


def test_every_picture_says_in_words_what_it_shows():
    assert [path for path, alt in shown_in_the_readme() if len(alt.split()) < 5] == []


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_no_picture_is_larger_than_somebody_would_wait_for(path: Path):
    assert path.stat().st_size <= LIMIT_BYTES
