"""Templates to text: mails, notes and pages from view models. It decides nothing and knows no HTTP.

HTML is escaped by Jinja, a missing value is an error, and a template sees words only: presenting happens before.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from shared.services.present_text import one_line

TEMPLATES = Path(__file__).parent.parent / "templates"


@cache
def _markup() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["breakable"] = breakable
    return environment


def breakable(text: str) -> Markup:
    """Where a mail address may go on in the next line: a phone has no room for a long one, and half a word reads badly."""
    return Markup("@<wbr>").join(text.split("@"))


@cache
def _plain() -> Environment:
    """Text: a line that begins with %% is a statement and leaves nothing behind, nor do blank lines after it: write {{ "" }}."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 - text is never shown as HTML
        undefined=StrictUndefined,
        line_statement_prefix="%%",
    )


def render_text(name: str, **values: object) -> str:
    """A text body: no blank lines at either end, never more than one between paragraphs."""
    lines = (line.rstrip() for line in _plain().get_template(name).render(**values).splitlines())
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip("\n") + "\n"


def render_subject(name: str, **values: object) -> str:
    """One line, so that no header can be smuggled into a mail."""
    return one_line(_plain().get_template(name).render(**values))


def render_html(name: str, **values: object) -> str:
    """A mail's HTML part or a fragment."""
    return _markup().get_template(name).render(**values)


def render_page(name: str, **values: object) -> str:
    """A page with our style sheet inside: whole, as its hash stands in the content security policy."""
    return render_html(name, css=_css(), **values)


@cache
def _css() -> Markup:
    return Markup((TEMPLATES / "page.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file, no input in it
