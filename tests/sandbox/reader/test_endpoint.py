"""The endpoint, used by the real OpenAI SDK."""

import json

import httpx2
import openai
import pytest
from openai import AzureOpenAI, OpenAI
from pydantic import BaseModel

from sandbox.reader import ReaderFault, ReaderHandle
from tests.sandbox.reader.conftest import PROSE, TicketRead

MODEL = "any-model"


def chat(client: OpenAI, text: str = PROSE):
    return client.chat.completions.parse(
        model=MODEL,
        messages=[{"role": "system", "content": "Read the ticket."}, {"role": "user", "content": text}],
        response_format=TicketRead,
    )


def test_chat_gives_the_schema_that_was_asked_for(client: OpenAI) -> None:
    answer = chat(client)

    read = answer.choices[0].message.parsed
    assert read is not None
    assert read.intent == "onboard"
    (person,) = read.people
    assert person.display_name is not None
    assert person.display_name.value == "DeShawn Whitaker"
    assert person.email is None
    assert [licence.value for licence in person.licenses] == ["Office 365 E3"]


def test_responses_gives_the_same(client: OpenAI) -> None:
    answer = client.responses.parse(
        model=MODEL,
        instructions="Read the ticket.",
        input=[{"role": "user", "content": [{"type": "input_text", "text": PROSE}]}],
        text_format=TicketRead,
    )

    assert answer.status == "completed"
    assert answer.output_parsed == chat(client).choices[0].message.parsed


def test_azure_addresses_work_too(reader: ReaderHandle) -> None:
    with AzureOpenAI(azure_endpoint=reader.url, api_version="2025-04-01-preview", api_key="x", max_retries=0) as client:
        answer = chat(client)

    assert answer.choices[0].message.parsed is not None


def test_every_answer_says_what_gave_it(reader: ReaderHandle, client: OpenAI) -> None:
    raw = client.chat.completions.with_raw_response.create(model=MODEL, messages=[{"role": "user", "content": PROSE}])

    assert "no language model" in raw.headers["x-sandbox-reader"]
    answer = raw.parse()
    assert answer.model == "sandbox-forms-reader"
    assert "no language model" in (answer.system_fingerprint or "")
    assert [model.id for model in client.models.list()] == ["sandbox-forms-reader"]


def test_usage_grows_with_the_prompt(client: OpenAI) -> None:
    short, long = chat(client, "Nora liest.").usage, chat(client, PROSE).usage

    assert short is not None
    assert long is not None
    assert 0 < short.prompt_tokens < long.prompt_tokens
    assert long.total_tokens == long.prompt_tokens + long.completion_tokens


def test_every_quote_is_in_the_ticket(client: OpenAI) -> None:
    read = chat(client).choices[0].message.parsed
    assert read is not None

    for value in read.people[0].model_dump().values():
        for quoted in value if isinstance(value, list) else [value]:
            assert quoted is None or quoted["quote"] in PROSE


def test_the_injected_forms_reader_is_asked_first(reader: ReaderHandle, client: OpenAI) -> None:
    form = chat(client, "Leaver: Dana Whitlock").choices[0].message.parsed
    prose = chat(client, PROSE).choices[0].message.parsed

    assert form is not None
    assert prose is not None
    assert (form.intent, form.people[0].display_name.quote) == ("offboard", "Leaver: Dana Whitlock")
    assert prose.intent == "onboard"
    assert [call.source for call in reader.calls] == ["forms", "prose"]


def test_only_the_tagged_ticket_is_read(client: OpenAI) -> None:
    prompt = f"Received for Percy Grant is joining us.\n<ticket>\n{PROSE}\n</ticket>\nAnswer in JSON."

    read = chat(client, prompt).choices[0].message.parsed

    assert read is not None
    assert [person.display_name.value for person in read.people if person.display_name] == ["DeShawn Whitaker"]


def test_a_ticket_that_is_none_of_our_business_gives_none(client: OpenAI) -> None:
    read = chat(client, "The printer at dock 4 prints blank labels.").choices[0].message.parsed

    assert read is not None
    assert (read.intent, read.people) == ("none", [])


def test_a_schema_that_strict_mode_forbids_is_refused(client: OpenAI) -> None:
    schema = {"type": "object", "properties": {"intent": {"type": "string"}}, "required": []}
    wanted = {"type": "json_schema", "json_schema": {"name": "x", "strict": True, "schema": schema}}

    with pytest.raises(openai.BadRequestError, match="additionalProperties"):
        client.chat.completions.create(  # type: ignore[call-overload]
            model=MODEL,
            messages=[{"role": "user", "content": PROSE}],
            response_format=wanted,
        )


class Flat(BaseModel):
    """Another shape than the product's: plain strings, a boolean, something unheard of."""

    intent: str
    surname: str | None
    convert_to_shared: bool
    licenses: list[str]
    favourite_colour: str | None


