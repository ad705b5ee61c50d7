"""Sign-in names from people's names: transliterated by a stated rule, cleaned, with collisions resolved in a stated order."""

import re
import unicodedata

from anyascii import anyascii

from shared.domain.policy import Apostrophe, Naming

# What German writes out; other languages drop the marks (anyascii does: ö -> o, ł -> l, đ -> d, ß -> ss, ı -> i).
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_APOSTROPHES = "'\u2019\u2018\u201b\u02bc\u02bb\u02b9\u2032`\u00b4"
_SUFFIXES = re.compile(r",?\s+(jr|sr|ii|iii|iv|phd|mba|md|esq)\.?$", re.IGNORECASE)
_TITLES = re.compile(r"^(dr|prof|mr|mrs|ms|herr|frau)\.?\s+", re.IGNORECASE)
MAX_NICKNAME = 64


def is_latin(name: str) -> bool:
    """Whether every letter of `name` is of the Latin script: others are romanised only by people, never by us."""
    # Modifier apostrophes count as letters in Unicode, and as letters of no script.
    letters = [c for c in unicodedata.normalize("NFC", name) if c.isalpha() and c not in _APOSTROPHES]
    return bool(letters) and all("LATIN" in unicodedata.name(c, "") for c in letters)


def plain_name(name: str) -> str:
    """The name without titles and suffixes, single spaces, NFC."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    name = _TITLES.sub("", name)
    return _SUFFIXES.sub("", name).strip(" ,")


def local_part(name: str, language: str, apostrophe: Apostrophe) -> str:
    """`name` as lower-case ASCII that Entra takes in a sign-in name: letters, digits, `.`, `-`, `_` and kept apostrophes."""
    text = plain_name(name)
    if language.split("-")[0] == "de":
        text = text.translate(_GERMAN)
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'" if apostrophe is Apostrophe.KEEP else "")
    text = anyascii(text).lower()
    text = re.sub(r"[^a-z0-9.'_-]", "", text.replace(" ", ""))
    return re.sub(r"\.{2,}", ".", text).strip(".")


def sign_in_candidates(given: str, surname: str, naming: Naming, language: str) -> tuple[str, ...]:
    """Sign-in names to try, in order of the policy; empty when nothing usable is left of the name."""
    first = local_part(given, language, naming.apostrophe)
    last = local_part(surname, language, naming.apostrophe)
    if not first and not last:
        return ()
    if not first or not last:
        # A pattern of two parts would make a letter of it.
        made = [first or last, *(f"{first or last}{n}" for n in range(2, 10))]
    else:
        words = {"given": first, "surname": last, "g": first[:1], "s": last[:1]}
        made = [naming.pattern.format(**words)]
        made += [pattern.format(**words, n=n) for pattern in naming.collision for n in range(2, 10)]
    tidy = [_tidy(local) for local in made]
    return tuple(dict.fromkeys(f"{local}@{naming.domain.lower()}" for local in tidy if local))


def _tidy(local: str) -> str:
    return re.sub(r"\.{2,}", ".", local).strip(".-_")[:MAX_NICKNAME].rstrip(".")


def skeleton(name: str) -> str:
    """What two names that a person confuses have in common: no case, marks or doubled spaces, look-alike letters as Latin."""
    folded = unicodedata.normalize("NFKD", name.translate(_LOOKALIKES))
    return " ".join("".join(c for c in folded if not unicodedata.combining(c)).casefold().split())


# Cyrillic and Greek letters that look like Latin ones.
_LOOKALIKES = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0391\u0392\u0395\u039f\u03a1\u03bf",
    "ABEKMHOPCTXaeopcyxijABEOPo",
)
