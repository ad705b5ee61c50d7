"""Finds secrets people write into tickets (passwords, birth dates, card and identity numbers) and masks them.

Readers, prompts, plans and notes never see the value: only that there was one, by its label.
"""

import re

from shared.domain.value import Value

_LABEL = (
    r"(?:initial |temporary |temp |first |new |current |old |his |her |their |windows |email )?"
    r"(?:password|passcode|pass code|pwd|passwort|kennwort|mot de passe|contraseña|senha|wachtwoord|lösenord|adgangskode|passord|salasana|"
    r"pin(?: code| number)?|date of birth|d\.?o\.?b\.?|birth ?(?:date|day)|birthday|geburtsdatum|date de naissance|fecha de nacimiento|"
    r"data de nascimento|geboortedatum|social security(?: number| no)?|ssn|national insurance(?: number| no)?|ni number|"
    r"(?:credit |debit |bank )?card (?:number|no)|cvv|iban|passport (?:number|no)|security answer|memorable word|mother's maiden name)"
)
_LABELLED = re.compile(
    rf"(?<!\w)(?P<label>{_LABEL})(?!\w)(?P<between>[^\S\n]*(?:\([^()\n]{{0,60}}\))?[^\S\n]*(?:[:：=|\t]|\.{{3,}}|\bis\b|\bto be\b|\bshould be\b|\bto\b)[^\S\n]*)"
    r"(?P<value>\"[^\"\n]{1,60}\"|[^\n|;]{1,60})",
    re.IGNORECASE,
)
_OWN_LINE = re.compile(
    rf"(?m)^(?P<label>{_LABEL})(?P<between>\s*(?:\([^()\n]{{0,60}}\))?\s*[:：?]?[^\S\n]*\n)(?P<value>\S{{1,40}})$",
    re.IGNORECASE,
)
# "reset the password of accounts@... to Welcome@123"
_SET_TO = re.compile(
    r"(?P<label>password|passcode|pin)(?P<between>\b[^\n]{1,60}?\bto[^\S\n]+)(?P<value>(?![\w.+-]+@[\w-]+\.[a-z])[^\s]*[\d!#$%&*?@][^\s.]*)",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])")
# Words after "password is/to" that are no password.
_NO_SECRET = re.compile(
    r"^(?:be\b|the\b|a\b|an\b|his\b|her\b|their\b|my\b|me\b|him\b|us\b|them\b|reset|required|needed|changed|expired|not\b|no\b|yes\b|n/?a\b|none\b|"
    r"-|–|tbc|tbd|set\b|sent\b|as\b|follow|come|by\b|via\b|in\b|on\b|[\w.+-]+@[\w-]+\.[a-z]|to\b|please\b|generated|random|unknown|blank|new\b|s\b)",
    re.IGNORECASE,
)
MASK = "[secret removed]"


class Masked(Value):
    """A text without secrets, and the labels of those found."""

    text: str
    labels: tuple[str, ...] = ()


def mask_secrets(text: str) -> Masked:
    """Replace every secret's value by a mark."""
    labels: list[str] = []
    for pattern in (_LABELLED, _OWN_LINE, _SET_TO):
        text = pattern.sub(lambda match: _mask(match, labels), text)
    return Masked(text=_CARD.sub(lambda match: _mask_card(match, labels), text), labels=tuple(labels))


def _mask(match: re.Match[str], labels: list[str]) -> str:
    value = match["value"].strip()
    if not value or _NO_SECRET.match(value) or value.startswith(MASK):
        return match[0]
    # In a sentence only the next word can be the secret, and passwords are rarely plain words followed by more of them.
    spoken = not re.search(r"[:：=|\t\n]|\.{3,}", match["between"])
    if spoken:
        word = value.split()[0]
        if word.isalpha() and word.islower():
            return match[0]
        labels.append(match["label"])
        return f"{match['label']}{match['between']}{MASK}{match['value'].lstrip()[len(word) :]}"
    labels.append(match["label"])
    return f"{match['label']}{match['between']}{MASK}"


def _mask_card(match: re.Match[str], labels: list[str]) -> str:
    digits = [int(digit) for digit in re.sub(r"\D", "", match[0])]
    odd = digits[-1::-2]
    even = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    if len(digits) < 13 or (sum(odd) + sum(even)) % 10 or len(set(digits)) < 2:
        return match[0]
    labels.append("card number")
    return MASK
