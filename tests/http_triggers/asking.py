"""A run that waits for answers, as the HTTP functions see it."""

from datetime import timedelta
from typing import Any

from shared.domain.plan import Questions
from shared.domain.request import Asked, Field, Intent, Question, Request
from shared.domain.run import Change, RunStatus
from shared.ports import LinkClaims, LinkPurpose
from shared.services.documents import put_questions, put_request
from tests.clock import START
from tests.http_triggers.world import World

CHOICES = (
    "Chris Novak <chris.novak@brightfork.example> (Finance)",
    "Chris Nóvak <c.novak@brightfork.example> (Warehouse)",
)
DAY = Question(
    field="effective_date", why=Asked.UNCLEAR, quote="end of the month or so", choices=("2026-11-27", "2026-11-30")
)
DELEGATE = Question(field="mailbox_delegate", why=Asked.AMBIGUOUS, quote="Chris Novak", choices=CHOICES)
KEEP = Question(field="convert_to_shared", why=Asked.UNCLEAR, quote="maybe")
REPLY = Question(field="auto_reply", why=Asked.MISSING)
WHERE = Question(field="forward_to", why=Asked.MISSING)
ALL = (DAY, DELEGATE, KEEP, REPLY, WHERE)


class Asking(World):
    """`link` is the one of the note. Questions and language can be chosen."""

    def __init__(self, *questions: Question, language: str = "en", **over: Any) -> None:
        super().__init__()
        values: dict[str, Any] = {
            "intent": Intent.OFFBOARD,
            "reader": "forms",
            "language": language,
            "display_name": Field(value="Dana Whitlock", quote="Dana Whitlock"),
            "mobile_phone": Field(value="+13125550142", quote="312 555 0142"),
        }
        request = Request(**(values | over))
        run = self.run.model_copy(
            update={
                "status": RunStatus.WAITING_FOR_ANSWER,
                "request_doc": put_request(self.run, request, runs=self.runs),
                "questions_doc": put_questions(self.run, Questions(questions=questions or ALL), runs=self.runs),
                "language": language,
                "intent": Intent.OFFBOARD,
                "answer_due_at": START + timedelta(days=7),
            }
        )
        self.runs.save(self.ledger, Change(run=run))
        self.link = self.answers_link()

    def answers_link(self, **over: Any) -> str:
        run = self.ledger.run
        claims = {"purpose": LinkPurpose.ANSWERS, "run": run.id, "subject": run.requester, "digest": run.asking}
        return self.signer.sign(LinkClaims(**(claims | over)))
