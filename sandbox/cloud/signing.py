"""The RSA key the simulated Entra signs its tokens with, and its public half as a JWKS document."""

import base64
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def _b64(number: int) -> str:
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class SigningKey:
    """One key pair per started cloud; it never leaves the process."""

    def __init__(self) -> None:
        self._private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.public = self._private.public_key()
        digest = Hash(SHA256())
        digest.update(self.public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
        self.kid = base64.urlsafe_b64encode(digest.finalize())[:27].decode()

    def sign(self, claims: dict[str, Any]) -> str:
        return jwt.encode(claims, self._private, algorithm="RS256", headers={"kid": self.kid, "x5t": self.kid})

    def jwks(self) -> dict[str, Any]:
        numbers = self.public.public_numbers()
        key = {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid, "x5t": self.kid}
        return {"keys": [{**key, "n": _b64(numbers.n), "e": _b64(numbers.e)}]}
