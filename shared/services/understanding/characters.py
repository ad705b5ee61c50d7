"""Takes out of a text what a person cannot see, and undoes mail encodings that were left in it. It never adds a word.

Zero-width, tag and control characters are removed and reported; bidirectional overrides too (they make a text read differently
from what it says). Joiners that scripts need (Persian, Indic) and plain direction marks are not worth a report.
"""

import base64
import binascii
import html
import quopri
import re
import unicodedata
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header

from shared.domain.ticket import CleaningWarning
from shared.domain.value import Value

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_QUIET = frozenset("\u00ad\u200e\u200f\u061c\ufeff\ufe0f\ufe0e\u200c\u200d\r")  # invisible, but not worth a warning
_JOINERS = frozenset("\u200c\u200d")
_WRITTEN_NULL = re.compile(r"\\u0000|\\x00|\\0(?!\d)|%00")
_QUOTED = re.compile(r"=[C-F][0-9A-F]=[89AB][0-9A-F]|=\n(?=[\s\S]{0,2000}=[0-9A-F]{2})")
_QUOTED_BYTES = re.compile(r"=\n|(?:=[0-9A-F]{2})+")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,6});")
_ENCODED = re.compile(r"(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{60,}={0,2}(?:\n[A-Za-z0-9+/_-]{20,}={0,2}(?=\s|$))*")
_LONG_TOKEN = re.compile(r"\S{160,}")
_LOOKS_LIKE_HTML = re.compile(
    r"<(?:!doctype|html|head|body|p|div|br|table|tr|td|span|font|b|ul|li)\b[^<>]{0,300}/?>", re.IGNORECASE
)


class Characters(Value):
    """A text without invisible characters; `hidden` is what the invisible ones spelled, if they spelled anything."""

    text: str
    warnings: tuple[CleaningWarning, ...] = ()
    hidden: tuple[str, ...] = ()


def clean_characters(text: str) -> Characters:
    """NFC, one kind of line end, nothing invisible."""
    plain = _WRITTEN_NULL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    plain = unicodedata.normalize("NFC", plain.replace("\u2028", "\n").replace("\u2029", "\n").replace("\u0085", "\n"))
    kept: list[str] = []
    warnings: set[CleaningWarning] = set()
    tags: list[str] = []
    for index, letter in enumerate(plain):
        if _is_plain(letter) or (letter in _JOINERS and _joins(plain, index)):
            kept.append(letter)
            continue
        if 0xE0020 <= ord(letter) <= 0xE007E:
            tags.append(chr(ord(letter) - 0xE0000))
        if warning := _warning_for(letter):
            warnings.add(warning)
    return Characters(text="".join(kept), warnings=tuple(sorted(warnings)), hidden=("".join(tags),) if tags else ())


def _is_plain(letter: str) -> bool:
    return letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co")


def _joins(text: str, index: int) -> bool:
    """Between two letters that are not Latin a joiner is spelling."""
    around = text[index - 1 : index] + text[index + 1 : index + 2]
    return len(around) == 2 and all(ord(letter) > 0x300 and letter.isalpha() for letter in around)


def _warning_for(letter: str) -> CleaningWarning | None:
    if letter in _BIDI:
        return CleaningWarning.BIDI_CONTROLS
    return None if letter in _QUIET else CleaningWarning.INVISIBLE_CHARACTERS


def decode_leftovers(text: str) -> str:
    """Undo quoted-printable and HTML entities that a mail gateway left in plain text."""
    if _QUOTED.search(text[:20_000]):
        text = _QUOTED_BYTES.sub(lambda run: _unquote(run[0]), text.replace("=\n", ""))
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def _unquote(run: str) -> str:
    raw = quopri.decodestring(run.encode("ascii"))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def decode_subject(subject: str) -> str:
    """Undo MIME words (=?utf-8?Q?...?=) and entities in a subject; one line."""
    if "=?" in subject:
        # A broken header stays as it is: better an ugly subject than none.
        with suppress(LookupError, ValueError, MessageError):
            subject = str(make_header(decode_header(subject)))
    return " ".join(clean_characters(decode_leftovers(subject)).text.split())[:500]


class Unpacked(Value):
    """A text without encoded blocks and without tokens nobody can read; `decoded` is what the blocks say."""

    text: str
    decoded: tuple[str, ...] = ()
    found_block: bool = False


def drop_encoded(text: str) -> Unpacked:
    """Take base64 blocks out, so that nobody reads an order in them; what they say is kept for the approver."""
    decoded: list[str] = []
    blocks = 0
    kept: list[str] = []
    end = 0
    for match in _ENCODED.finditer(text):
        kept.append(text[end : match.start()])
        end = match.end()
        blocks += 1
        if said := _decode(match[0]):
            decoded.append(said)
    kept.append(text[end:])
    return Unpacked(text=_LONG_TOKEN.sub(" ", "".join(kept)), decoded=tuple(decoded), found_block=blocks > 0)


def _decode(block: str) -> str:
    packed = re.sub(r"\s", "", block)[:4000]
    try:
        said = base64.b64decode(
            packed + "=" * (-len(packed) % 4), altchars=b"-_" if re.search("[-_]", packed) else None
        )
        text = said.decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
    return text[:400] if text.isprintable() and " " in text else ""


def looks_like_html(text: str) -> bool:
    """Whether a text that calls itself plain is HTML."""
    return len(_LOOKS_LIKE_HTML.findall(text[:20_000])) >= 2
