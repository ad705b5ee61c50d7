"""A token opens its own tenant and its own resource, nothing else."""

from tests.sandbox.cloud.caller import Caller, refusal


def test_a_token_acts_only_on_its_own_tenant(brightfork: Caller, rueegsegger: Caller) -> None:
    beat = rueegsegger.user("beat.rueegsegger")

    assert refusal(brightfork.get(f"/users/{beat.id}"))[:2] == (404, "Request_ResourceNotFound")
    assert refusal(brightfork.patch(f"/users/{beat.id}", {"accountEnabled": False}))[0] == 404
    assert beat.is_enabled
    assert rueegsegger.get(f"/users/{beat.id}").status_code == 200


def test_a_foreign_user_cannot_be_put_into_a_group(brightfork: Caller, rueegsegger: Caller) -> None:
    beat, team = rueegsegger.user("beat.rueegsegger"), brightfork.group("dispatch-team")

    answer = brightfork.post(f"/groups/{team.id}/members/$ref", brightfork.reference(beat.id))

    assert refusal(answer)[:2] == (404, "Request_ResourceNotFound")
    assert beat.id not in team.members


def test_an_exchange_token_does_not_open_graph(brightfork: Caller) -> None:
    brightfork.sign_in("https://outlook.office365.com/.default")

    assert refusal(brightfork.get("/users"))[:2] == (401, "InvalidAuthenticationToken")


def test_no_token_and_a_broken_one_are_refused(brightfork: Caller) -> None:
    missing = brightfork.http.get(f"{brightfork.cloud.graph_url}/v1.0/users")
    brightfork.sign_in()
    head, body, signature = brightfork.token.split(".")
    brightfork.token = ".".join([head, body, "x" + signature[1:]])

    assert refusal(missing)[:2] == (401, "InvalidAuthenticationToken")
    assert refusal(brightfork.get("/users"))[:2] == (401, "InvalidAuthenticationToken")


def test_an_expired_token_is_refused(brightfork: Caller) -> None:
    brightfork.cloud.faults.token_lifetime_seconds = -1
    brightfork.sign_in()

    assert "expired" in refusal(brightfork.get("/users"))[2]


def test_me_and_unknown_segments_are_refused(brightfork: Caller) -> None:
    assert "delegated authentication flow" in refusal(brightfork.get("/me"))[2]
    assert refusal(brightfork.get("/userz"))[2] == "Resource not found for the segment 'userz'."
    assert brightfork.send("PUT", "/users").status_code == 405


def test_a_body_without_json_content_type_is_refused(brightfork: Caller) -> None:
    brightfork.sign_in()
    answer = brightfork.http.post(
        f"{brightfork.cloud.graph_url}/v1.0/users",
        content="{}",
        headers={"Authorization": f"Bearer {brightfork.token}"},
    )

    assert refusal(answer)[0] == 400
