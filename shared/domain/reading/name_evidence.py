"""What an address written in the ticket proves about a name: that they belong together, and where the surname begins.

`ines.quilho@` shows that "Inês" is a given name of Maria Inês Sobral Quilho; `aquillera@` that "Quillera" begins the surname of José
Ada Quillera Marsal. In Spanish two surnames are the rule. An address that proves nothing leaves the name unsplit; nothing is guessed from lists of names.
"""

import re
from typing import NamedTuple

from anyascii import anyascii

from shared.domain.reading.folding import fold

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_JOINTS = re.compile(r"[._-]+")
_NOT_LETTERS = re.compile(r"[^a-z]")
_LATIN = re.compile("[\u0000-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f]*")
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "du",
        "des",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "bint",
        "ibn",
        "ben",
        "ter",
        "ten",
        "te",
        "zu",
        "zum",
        "zur",
        "af",
        "av",
        "y",
        "e",
        "vom",
        "lo",
    ]
)
# Spanish law gives everybody two surnames, and forms ask for both.
_TWO_SURNAMES = frozenset(
    [
        "ES",
        "MX",
        "AR",
        "CO",
        "CL",
        "PE",
        "VE",
        "EC",
        "GT",
        "CU",
        "BO",
        "DO",
        "HN",
        "PY",
        "SV",
        "NI",
        "CR",
        "PA",
        "UY",
        "PR",
        "GQ",
    ]
)
# These begin double given names ("Ana Belén"): after them three words may have one surname only.
_BEGIN_DOUBLE = frozenset(
    [
        "maria",
        "mª",
        "m.ª",
        "jose",
        "juan",
        "ana",
        "luis",
        "carlos",
        "miguel",
        "francisco",
        "jesus",
        "rosa",
        "angel",
        "pedro",
        "manuel",
    ]
)
_LEAST = 3
_FULL = 4


class Split(NamedTuple):
    given: str
    surname: str


def spellings(word: str) -> frozenset[str]:
    """How the word may stand in an address: without marks, and with what German and Nordic languages write for them."""
    plain = fold(word)
    return frozenset(
        spelled
        for text in (plain, plain.translate(_GERMAN))
        if (spelled := _NOT_LETTERS.sub("", anyascii(text).lower()))
    )


def belongs_to(name: str, address: str) -> bool:
    """Whether the address is made from this name: its surname, or its given name alone, stands in it."""
    local = _local(address)
    tokens = _tokens(local)
    run = "".join(tokens)
    words = [word for word in _words(name) if fold(word) not in _PARTICLES]
    return any(
        spelled in tokens or (len(spelled) >= _FULL and spelled in run)
        for word in words
        for spelled in spellings(word)
        if len(spelled) >= _LEAST
    )


def contradicts(name: str, address: str) -> bool:
    """`ada.quell@` for Ada Quill: the given name is the same, the surname nearly. One of them is misspelt, nobody knows which."""
    tokens, words = _tokens(_local(address)), _words(name)
    # Other scripts are written in Latin letters in several ways, none of which is a slip.
    if not _LATIN.fullmatch(name) or len(tokens) != 2 or len(words) != 2 or tokens[0] not in spellings(words[0]):
        return False
    return all(
        spelled != tokens[1] and spelled[:1] == tokens[1][:1] and _differ_little(spelled, tokens[1])
        for spelled in spellings(words[1])
    )


def split_by_address(words: list[str], address: str) -> Split | None:
    """Given names and surname, where the address shows the boundary; None where it does not."""
    tokens = _tokens(_local(address))
    if len(words) < 3 or not tokens:
        return None
    at = _by_whole_parts(words, tokens) or _by_first_surname(words, tokens) or _by_second_given(words, tokens)
    return Split(" ".join(words[:at]), " ".join(words[at:])) if at else None


def split_spanish(words: list[str], country: str) -> Split | None:
    """One given name and two surnames, or two and two. Particles, initials and names that may be double leave it open."""
    if country not in _TWO_SURNAMES or not 3 <= len(words) <= 4:
        return None
    plain = [fold(word).strip(".") for word in words]
    if any(word in _PARTICLES or len(word) < _LEAST for word in plain):
        return None
    if len(words) == 3 and anyascii(plain[0]) in _BEGIN_DOUBLE:
        return None
    at = len(words) - 2
    return Split(" ".join(words[:at]), " ".join(words[at:]))


def _by_whole_parts(words: list[str], tokens: list[str]) -> int:
    """`annalena.quill`, `ada.quilleramarsal`: each half of the address is a whole part of the name."""
    if len(tokens) != 2:
        return 0
    for at in range(1, len(words)):
        given, surname = _run(words[:at]), _run(words[at:])
        if tokens[0] in given and tokens[1] in surname:
            return at
    return 0


def _by_first_surname(words: list[str], tokens: list[str]) -> int:
    """`a.quillera`, `aquillera`, `quillera.ada`: a word before the last is used as the surname."""
    for at in range(1, len(words) - 1):
        if fold(words[at]) in _PARTICLES:
            continue
        for spelled in spellings(words[at]):
            if len(spelled) < _LEAST:
                continue
            initials = {
                _initial(words[0]),
                "".join(_initial(word) for word in words[:at] if fold(word) not in _PARTICLES),
            }
            if "".join(tokens) in {f"{start}{spelled}" for start in initials if start}:
                return _before_particles(words, at)
            if len(tokens) == 2 and tokens[1] == spelled and tokens[0] in spellings(words[0]) | initials:
                return _before_particles(words, at)
    return 0


def _by_second_given(words: list[str], tokens: list[str]) -> int:
    """`ines.quilho`: the second word is used as the given name, the last as the surname, and two or more words are left for it."""
    if len(words) < 4 or len(tokens) != 2 or tokens[1] not in spellings(words[-1]):
        return 0
    return 2 if tokens[0] in spellings(words[1]) and fold(words[1]) not in _PARTICLES else 0


def _before_particles(words: list[str], at: int) -> int:
    while at > 1 and fold(words[at - 1]) in _PARTICLES:
        at -= 1
    return at


def _run(words: list[str]) -> frozenset[str]:
    """The words written together, in one way of writing each."""
    runs = frozenset({""})
    for word in words:
        runs = frozenset(run + spelled for run in runs for spelled in spellings(word) or {""})
    return runs


def _initial(word: str) -> str:
    return anyascii(fold(word)).lower()[:1]


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s,-]+", name) if word]


def _local(address: str) -> str:
    return fold(address).partition("@")[0]


def _tokens(local: str) -> list[str]:
    plain = (_NOT_LETTERS.sub("", anyascii(token).lower()) for token in _JOINTS.split(local))
    return [token for token in plain if token]


def _differ_little(one: str, other: str) -> bool:
    """At most two letters exchanged, or one more or fewer."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 2
    if abs(len(one) - len(other)) != 1:
        return False
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
