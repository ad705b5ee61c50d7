"""Finds the links of a mail, as a person would click them. Pure."""

import re
from html.parser import HTMLParser

_URL = re.compile(r"https?://[^\s<>\"']+")
_TRAILING = ".,;:!?)]}>"


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value.strip() for name, value in attrs if name == "href" and value]


def links_of(text: str, html: str) -> list[str]:
    """All http(s) links, HTML first, each once, in the order they appear."""
    anchors = _Anchors()
    anchors.feed(html)
    anchors.close()
    in_text = [_without_trailing(url) for url in _URL.findall(text)]
    return list(dict.fromkeys(url for url in [*anchors.found, *in_text] if url.startswith(("http://", "https://"))))


def _without_trailing(url: str) -> str:
    # "(see https://x.example/a)." ends a sentence, "https://x.example/a_(b)" does not
    while url and url[-1] in _TRAILING and not (url[-1] == ")" and url.count("(") >= url.count(")")):
        url = url[:-1]
    return url
