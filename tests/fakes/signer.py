"""Links whose tokens are names in a table. Implements the Signer port."""

from datetime import timedelta

from shared.domain.errors import LinkError
from shared.ports import LinkClaims, LinkPurpose


class FakeSigner:
    """Tokens look like real ones: three parts of letters, digits, `-` and `_`, in upper and lower case."""

    def __init__(self) -> None:
        self.signed: dict[str, LinkClaims] = {}

    def sign(self, claims: LinkClaims) -> str:
        token = f"aBc-{len(self.signed)}_Xy.Zq9.k{len(claims.subject)}-Tr"
        self.signed[token] = claims
        return token

    def read(self, purpose: LinkPurpose, token: str, *, max_age: timedelta) -> LinkClaims:
        claims = self.signed.get(token)
        if claims is None or claims.purpose is not purpose:
            raise LinkError("invalid")
        return claims
