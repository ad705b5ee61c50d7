"""GET and POST /approvals/{token}: whoever looks changes nothing, whoever presses decides."""

import random
from datetime import timedelta
from urllib.parse import quote

import pytest

from http_triggers.approval import handle
from http_triggers.entry import answer_person
from shared.domain.approval import Choice
from shared.domain.policy import Approval
from shared.domain.run import RunStatus
from tests.builders import OMAR, RUTH, a_company
from tests.http_triggers.world import World, a_request, text_of

FORM = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": "198.51.100.1, 203.0.113.7:51312"}


def ask(world: World, method: str, token: str, *, body: bytes = b"", params: dict[str, str] | None = None):
    request = a_request(
        method,
        f"http://gangway.example/approvals/{token}",
        route={"token": token},
        headers=FORM,
        params=params,
        body=body,
    )
    return answer_person(lambda ports: handle(request, ports, world.engine), lambda: world.ports)


def test_get_shows_the_plan_and_post_decides():
    world = World()

    page, done = ask(world, "GET", world.ruth), ask(world, "POST", world.ruth, body=b"choice=approve")

    assert page.status_code == 200
    assert "Dana Whitlock" in text_of(page)
    assert done.status_code == 200
    assert "Approved" in text_of(done)
    (decision,) = world.ledger.decisions
    assert (decision.approver, decision.choice, decision.remote_address) == (RUTH.email, Choice.APPROVE, "203.0.113.7")


def test_a_rejection_without_a_reason_is_asked_again_and_not_stored():
    world = World()

    answer = ask(world, "POST", world.ruth, body=b"choice=reject&reason=+")

    assert answer.status_code == 400
    assert "say why" in text_of(answer)
    assert world.ledger.decisions == ()


@pytest.mark.parametrize(
    "body", [b"", b"choice=", b"choice=yes", b"\xff\xfe", b"choice=approve&" * 50, b"{}", b"x" * 20_000], ids=repr
)
def test_a_form_that_is_none_decides_nothing(body):
    world = World()

    assert ask(world, "POST", world.ruth, body=body[:20_000]).status_code == 400
    assert world.ledger.decisions == ()


def test_the_second_click_is_a_409_that_names_the_first():
    world = World()
    ask(world, "POST", world.ruth, body=b"choice=approve")

    answer = ask(world, "POST", world.ruth, body=b"choice=approve")

    assert answer.status_code == 409
    assert "You have approved this already" in text_of(answer)


def test_a_late_click_is_a_409_that_says_what_happened():
    world = World()
    world.clock.advance(timedelta(hours=80))

    answer = ask(world, "POST", world.ruth, body=b"choice=approve")

    assert answer.status_code == 409
    assert "too late" in text_of(answer)
    assert [d.counts for d in world.ledger.decisions] == [False]


def test_whoever_is_no_approver_any_more_is_told_so_on_both_ways():
    world = World()
    world.companies.save(a_company(approval=Approval(approvers=(OMAR,))))

    for answer in (ask(world, "GET", world.ruth), ask(world, "POST", world.ruth, body=b"choice=approve")):
        assert answer.status_code == 403
        assert "Dana" not in text_of(answer)
    assert world.ledger.decisions == ()


def bad_tokens(world: World) -> list[str]:
    handover = world.handover_link("x")
    other_key = World().ruth[:-3] + "abg"
    gone = world.approval_link(RUTH.email)
    return [
        "",
        "x",
        "g" * 3000,
        "../..",
        world.ruth[:-1],
        world.ruth.swapcase(),
        handover,
        other_key,
        f"{gone[:20]}é{gone[20:]}",
        "gg",
    ]


def test_every_bad_token_gets_the_same_neutral_page():
    world = World()

    answers = [ask(world, method, token) for token in bad_tokens(world) for method in ("GET", "POST")]
    old = ask(world, "GET", World().approval_link("nobody@x.example"))

    assert {a.status_code for a in answers} == {404}
    assert len({text_of(a) for a in answers}) == 1
    assert "Dana" not in text_of(answers[0])
    assert old.status_code in (403, 404)


def test_a_link_to_a_run_that_is_gone_is_as_bad_as_any_other():
    world = World()
    neutral = text_of(ask(world, "GET", "x"))
    world.runs.ledgers.clear()

    answer = ask(world, "GET", world.ruth)
    assert (answer.status_code, text_of(answer)) == (404, neutral)


