"""HTTP functions through the whole host: what a caller and a function see."""

import json
import socket

import pytest

from sandbox.host.roles import listen


def test_a_function_sees_method_url_route_values_query_headers_and_raw_body(http):
    body = bytes(range(256))
    seen = http.post("/echo/7/tail?x=1&x=2&empty=&y=%C3%A9", content=body, headers={"X-Own": "Value"}).json()
    assert seen["method"] == "POST"
    assert seen["url"].endswith("/echo/7/tail?x=1&x=2&empty=&y=%C3%A9")
    assert seen["route"] == {"id": "7", "rest": "tail"}
    assert seen["params"] == {"x": "1,2", "y": "é"}  # joined and without empty values, as the worker gets them
    assert seen["headers"]["x-own"] == "Value"
    assert bytes.fromhex(seen["body"]) == body


def test_an_optional_parameter_may_be_left_out(http):
    assert http.get("/echo/7").json()["route"] == {"id": "7"}


@pytest.mark.parametrize(
    "path",
    [
        "/echo/seven",
        "/echo/7/a/b",
        "/guid/not-a-guid",
        "/name/n4me.txt",
        "/nowhere",
        "/things",
        "/echo/99999999999",
        "/api/echo/7",
    ],
)
def test_a_path_that_fits_no_template_is_404(http, path):
    assert http.get(path).status_code == 404


def test_constraints_and_mixed_segments_let_fitting_values_through(http):
    guid = "6f9619ff-8b86-d011-b42d-00c04fc964ff"
    assert http.get(f"/guid/{guid}").text == guid
    assert http.get("/name/abc.txt").text == "abc"
    assert http.get("/NAME/abc.TXT").text == "abc"


def test_a_catch_all_takes_the_rest_of_the_path_and_may_be_empty(http):
    assert http.get("/files/a/b%20c/d").json() == {"rest": "a/b c/d"}
    assert http.get("/files").json() == {}


def test_an_encoded_slash_stays_inside_its_segment(http):
    assert http.get("/things/a%2Fb").text == "thing a%2Fb"


def test_routes_are_tried_by_function_name_as_the_real_host_does(http):
    # a_thing comes before special_thing: azure-functions-host issue 9876
    assert http.get("/things/special").text == "thing special"


@pytest.mark.parametrize("method", ["DELETE", "HEAD", "PUT", "OPTIONS"])
def test_a_method_that_the_function_does_not_have_is_404_as_on_the_real_host(http, method):
    # azure-functions-host issues 10098 and 11625
    assert http.request(method, "/echo/7").status_code == 404


def test_a_function_without_methods_answers_every_method(http):
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"):
        assert http.request(method, "/answer/empty").status_code == 204


def test_responses_keep_their_bytes_type_status_and_headers(http):
    data = http.get("/answer/bytes")
    assert (data.content, data.headers["content-type"]) == (bytes(range(256)), "application/octet-stream")
    moved = http.get("/answer/redirect")
    assert (moved.status_code, moved.headers["location"]) == (302, "/elsewhere")
    assert http.get("/echo/1").headers["x-seen"] == "yes"
    assert http.get("/guid/6f9619ff-8b86-d011-b42d-00c04fc964ff").headers["content-type"].startswith("text/plain")


def test_cookies_reach_the_client_each_with_its_attributes(http):
    first, second = http.get("/answer/cookies").headers.get_list("set-cookie")
    assert first.startswith("a=1%3D2;")  # ASP.NET escapes the value
    assert {"HttpOnly", "Secure", "SameSite=Lax", "Max-Age=60", "Path=/"} <= set(first.split("; "))
    assert "expires=Wed, 01 Jan 2031 00:00:00 GMT" in second


def test_a_function_that_raises_is_500_without_details(http):
    response = http.get("/answer/raise")
    assert (response.status_code, response.content) == (500, b"")


def test_a_function_that_returns_nothing_is_500_as_in_azures_worker(http):
    assert http.get("/answer/nothing").status_code == 500


def test_coroutines_run_on_the_event_loop_and_plain_functions_on_threads(http):
    assert http.get("/coroutine").text == "web"
    assert http.get("/echo/1").json()["thread"].startswith("http_")


def test_a_function_can_ask_for_its_context(http):
    assert http.get("/context").text == "with_context True"


def test_a_body_over_the_limit_is_413_whether_or_not_its_length_is_declared(http):
    assert http.post("/echo/1", content=b"x" * 100_001).status_code == 413
    pieces = (b"x" * 10_000 for _ in range(20))
    assert http.post("/echo/1", content=pieces).status_code == 413
    assert http.post("/echo/1", content=b"x" * 100_000).status_code == 200


@pytest.mark.parametrize(
    ("path", "key", "status"),
    [
        ("/keyed", None, 401),
        ("/keyed", "wrong", 401),
        ("/keyed", "host-key", 200),
        ("/keyed", "master-key", 200),
        ("/master", "host-key", 401),
        ("/master", "master-key", 200),
    ],
)
def test_keys_open_what_their_level_allows(http, path, key, status):
    assert http.get(path, headers={"x-functions-key": key} if key else {}).status_code == status
    assert http.get(path, params={"code": key} if key else {}).status_code == status


def test_a_key_in_the_header_wins_over_one_in_the_query(http):
    assert http.get("/keyed?code=host-key", headers={"x-functions-key": "wrong"}).status_code == 401


def test_a_client_that_leaves_halfway_does_not_hurt_the_host(http, host):
    port = int(host.url.rsplit(":", 1)[1])
    with socket.create_connection(("127.0.0.1", port)) as raw:
        raw.sendall(b"POST /echo/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nhalf")
    assert http.get("/echo/1").status_code == 200


def test_the_listener_lets_asyncio_switch_nagles_delay_off():
    # Without the protocol's number asyncio leaves it on, and every small answer waits 40 ms for an acknowledgement.
    with listen(0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_the_root_answers_when_no_function_claims_it(http):
    assert http.get("/").status_code == 200


def test_host_status_needs_the_master_key(http):
    assert http.get("/admin/host/status").status_code == 401
    status = http.get("/admin/host/status", headers={"x-functions-key": "master-key"})
    assert json.loads(status.content)["state"] == "Running"
