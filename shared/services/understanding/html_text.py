"""Makes the text of an HTML mail: what a person sees, with table rows as `cell | cell` lines and quoted blocks marked with `>`.

Any input gives a text: broken, deeply nested and doubly escaped HTML too. What is not to be seen is returned apart.
"""

import re

from inscriptis import Inscriptis  # type: ignore[import-untyped]
from inscriptis.model.config import ParserConfig  # type: ignore[import-untyped]
from lxml.etree import ParserError  # type: ignore[import-untyped]
from lxml.html import HtmlComment, HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from shared.domain.ticket import CleaningWarning
from shared.domain.value import Value
from shared.services.understanding.characters import looks_like_html
from shared.services.understanding.hidden_text import Styles

_XML = re.compile(r"^\s*<\?xml[^>]{0,200}>")
_NOT_TEXT = frozenset(
    {"script", "style", "title", "meta", "link", "template", "noscript", "object", "iframe", "svg", "head"}
)
_MAX = 400_000
_MAX_ELEMENTS = 20_000
_CONDITIONAL = re.compile(r"\[(?:if|endif)", re.IGNORECASE)


class Flattened(Value):
    """Text as seen, and text that was in the document but not to be seen."""

    text: str
    warnings: tuple[CleaningWarning, ...] = ()
    hidden: tuple[str, ...] = ()


def flatten_html(source: str) -> Flattened:
    """The visible text. HTML that was escaped again on its way is unfolded up to three times."""
    result = _flatten_once(source)
    for _ in range(3):
        if not looks_like_html(result.text):
            break
        inner = _flatten_once(result.text)
        result = Flattened(
            text=inner.text, warnings=result.warnings + inner.warnings, hidden=result.hidden + inner.hidden
        )
    return result


def _flatten_once(source: str) -> Flattened:
    source = _XML.sub("", source[:_MAX])
    try:
        tree = document_fromstring(source.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except ParserError:
        return Flattened(text="")
    if sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:
        return Flattened(text=str(tree.text_content()), warnings=(CleaningWarning.SHORTENED,))
    warnings, hidden = _drop_unseen(tree)
    _unfold_tables(tree)
    for quote in list(tree.iter("blockquote")):
        _mark_quoted(quote)
    return Flattened(text=_text_of(tree), warnings=warnings, hidden=hidden)


def _text_of(tree: HtmlElement) -> str:
    try:
        text = Inscriptis(tree, ParserConfig()).get_text()
    except RecursionError:
        text = str(tree.text_content())
    return "\n".join(line.strip() for line in text.split("\n"))


def _drop_unseen(tree: HtmlElement) -> tuple[tuple[CleaningWarning, ...], tuple[str, ...]]:
    styles = Styles([str(sheet.text or "") for sheet in tree.iter("style")])
    elements = list(tree.iter())
    warnings = {CleaningWarning.SCRIPT} if any(element.tag == "script" for element in elements) else set()
    hidden = [text for element in elements if element.tag == "img" for text in _long_descriptions(element)]
    gone: list[HtmlElement] = []
    for element in elements:
        unseen = _unseen(element, styles)
        if unseen is not None:
            gone.append(element)
            hidden += _worth_reporting(unseen)
    for element in gone:
        if element.getparent() is not None:
            element.drop_tree()
    if hidden:
        warnings.add(CleaningWarning.HIDDEN_TEXT)
    return tuple(sorted(warnings)), tuple(hidden)


def _unseen(element: HtmlElement, styles: Styles) -> str | None:
    """What the element says without being seen ('' when that is nothing to report); None when it is seen."""
    if isinstance(element, HtmlComment):
        return str(element.text or "")
    if not isinstance(element.tag, str) or element.tag in _NOT_TEXT:
        return ""
    if styles.hides(element):
        return str(element.text_content())
    return "" if styles.strikes(element) else None


def _worth_reporting(text: str) -> list[str]:
    """Two words or more; Outlook's conditional comments are noise."""
    plain = " ".join(text.split())
    return [plain[:400]] if len(plain) > 3 and " " in plain and not _CONDITIONAL.search(plain) else []


def _long_descriptions(image: HtmlElement) -> list[str]:
    """An image's description is not hidden text unless it talks."""
    texts = [str(image.get(name) or "") for name in ("alt", "title")]
    return [text[:400] for text in texts if len(text.split()) > 5]


def _unfold_tables(tree: HtmlElement) -> None:
    """Innermost tables become lines; a table within a cell of another becomes the text of that cell when it is one row."""
    tables = list(tree.iter("table"))
    for table in reversed(tables):  # document order: inner ones come later
        parent = table.getparent()
        if parent is None:
            continue
        rows = [_cells(row) for row in table.iter("tr")]
        rows = [cells for cells in rows if any(cells)] or [[" ".join(str(table.text_content()).split())]]
        in_cell = any(a.tag in ("td", "th") for a in table.iterancestors())
        lines = [_line(cells) for cells in rows]
        if in_cell and len(rows) == 1 and not any("\n" in cell for cell in rows[0]):
            lines = [" ".join(cell for cell in rows[0] if cell)]
        _replace(table, lines)


def _cells(row: HtmlElement) -> list[str]:
    return [_cell_text(cell) for cell in row.iterchildren("td", "th")]


def _cell_text(cell: HtmlElement) -> str:
    """One line for a cell, except where it holds lines of an unfolded table."""
    for block in cell.iter("br", "p", "div", "li"):
        block.tail = f" {block.tail or ''}"
    lines = [" ".join(line.split()) for line in str(cell.text_content()).split("\n")]
    lines = [line for line in lines if line]
    return "\n".join(lines) if any(pre.get("data-rows") for pre in cell.iter("pre")) else " ".join(lines)


def _line(cells: list[str]) -> str:
    """Cells keep their place even when empty, so that no value moves to another heading."""
    if any("\n" in cell for cell in cells):
        return "\n".join(cell for cell in cells if cell)
    return f"| {' | '.join(cells)} |" if len(cells) > 1 else cells[0]


def _replace(table: HtmlElement, lines: list[str]) -> None:
    text = "\n".join(lines)
    block = table.makeelement("pre", {"data-rows": "1"} if "\n" in text else {})
    block.text = text
    block.tail = table.tail
    table.getparent().replace(table, block)


def _mark_quoted(quote: HtmlElement) -> None:
    """A quoted block becomes lines with `>`, as in a plain text mail."""
    if quote.getparent() is None:
        return
    text = _text_of(quote)
    block = quote.makeelement("pre", {})
    block.text = "\n".join(f"> {line}" for line in text.split("\n") if line.strip())
    block.tail = quote.tail
    quote.getparent().replace(quote, block)
