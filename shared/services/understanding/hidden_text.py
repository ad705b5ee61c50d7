"""Which parts of an HTML mail a person looking at it does not see. Those parts are removed and reported, never read.

Judged from inline styles, <style> rules by class, id or tag, and attributes: display, visibility, opacity, size, position off the
screen, and text in the colour of its background. No style engine: what is shown only through unusual CSS counts as visible, and
injected text that stays visible is caught by its wording instead.
"""

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]

_HIDING = (
    re.compile(r"display\s*:\s*none"),
    re.compile(r"visibility\s*:\s*(?:hidden|collapse)"),
    re.compile(r"opacity\s*:\s*0?(?:\.0\d*)?\s*(?:;|$|!)"),
    re.compile(r"font-size\s*:\s*[01](?:\.\d+)?\s*(?:px|pt|em|rem|%|;|$|!)"),
    re.compile(r"(?:left|top|right|text-indent|margin-left|margin-top)\s*:\s*-\s*\d{3,}"),
    re.compile(r"mso-hide\s*:\s*all"),
    re.compile(r"clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%"),
    re.compile(r"(?:max-)?(?:height|width)\s*:\s*[01](?:px|pt)?\s*(?:;|$)[^{}]*overflow\s*:\s*hidden"),
    re.compile(r"overflow\s*:\s*hidden[^{}]*(?:max-)?(?:height|width)\s*:\s*[01](?:px|pt)?\s*(?:;|$)"),
    re.compile(r"color\s*:\s*transparent"),
)
_STRUCK = re.compile(r"text-decoration[a-z-]*\s*:\s*[a-z ]*line-through")
_RULE = re.compile(r"([^{}]{1,200})\{([^{}]{0,1000})\}")
_COLOUR = re.compile(r"(?<![-\w])color\s*:\s*([^;!]{1,40})")
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;!]{1,80})")
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240)}
Colour = tuple[int, int, int]
_WHITE: Colour = (255, 255, 255)
_NEAR = 30


class Styles:
    """The style rules of one document by selector, and what each element inherits."""

    def __init__(self, sheets: list[str]) -> None:
        self._rules: dict[str, str] = {}
        for sheet in sheets:
            for selectors, body in _RULE.findall(sheet[:50_000]):
                for selector in selectors.split(","):
                    key = selector.strip().lower()
                    self._rules[key] = self._rules.get(key, "") + ";" + body.lower()
        self._colours: dict[HtmlElement, tuple[Colour, Colour]] = {}

    def of(self, element: HtmlElement) -> str:
        """All declarations that hold for the element itself, as one lower-case text."""
        tag = str(element.tag).lower()
        names = [f".{name}" for name in str(element.get("class") or "").lower().split()]
        names += [f"{tag}{name}" for name in names] + [tag]
        if element.get("id"):
            names.append(f"#{str(element.get('id')).lower()}")
        parts = [self._rules[name] for name in names if name in self._rules]
        return ";".join((*parts, str(element.get("style") or "").lower()))

    def hides(self, element: HtmlElement) -> bool:
        """Whether the element's own text is not to be seen. Ask for parents first: colours are inherited."""
        style = self.of(element)
        colour, background = self._colours_of(element, style)
        if element.get("hidden") is not None or any(pattern.search(style) for pattern in _HIDING):
            return True
        return _distance(colour, background) < _NEAR

    def strikes(self, element: HtmlElement) -> bool:
        """Whether its text is crossed out: taken back by its writer."""
        return str(element.tag).lower() in ("s", "strike", "del") or bool(_STRUCK.search(self.of(element)))

    def _colours_of(self, element: HtmlElement, style: str) -> tuple[Colour, Colour]:
        parent = element.getparent()
        inherited = self._colours.get(parent, ((0, 0, 0), _WHITE)) if parent is not None else ((0, 0, 0), _WHITE)
        colour = _last(_COLOUR, style) or _read_colour(str(element.get("color") or "")) or inherited[0]
        background = _last(_BACKGROUND, style) or _read_colour(str(element.get("bgcolor") or "")) or inherited[1]
        self._colours[element] = (colour, background)
        return colour, background


def _last(pattern: re.Pattern[str], style: str) -> Colour | None:
    for value in reversed(pattern.findall(style)):
        if found := _read_colour(value):
            return found
    return None


def _read_colour(text: str) -> Colour | None:
    text = text.strip().lower()
    if match := re.search(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", text):
        digits = match[1] if len(match[1]) == 6 else "".join(c * 2 for c in match[1])
        return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16))
    if match := re.search(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", text):
        return (int(match[1]), int(match[2]), int(match[3]))
    return _NAMED.get(text.split(" ")[0])


def _distance(one: Colour, other: Colour) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))
