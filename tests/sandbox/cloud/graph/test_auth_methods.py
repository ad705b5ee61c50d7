"""Sign-in methods: the default one is refused while others exist, and nobody says which it is."""

import pytest

from sandbox.cloud.graph.auth_methods import KINDS
from tests.sandbox.cloud.caller import Caller, refusal

BASE = "/users/dana.whitlock@brightfork.example/authentication"


def addresses(caller: Caller) -> dict[str, str]:
    """Kind -> address of every method that could be deleted."""
    segments = {kind: segment for segment, (kind, _) in KINDS.items()}
    found = caller.get(f"{BASE}/methods").json()["value"]
    kinds = [(method["@odata.type"].rsplit(".", 1)[1], method["id"]) for method in found]
    return {kind: f"{BASE}/{segments[kind]}/{identity}" for kind, identity in kinds if kind in segments}


@pytest.fixture
def allowed(brightfork: Caller) -> Caller:
    return brightfork.also_with("UserAuthenticationMethod.ReadWrite.All")


@pytest.mark.parametrize("default", ["phoneAuthenticationMethod", "microsoftAuthenticatorAuthenticationMethod"])
def test_the_default_method_goes_last(allowed: Caller, default: str) -> None:
    """FC-a16."""
    for method in allowed.user("dana.whitlock").methods:
        method.is_default = method.kind == default
    where = addresses(allowed)
    other = next(kind for kind in where if kind != default)

    first = allowed.delete(where[default])
    assert refusal(first)[:2] == (400, "badRequest")
    assert allowed.delete(where[other]).status_code == 204
    assert allowed.delete(where[default]).status_code == 204
    assert refusal(allowed.delete(where[default]))[0] == 404
    assert addresses(allowed) == {}


def test_a_method_may_never_be_deletable(allowed: Caller) -> None:
    for method in allowed.user("dana.whitlock").methods:
        method.is_permanent = method.kind == "phoneAuthenticationMethod"

    outcome = {kind: allowed.delete(address).status_code for kind, address in addresses(allowed).items()}

    assert outcome == {"phoneAuthenticationMethod": 400, "microsoftAuthenticatorAuthenticationMethod": 204}


def test_methods_need_their_own_permission(brightfork: Caller) -> None:
    where = addresses(brightfork)
    brightfork.also_with("UserAuthMethod-MicrosoftAuthApp.ReadWrite.All")

    assert refusal(brightfork.delete(where["phoneAuthenticationMethod"]))[:2] == (403, "accessDenied")
    assert brightfork.delete(where["microsoftAuthenticatorAuthenticationMethod"]).status_code == 204