def test_other_shapes_are_filled_by_property_name(client: OpenAI) -> None:
    answer = client.chat.completions.parse(
        model=MODEL, messages=[{"role": "user", "content": PROSE}], response_format=Flat
    )

    assert answer.choices[0].message.parsed == Flat(
        intent="onboard",
        surname="Whitaker",
        convert_to_shared=False,
        licenses=["Office 365 E3"],
        favourite_colour=None,
    )


@pytest.mark.parametrize(
    "body",
    [
        b"not json",
        b"{}",
        b'{"model":"x"}',
        b'{"model":"x","messages":[]}',
        b'{"model":"x","messages":[{"role":"user","content":"hi"}],"stream":true}',
    ],
)
def test_a_broken_request_gets_openais_error(reader: ReaderHandle, body: bytes) -> None:
    answer = httpx2.post(f"{reader.base_url}/chat/completions", content=body)

    assert answer.status_code == 400
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_throttling_says_when_to_come_back_and_the_sdk_obeys(reader: ReaderHandle, client: OpenAI) -> None:
    reader.faults.next, reader.faults.retry_after = [ReaderFault.THROTTLE], "0.01"

    with pytest.raises(openai.RateLimitError) as limited:
        chat(client)
    reader.faults.next = [ReaderFault.THROTTLE, ReaderFault.SERVER_ERROR]
    answer = chat(client.with_options(max_retries=2))

    assert limited.value.response.headers["retry-after"] == "0.01"
    assert answer.choices[0].message.parsed is not None
    assert [call.status for call in reader.calls] == [429, 429, 500, 200]


def test_a_refusal_is_no_content(reader: ReaderHandle, client: OpenAI) -> None:
    reader.faults.next = [ReaderFault.REFUSAL]

    message = chat(client).choices[0].message

    assert message.refusal
    assert message.parsed is None


def test_a_truncated_answer_ends_by_length(reader: ReaderHandle, client: OpenAI) -> None:
    reader.faults.next = [ReaderFault.TRUNCATED]

    with pytest.raises(openai.LengthFinishReasonError):
        chat(client)

    reader.faults.next = [ReaderFault.TRUNCATED]
    answer = client.responses.create(model=MODEL, input=PROSE)
    assert answer.status == "incomplete"
    assert answer.incomplete_details is not None
    assert answer.incomplete_details.reason == "max_output_tokens"


def test_the_content_filter_ends_answers_and_refuses_prompts(reader: ReaderHandle, client: OpenAI) -> None:
    reader.faults.next = [ReaderFault.CONTENT_FILTER, ReaderFault.PROMPT_FILTERED]

    with pytest.raises(openai.ContentFilterFinishReasonError):
        chat(client)
    with pytest.raises(openai.BadRequestError) as refused:
        chat(client)

    assert refused.value.code == "content_filter"


@pytest.mark.parametrize("fault", [ReaderFault.WRONG_SCHEMA, ReaderFault.NOT_JSON])
def test_an_answer_of_another_shape_does_not_parse(reader: ReaderHandle, client: OpenAI, fault: ReaderFault) -> None:
    reader.faults.next = [fault]

    with pytest.raises(ValueError, match="TicketRead"):
        chat(client)


def test_invented_values_have_quotes_that_are_not_there(reader: ReaderHandle, client: OpenAI) -> None:
    """FC-h02."""
    reader.faults.next = [ReaderFault.INVENTED]

    read = chat(client, "Nora liest.").choices[0].message.parsed

    assert read is not None
    assert read.people[0].surname is not None
    assert read.people[0].surname.quote not in "Nora liest."
    assert read.people[0].groups[0].value == "Domain Admins"


def test_a_stalled_answer_times_out(reader: ReaderHandle, client: OpenAI) -> None:
    reader.faults.next, reader.faults.stall_seconds = [ReaderFault.STALL], 0.6

    with pytest.raises(openai.APITimeoutError):
        chat(client.with_options(timeout=0.2))


def test_the_log_never_holds_the_ticket(reader: ReaderHandle, client: OpenAI) -> None:
    chat(client)

    calls = httpx2.get(f"{reader.url}/_reader/calls").json()
    assert calls["calls"][0]["model_asked_for"] == MODEL
    assert calls["calls"][0]["schema_name"] == "TicketRead"
    assert "Whitaker" not in json.dumps(calls)


def test_faults_are_set_over_http(reader: ReaderHandle) -> None:
    assert httpx2.post(f"{reader.url}/_reader/faults", json={"next": ["refusal"]}).status_code == 200
    assert reader.faults.take() is ReaderFault.REFUSAL
    assert httpx2.post(f"{reader.url}/_reader/faults", json={"next": ["pigeon"]}).status_code == 400
