"""Seals texts with a key made from the signing keys. The newest key seals, every key opens, so that keys can change. No storage."""

import base64
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import SecretStr

from shared.domain.errors import PermanentError

# Part of every derived key: the same signing key serves links as well, and neither use may help against the other.
PURPOSE = b"gangway.waiting-credential.v1"


class Sealer:
    """`keys` are newest first, as GANGWAY_SIGNING_KEYS has them."""

    def __init__(self, keys: Sequence[SecretStr]) -> None:
        self._fernet = MultiFernet([Fernet(_derived(key)) for key in keys])

    def seal(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken as wrong:
            message = "a waiting credential cannot be opened: the signing key that sealed it is no longer configured"
            raise PermanentError(message, code="sealed_with_unknown_key") from wrong


def _derived(key: SecretStr) -> bytes:
    secret = key.get_secret_value().encode()
    return base64.urlsafe_b64encode(HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret))
