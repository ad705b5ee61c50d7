"""Random passwords: strong enough for any tenant's rules, and easy to type for those that a person will type once."""

import secrets
import string

from pydantic import SecretStr

# Without characters that people confuse (0/O, 1/l/I).
_LOWER = "abcdefghijkmnopqrstuvwxyz"
_UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_DIGITS = "23456789"
_SIGNS = "-_.!#+"
_TYPED = 20
_NEVER_TYPED = 64


def typed_password() -> SecretStr:
    """For a first sign-in. Four classes of characters, about 115 bits."""
    return _made(_TYPED, _LOWER + _UPPER + _DIGITS + _SIGNS)


def thrown_away_password() -> SecretStr:
    """For an account that nobody is to sign in to with it."""
    return _made(_NEVER_TYPED, string.ascii_letters + string.digits + _SIGNS)


def _made(length: int, alphabet: str) -> SecretStr:
    required = [secrets.choice(kind) for kind in (_LOWER, _UPPER, _DIGITS, _SIGNS)]
    letters = required + [secrets.choice(alphabet) for _ in range(length - len(required))]
    secrets.SystemRandom().shuffle(letters)
    return SecretStr("".join(letters))