def transformed(token: str, kind: random.Random) -> str:
    ways = (
        lambda t: t[: kind.randrange(len(t))],
        lambda t: t.lower(),
        lambda t: t.upper(),
        lambda t: "".join(f"%{ord(c):02x}" for c in t),
        lambda t: quote(quote(t, safe=""), safe=""),
        lambda t: t + kind.choice([".", ">", "%20", "&utm_source=x", "?a=b", "\u200b"]),
        lambda t: t[1:] + t[0],
    )
    return kind.choice(ways)(token)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_two_hundred_scanner_requests_change_nothing_and_the_click_still_works(method):
    # FC-e02: HEAD, then GET, then a mangled GET, all before the human.
    world = World()
    writes, chance = world.runs.writes, random.Random(7)

    for number in range(200):
        token = world.ruth if number % 3 == 0 else transformed(world.ruth, chance)
        answer = ask(
            world, method, token, params={"choice": "approve", "utm_source": "scanner"}, body=b"choice=approve"
        )
        assert answer.status_code in (200, 404)
        assert "Set-Cookie" not in answer.headers

    assert world.runs.writes == writes
    assert world.engine.woken == []
    assert ask(world, "POST", world.ruth, body=b"choice=approve").status_code == 200


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda t: "".join(f"%{ord(c):02X}" for c in t), id="percent-encoded once more"),
        pytest.param(lambda t: "".join(f"%{ord(c):02x}" for c in t), id="in lower case"),
        pytest.param(lambda t: t + ">", id="the bracket around the link"),
        pytest.param(lambda t: t + "%3E", id="the same encoded"),
        pytest.param(lambda t: t + "&utm_source=mail", id="tracking glued on"),
        pytest.param(lambda t: t + "...", id="the end of the sentence"),
        pytest.param(lambda t: t + "%0D%0A", id="a line break"),
    ],
)
def test_what_mail_programs_do_to_links_does_not_break_them(damage):
    # FC-e04: Outlook changes the token.
    world = World()

    assert ask(world, "GET", damage(world.ruth)).status_code == 200
    assert ask(world, "POST", damage(world.ruth), body=b"choice=approve").status_code == 200


def test_a_page_may_run_nothing_load_nothing_and_be_kept_nowhere():
    world = World()

    for answer in (
        ask(world, "GET", world.ruth),
        ask(world, "GET", "bad"),
        ask(world, "POST", world.ruth, body=b"choice=approve"),
    ):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.mimetype == "text/html"


def test_the_policy_names_the_style_sheet_that_is_in_the_page():
    import base64
    import hashlib
    import re

    answer = ask(world := World(), "GET", world.ruth)
    (css,) = re.findall(r"<style>(.*?)</style>", text_of(answer), flags=re.DOTALL)

    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]
    assert " style=" not in text_of(answer), "an inline style would be blocked"


def test_a_storage_that_is_down_is_a_page_that_asks_for_patience():
    world = World()
    world.runs.is_down = True

    answer = ask(world, "POST", world.ruth, body=b"choice=approve")
    assert answer.status_code == 503
    assert "try again" in text_of(answer)
    assert answer.headers["Retry-After"]


def test_a_decision_survives_an_engine_that_is_down():
    world = World()
    world.engine.is_down = True

    assert ask(world, "POST", world.ruth, body=b"choice=approve").status_code == 200
    assert len(world.ledger.decisions) == 1
    assert world.ledger.run.status is RunStatus.WAITING_FOR_APPROVAL


@pytest.mark.parametrize(
    ("header", "stored"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("10.0.0.1, 203.0.113.7:443", "203.0.113.7"),
        ("2001:db8::7", "2001:db8::7"),
        ("[2001:db8::7]:443", "2001:db8::7"),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_the_address_on_record_is_an_address_or_nothing(header, stored):
    world = World()
    request = a_request(
        "POST",
        "http://gangway.example/",
        route={"token": world.ruth},
        headers={"X-Forwarded-For": header},
        body=b"choice=approve",
    )

    answer_person(lambda ports: handle(request, ports, world.engine), lambda: world.ports)
    assert world.ledger.decisions[0].remote_address == stored
