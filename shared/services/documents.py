"""Requests, questions and plans as stored documents: keys and the way back to values. Content names the key."""

from pydantic import ValidationError

from shared.domain.answers import FormAnswers
from shared.domain.errors import NotFoundError
from shared.domain.plan import Plan, Questions
from shared.domain.request import Request
from shared.domain.run import Run
from shared.domain.value import sha256_hex
from shared.ports import RunStore


def put_request(run: Run, request: Request, *, runs: RunStore) -> str:
    text = request.canonical()
    return _put(run, f"request-{sha256_hex(text)[:32]}", text, runs=runs)


def put_questions(run: Run, questions: Questions, *, runs: RunStore) -> str:
    return _put(run, f"questions-{questions.digest()[:32]}", questions.canonical(), runs=runs)


def put_answers(run: Run, answers: FormAnswers, *, runs: RunStore) -> str:
    text = answers.canonical()
    return _put(run, f"answers-{sha256_hex(text)[:32]}", text, runs=runs)


def put_plan(run: Run, plan: Plan, *, runs: RunStore) -> str:
    """The plan's digest is its key: an approval link finds what it is about by what it carries."""
    return _put(run, plan.digest(), plan.canonical(), runs=runs)


def get_request(run: Run, *, runs: RunStore) -> Request:
    return Request.model_validate_json(runs.get_document(run.id, run.request_doc))


def get_questions(run: Run, *, runs: RunStore) -> Questions:
    return Questions.model_validate_json(runs.get_document(run.id, run.questions_doc))


def get_answers(run: Run, *, runs: RunStore) -> FormAnswers:
    """None yet is no fault."""
    if not run.answers_doc:
        return FormAnswers()
    return FormAnswers.model_validate_json(runs.get_document(run.id, run.answers_doc))


def get_plan(run: Run, *, runs: RunStore) -> Plan:
    return Plan.model_validate_json(runs.get_document(run.id, run.plan_doc))


def find_plan(run: Run, *, runs: RunStore) -> Plan | None:
    """The plan for telling people about it. None where the run has none, or one that is lost or of another make than ours."""
    try:
        return get_plan(run, runs=runs) if run.plan_doc else None
    except (NotFoundError, ValidationError):
        return None


def _put(run: Run, key: str, text: str, *, runs: RunStore) -> str:
    runs.put_document(run.id, key, text)
    return key
