"""What every Signer promises. Runs on memory and on the real one."""

import re
from datetime import timedelta

import pytest
from pydantic import SecretStr

from shared.adapters.signing.links import LinkSigner
from shared.domain.errors import LinkError
from shared.domain.ids import RunId
from shared.ports import LinkClaims, LinkPurpose
from tests.clock import FixedClock
from tests.fakes.signer import FakeSigner

HOUR = timedelta(hours=1)
CLAIMS = LinkClaims(
    purpose=LinkPurpose.APPROVAL, run=RunId("run-" + "1" * 24), subject="ruth@harbourline.example", digest="d" * 64
)


@pytest.fixture(params=["memory", "itsdangerous"])
def signer(request):
    return FakeSigner() if request.param == "memory" else LinkSigner([SecretStr("k" * 40)], clock=FixedClock())


def test_what_was_signed_is_read(signer):
    other = CLAIMS.model_copy(update={"subject": "omar@harbourline.example"})
    first, second = signer.sign(CLAIMS), signer.sign(other)
    assert signer.read(LinkPurpose.APPROVAL, first, max_age=HOUR) == CLAIMS
    assert signer.read(LinkPurpose.APPROVAL, second, max_age=HOUR) == other


def test_a_token_fits_into_a_path(signer):
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", signer.sign(CLAIMS))


@pytest.mark.parametrize("token", ["", "nothing", "a.b.c"])
def test_what_was_not_signed_is_invalid(signer, token):
    with pytest.raises(LinkError) as caught:
        signer.read(LinkPurpose.APPROVAL, token, max_age=HOUR)
    assert caught.value.reason == "invalid"


def test_another_purpose_is_invalid(signer):
    with pytest.raises(LinkError) as caught:
        signer.read(LinkPurpose.HANDOVER, signer.sign(CLAIMS), max_age=HOUR)
    assert caught.value.reason == "invalid"
