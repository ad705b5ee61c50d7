"""Brings the catalogues of `shared/locales` up to the sentences in code and templates. Nothing is compiled: see shared/services/speech.py.

python scripts/catalogues.py            new sentences are added untranslated, those that are gone are dropped
python scripts/catalogues.py --check    says what would change, and what lacks a translation, and changes nothing
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from shared.domain.languages import LANGUAGES, Language  # noqa: E402 - found only now
from shared.services.speech import LOCALES, SOURCE, catalogue_path  # noqa: E402 - as above

TEMPLATE = LOCALES / "messages.pot"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "mark": None, "say_many": (1, 2)}
# Always the same, so that the same sentences make the same file.
WRITTEN_AT = datetime(2026, 1, 1, tzinfo=UTC)
WIDTH = 110
_TEXT = {"line_statement_prefix": "%%", "silent": "false"}
_MARKUP = {"silent": "false"}


def spoken() -> Catalog:
    """Every sentence of the product, in the order of its files."""
    found = _catalogue(None)
    for path, method, options in _sources():
        name = path.relative_to(ROOT).as_posix()
        with path.open("rb") as file:
            for _, sentence, comments, context in extract(method, file, keywords=KEYWORDS, options=options):
                found.add(sentence, locations=[(name, 1)], auto_comments=comments, context=context)
    return found


def _sources() -> Iterator[tuple[Path, str, dict[str, str]]]:
    for path in sorted((ROOT / "shared" / "services").rglob("*.py")):
        yield path, "python", {}
    templates = ROOT / "shared" / "templates"
    for path in sorted(templates.rglob("*.txt")):
        yield path, "jinja2.ext:babel_extract", _TEXT
    for path in sorted(templates.rglob("*.html")):
        yield path, "jinja2.ext:babel_extract", _MARKUP


def _catalogue(locale: Locale | None) -> Catalog:
    return Catalog(
        locale=locale,
        project="Gangway",
        version="1",
        creation_date=WRITTEN_AT,
        revision_date=WRITTEN_AT,
        copyright_holder="the Gangway authors",
        header_comment="# Sentences for requesters. Written by scripts/catalogues.py; translate msgstr only.",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        fuzzy=False,
    )


def translated(language: Language) -> list[Language]:
    """Every language but the one the sentences are written in."""
    return [] if language == SOURCE else [language]


def updated(language: Language, sentences: Catalog) -> Catalog:
    """The language's catalogue with exactly these sentences, and the translations it has for them."""
    locale = Locale.parse(language.code, sep="-")
    known = read_po(BytesIO(_read(catalogue_path(language))), locale=locale)
    fresh = _catalogue(locale)
    for sentence in sentences:
        if sentence.id:
            have = known.get(sentence.id)
            said = have.string if have else ("",) * fresh.num_plurals if sentence.pluralizable else ""
            fresh.add(sentence.id, said, locations=sentence.locations)
    return fresh


def as_text(catalogue: Catalog) -> bytes:
    written = BytesIO()
    write_po(written, catalogue, width=WIDTH, include_lineno=False)
    # Not the writer's version: another one makes the same file.
    return b"".join(line for line in written.getvalue().splitlines(keepends=True) if b"Generated-By:" not in line)


def wanted() -> dict[Path, bytes]:
    """What the files should be."""
    sentences = spoken()
    files = {TEMPLATE: as_text(sentences)}
    for language in LANGUAGES:
        files |= {catalogue_path(one): as_text(updated(one, sentences)) for one in translated(language)}
    return files


def stale() -> list[str]:
    """The files that are not as they should be."""
    return [path.relative_to(ROOT).as_posix() for path, text in wanted().items() if _read(path) != text]


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def main() -> int:
    parser = argparse.ArgumentParser(description="Bring the catalogues up to the sentences in code and templates.")
    parser.add_argument("--check", action="store_true", help="change nothing, and fail when something would change")
    if parser.parse_args().check:
        behind = stale()
        print("\n".join(behind) if behind else "every catalogue is up to date")
        return 1 if behind else 0
    for path, text in wanted().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
