"""What a text says in the ciphers people hide orders in: rot13, reversed, hexadecimal. Only to tell approvers; nothing is read from it."""

import codecs
import re

_HEX = re.compile(r"(?:[0-9a-fA-F]{2}[\s:]?){8,400}")
_LONGEST = 2000


def decipher(text: str) -> tuple[str, ...]:
    """The readings; most of them are nonsense."""
    short = text[:_LONGEST]
    found = [codecs.encode(short, "rot13"), short[::-1]]
    for match in _HEX.finditer(short):
        digits = re.sub(r"[\s:]", "", match[0])
        plain = bytes.fromhex(digits[: len(digits) // 2 * 2]).decode("utf-8", errors="replace")
        found.append(plain)
    return tuple(found)
