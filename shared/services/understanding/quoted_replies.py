"""Splits a mail text into what its writer wrote and the older mails quoted below, and recognises the signature.

Line by line and without backtracking patterns, so that no text takes long. Libraries for this cut off "- label: value" lists and
everything after "Thanks,", which in a ticket is where the form often is.
"""

import re

from shared.domain.reading.folding import fold
from shared.domain.ticket import Author
from shared.domain.value import Value
from shared.services.understanding.mail_words import (
    CLOSING,
    DISCLAIMER,
    FORWARDED,
    FROM,
    ORIGINAL,
    SENT,
    SENT_FROM,
    WROTE,
)

_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_MARKS = re.compile(r"^[ \t]*((?:>[ \t]?)+)")
_LONG = 400
_LABELLED = re.compile(r"^[^:：|\t]{2,45}[:：|\t]\s*\S")
_SIGNATURE_LINES = 9


class Part(Value):
    """One mail within the text. The first part is the writer's own; author is known for the others where a header says it."""

    text: str
    author: Author | None = None
    is_forwarded: bool = False  # put there on purpose, to be read


def split_replies(text: str) -> tuple[Part, ...]:
    """The writer's own text first, then the quoted mails in the order they stand."""
    own: list[str] = []
    quoted: list[tuple[str, list[str]]] = []
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        line, depth = _unmark(lines[index])
        taken = _header_length(lines, index)
        if taken:
            quoted.append(("\n".join(_unmark(at)[0] for at in lines[index : index + taken]), []))
            index += taken
            continue
        if depth and not quoted:
            quoted.append(("", []))
        # Below a marked quote, unmarked lines are the writer's again; below a header they belong to that mail.
        own_again = not depth and (not quoted or _was_marked(lines, index))
        (own if own_again else quoted[-1][1]).append(line)
        index += 1
    parts = [Part(text="\n".join(own).strip())]
    return (*parts, *(_quoted_part(head, body) for head, body in quoted if any(body)))


def _quoted_part(head: str, body: list[str]) -> Part:
    return Part(text="\n".join(body).strip(), author=_author(head), is_forwarded=bool(FORWARDED.search(head)))


def _unmark(line: str) -> tuple[str, int]:
    match = _MARKS.match(line)
    return (line[match.end() :], match[1].count(">")) if match else (line, 0)


def _was_marked(lines: list[str], index: int) -> bool:
    """Whether the quote before this line was one with `>` marks (and so ends where they end)."""
    before = next((line for line in reversed(lines[:index]) if line.strip()), "")
    return before.lstrip().startswith(">") or _starts_marked(lines, index)


def _starts_marked(lines: list[str], index: int) -> bool:
    for line in reversed(lines[max(0, index - 40) : index]):
        if line.lstrip().startswith(">"):
            return True
        if _is_header_start(_unmark(line)[0]):
            return False
    return False


def _is_header_start(line: str) -> bool:
    short = line[:_LONG]
    return bool(ORIGINAL.match(short) or FROM.match(short) or WROTE.search(short))


def _header_length(lines: list[str], index: int) -> int:
    """How many lines from here are the header of a quoted mail; 0 when none begins here."""
    block = [_unmark(line)[0][:_LONG] for line in lines[index : index + 8]]
    first = block[0]
    if ORIGINAL.match(first) or re.fullmatch(r"\s*_{20,}\s*", first):
        rest = _mail_header(block[1:])
        return 1 + rest if rest or ORIGINAL.match(first) else 0
    if len(first) > 12 and WROTE.search(first):
        return 1
    if (
        re.match(r"\s*(?:on|am|le|el|il|op|den|em|dne)\b", first, re.IGNORECASE)
        and len(block) > 1
        and WROTE.search(block[1])
    ):
        return 2
    return _mail_header(block)


def _mail_header(block: list[str]) -> int:
    """From:, then at least one of Sent:, To:, Subject: within the next lines."""
    skipped = next((n for n, line in enumerate(block) if line.strip()), 0)
    if not block or not FROM.match(block[skipped]):
        return 0
    count = skipped + 1
    while count < len(block) and SENT.match(block[count]):
        count += 1
    return count if count >= skipped + 2 + ("@" not in block[skipped]) else 0


def _author(head: str) -> Author | None:
    """Who wrote the quoted mail, as its header says it."""
    address = _ADDRESS.search(head)
    sender = next((match["who"] for match in map(FROM.match, head.split("\n")) if match), "")
    if not sender:
        one_line = head.replace("\n", " ")
        wrote = WROTE.search(one_line)
        # "On <date>, A wrote:" has the name before the verb, "Am <date> schrieb A:" after it.
        after = re.sub(r"^\S+(?:\s+écrit|\s+scritto|\s+scris)?\s*", "", wrote[0]) if wrote else ""
        before = re.split(r"\d[^\w<]*\s(?:uhr\b)?", one_line[: wrote.start()], flags=re.IGNORECASE)[-1] if wrote else ""
        sender = after if re.search(r"[^\W\d]{2}", after) else before
    name = re.sub(r"[<\[(].*", "", sender).strip(" \"'*,:：-")
    email = address[0].lower() if address else ""
    return Author(name=name[:100], email=email) if name or email else None


def drop_signature(text: str, author_name: str) -> str:
    """The text without its closing words, signature and disclaimers. A form below the signature stays."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if not _ends_letter(line, author_name, index):
            continue
        rest = [part for part in lines[index + 1 :] if part.strip()]
        if len(rest) <= _SIGNATURE_LINES and sum(bool(_LABELLED.match(part)) for part in rest) < 3:
            return "\n".join(lines[:index]).rstrip()
    return text.rstrip()


def _ends_letter(line: str, author_name: str, index: int) -> bool:
    plain = line.strip().rstrip(",!.")[:_LONG]
    if plain in ("--", "__", "- -") or SENT_FROM.match(plain) or DISCLAIMER.match(plain):
        return True
    if index and author_name and fold(re.split(r"[|,(/–]", plain.lstrip("/"))[0]) == fold(author_name):
        return True
    closing = CLOSING.match(plain)
    # "Thanks, Kelly" and "Thanks" close a letter; "Thanks for the quick help with ..." opens one.
    return bool(closing) and len(plain.split()) <= 5 and index > 0
