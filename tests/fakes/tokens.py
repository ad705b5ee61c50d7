"""Bearer tokens that are names in a table. Implements the Tokens port."""

from shared.domain.errors import SignatureError
from shared.ports import Caller


class FakeTokens:
    def __init__(self, **callers: Caller) -> None:
        self.callers = callers

    def verify(self, token: str) -> Caller:
        if token not in self.callers:
            raise SignatureError("the token is not valid")
        return self.callers[token]
