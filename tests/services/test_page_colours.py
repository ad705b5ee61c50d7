"""Words on our pages and in our mails can be read by people who see contrasts badly, in daylight and in the dark (WCAG 2.2, AA)."""

import re

import pytest

from shared.services.render import TEMPLATES

CSS = (TEMPLATES / "page.css").read_text("utf-8")
DAY, NIGHT = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
)

# What stands on what, by the names in the style sheet.
TEXT = [
    *((ink, ground) for ink in ("ink", "soft", "stop-ink") for ground in ("card", "ground")),
    ("accent", "ground"),
    *(("ink", ground) for ground in ("stop-ground", "care-ground", "good-ground")),
    ("stop-ink", "stop-ground"),
    ("care-ink", "care-ground"),
    ("on-button", "go"),
    ("on-button", "stop"),
]
EDGES = [("edge", "card"), ("focus", "ground"), ("focus", "card"), ("stop-ink", "ground")]
MAIL = [
    *((ink, ground) for ink in ("#16202c", "#56616f", "#b42318") for ground in ("#ffffff", "#f3f5f8")),
    ("#16202c", "#fef3f2"),
    ("#16202c", "#fffaeb"),
    ("#ffffff", "#15803d"),
    ("#14532d", "#f3f5f8"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guideline_does():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("light", [DAY, DAY | NIGHT], ids=["day", "night"])
def test_words_stand_out_from_their_ground(light):
    assert [(ink, ground) for ink, ground in TEXT if contrast(light[ink], light[ground]) < 4.5] == []
    assert [(ink, ground) for ink, ground in EDGES if contrast(light[ink], light[ground]) < 3] == []


def test_no_colour_is_used_that_is_not_measured():
    rules = CSS.partition("* { box-sizing")[2]

    assert re.findall(r"#[0-9a-f]{3,8}", rules) == []
    named = set(re.findall(r"(?<![-\w])color: var\(--([a-z-]+)\)", rules))
    assert named - {ink for ink, _ in TEXT} == set()


def test_mails_stand_out_from_their_ground():
    used = set()
    for path in TEMPLATES.rglob("*.html"):
        if path.parent.name != "pages":
            used |= set(re.findall(r"(?<![-\w])color:(#[0-9a-f]{6})", path.read_text("utf-8")))

    assert used - {ink for ink, _ in MAIL} == set()
    assert [(ink, ground) for ink, ground in MAIL if contrast(ink, ground) < 4.5] == []
