"""The batch sender on a faked transport: odd answers that no well-behaved server gives."""

import json

import httpx2
import pytest

from shared.adapters.batch.answer import Fate
from shared.adapters.batch.endpoint import Endpoint
from shared.adapters.batch.http import Http
from shared.adapters.batch.item import Effect, Item
from shared.adapters.batch.send import MOST_PAGES, BatchSender, Order
from shared.domain.ids import TenantId
from tests.clock import FixedClock

TENANT = TenantId("t")
READ = Item("GET", "/users/a", Effect.READ)
WRITE = Item("PATCH", "/users/a", Effect.WRITE, body={"accountEnabled": False})


class FakeTokens:
    def __init__(self):
        self.forgotten = []

    def get(self, tenant):
        return f"token-of-{tenant}"

    def forget(self, tenant):
        self.forgotten.append(tenant)


class Server:
    """Answers each request with the next of the given functions, the last one from then on."""

    def __init__(self, *answers):
        self.answers, self.requests = list(answers), []

    def __call__(self, request):
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer(json.loads(request.content))


def a_sender(server, tokens=None):
    endpoint = Endpoint(
        url=lambda tenant: f"http://127.0.0.1/{tenant}/$batch",
        headers=lambda _: {},
        size=3,
        is_busy=lambda answer: answer.status in (429, 503),
        is_flaky=lambda answer: answer.status in (500, 502),
        next_page=lambda item, link: Item(item.method, link, item.effect),
    )
    http = Http(transport=httpx2.MockTransport(server))
    return BatchSender(endpoint, http, tokens or FakeTokens(), FixedClock(), sleep=lambda _: None)


def each(status, body=None):
    return lambda sent: httpx2.Response(
        200, json={"responses": [{"id": r["id"], "status": status, "body": body} for r in sent["requests"]]}
    )


def raises(error):
    def answer(_):
        raise error

    return answer


def test_answers_are_told_apart_by_id_whatever_their_order():
    def backwards(sent):
        rows = [{"id": r["id"], "status": 200, "body": {"url": r["url"]}} for r in sent["requests"]]
        return httpx2.Response(200, json={"responses": rows[::-1]})

    items = {name: Item("GET", f"/{name}", Effect.READ) for name in "ab"}
    answers = a_sender(Server(backwards)).read(TENANT, items)

    assert {name: answer.json["url"] for name, answer in answers.items()} == {"a": "/a", "b": "/b"}


def test_the_token_of_the_tenant_goes_with_the_request_to_the_tenants_address():
    server = Server(each(200))
    a_sender(server).read(TENANT, {"a": READ})

    assert server.requests[0].headers["authorization"] == "Bearer token-of-t"
    assert server.requests[0].url.path == "/t/$batch"


def test_a_body_carries_its_content_type_on_the_item():
    server = Server(each(204))
    a_sender(server).send(TENANT, {"w": WRITE}, Order.ANY)

    (item,) = json.loads(server.requests[0].content)["requests"]
    assert item["headers"] == {"Content-Type": "application/json"}


def test_an_ordered_batch_chains_every_item_to_the_one_before():
    server = Server(each(204))
    a_sender(server).send(TENANT, dict.fromkeys("abc", WRITE), Order.GIVEN)

    requests = json.loads(server.requests[0].content)["requests"]
    assert [item.get("dependsOn") for item in requests] == [None, ["1"], ["2"]]


@pytest.mark.parametrize(
    "body",
    [
        b"<html>Bad gateway</html>",
        b"",
        b"[]",
        b"null",
        b'{"responses": {}}',
        b'{"responses": [1, null, {"id": "9", "status": 200}]}',
        b'{"responses": [{"id": "1"}]}',
        b'{"responses": [{"id": "1", "status": "fine"}]}',
    ],
)
def test_a_success_that_says_nothing_about_a_write_is_a_lost_answer(body):
    server = Server(lambda _: httpx2.Response(200, content=body))

    assert a_sender(server).send(TENANT, {"w": WRITE}, Order.ANY)["w"].fate is Fate.LOST
    assert len(server.requests) == 1


def test_ids_and_states_as_numbers_or_texts_are_both_understood():
    server = Server(lambda _: httpx2.Response(200, json={"responses": [{"id": 1, "status": "204"}]}))

    assert a_sender(server).send(TENANT, {"w": WRITE}, Order.ANY)["w"].status == 204


def test_a_write_that_could_not_be_sent_is_sent_again_and_one_without_an_answer_is_not():
    refused = Server(raises(httpx2.ConnectError("no")), each(204))
    assert a_sender(refused).send(TENANT, {"w": WRITE}, Order.ANY)["w"].status == 204

    silent = Server(raises(httpx2.ReadTimeout("late")), each(204))
    assert a_sender(silent).send(TENANT, {"w": WRITE}, Order.ANY)["w"].fate is Fate.LOST


def test_a_read_is_repeated_a_bounded_number_of_times():
    server = Server(raises(httpx2.ReadError("gone")))

    assert a_sender(server).read(TENANT, {"a": READ})["a"].fate is Fate.LOST
    assert 1 < len(server.requests) <= 6


def test_held_up_items_are_sent_again_without_what_held_them_up():
    def first_fails(sent):
        rows = [{"id": r["id"], "status": 403 if r["id"] == "1" else 424} for r in sent["requests"]]
        return httpx2.Response(200, json={"responses": rows})

    server = Server(first_fails, each(204))
    answers = a_sender(server).send(TENANT, dict.fromkeys("abc", WRITE), Order.GIVEN)

    assert [answers[name].status for name in "abc"] == [403, 204, 204]


def test_items_held_up_for_ever_end():
    server = Server(each(424))

    assert a_sender(server).send(TENANT, {"a": WRITE}, Order.GIVEN)["a"].status == 424
    assert len(server.requests) <= 6


def test_pages_are_joined_and_a_page_that_fails_fails_the_whole():
    whole = Server(each(200, {"value": [{"n": 1}], "@odata.nextLink": "/p2"}), each(200, {"value": [{"n": 2}]}))
    assert a_sender(whole).read(TENANT, {"a": READ})["a"].rows == [{"n": 1}, {"n": 2}]

    broken = Server(each(200, {"value": [{"n": 1}], "@odata.nextLink": "/p2"}), each(403))
    assert a_sender(broken).read(TENANT, {"a": READ})["a"].status == 403


def test_pages_without_end_are_no_answer_instead_of_part_of_one():
    server = Server(each(200, {"value": [{"n": 1}], "@odata.nextLink": "/again"}))

    assert a_sender(server).read(TENANT, {"a": READ})["a"].fate is Fate.LOST
    assert len(server.requests) == MOST_PAGES


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_lets_the_token_be_forgotten_so_that_new_grants_are_seen(status):
    tokens = FakeTokens()
    a_sender(Server(each(status)), tokens).read(TENANT, {"a": READ})

    assert tokens.forgotten == [TENANT]


def test_large_reads_are_cut_into_batches_and_nothing_gets_lost():
    server = Server(each(200))
    answers = a_sender(server).read(TENANT, {str(n): Item("GET", f"/{n}", Effect.READ) for n in range(8)})

    assert len(answers) == 8
    assert sorted(len(json.loads(r.content)["requests"]) for r in server.requests) == [2, 3, 3]


def test_nothing_to_send_sends_nothing():
    server = Server(each(200))

    assert a_sender(server).read(TENANT, {}) == {}
    assert server.requests == []
