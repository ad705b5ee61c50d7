"""The chapters of the story: who does what with each ticket, and how everything has to end."""

from sandbox.cloud.seed import BRIGHTFORK
from sandbox.desk.model import Visibility
from sandbox.story import expectations, tickets
from sandbox.story.narrator import Ink
from sandbox.story.people import APPROVALS, HANDOVER, Mailbox, StoryError, decide, link_in, look, press
from sandbox.story.scene import Scene, all_said
from shared.domain.run import RunStatus

RUTH = "ruth.adeyemi@harbourline.example"
APPROVE, REJECT = "approve", "reject"


class Cast:
    """People whose mails the story reads."""

    def __init__(self, ruth: Mailbox, omar: Mailbox, marisol: Mailbox) -> None:
        self.ruth, self.omar, self.marisol = ruth, omar, marisol


def onboarding_form(scene: Scene, cast: Cast) -> None:
    _understood_and_planned(scene)
    _decide(scene, cast.ruth, "Ruth Adeyemi", APPROVE)
    scene.ends(RunStatus.COMPLETED, "resolved")
    _handover(scene, cast.marisol, "noor.haddad@brightfork.example")
    scene.one_note(Visibility.PUBLIC, "Noor Haddad: everything is set up.")
    scene.one_note(Visibility.INTERNAL, "Done and read back", "Ruth Adeyemi")
    scene.tell_note(Visibility.PUBLIC)
    scene.tenant_ends(expectations.noor())


def offboarding_form(scene: Scene, cast: Cast) -> None:
    _understood_and_planned(scene)
    _decide(scene, cast.ruth, "Ruth Adeyemi", APPROVE)
    # "All Staff" has a rule instead of a list of members: only a person may change that, so this is not simply "completed".
    scene.ends(RunStatus.COMPLETED_WITH_EXCEPTIONS, "in_progress")
    scene.one_note(Visibility.PUBLIC, "Dana Whitlock")
    scene.one_note(Visibility.INTERNAL, "STILL TO DO BY HAND", "All Staff", "Block sign-in")
    scene.tell_note(Visibility.INTERNAL)
    scene.tenant_ends(expectations.dana())


def onboarding_prose(scene: Scene, cast: Cast) -> None:
    asked = len(scene.world.reader.calls)
    _understood_and_planned(scene)
    calls = scene.world.reader.calls[asked:]
    # With a real model of the caller's choice the sandbox's endpoint hears nothing.
    if calls:
        scene.narrator.tell("model", f"{len(calls)} call of the OpenAI API, answered by {scene.world.reader.model}")
    _decide(scene, cast.ruth, "Ruth Adeyemi", APPROVE)
    scene.ends(RunStatus.COMPLETED, "resolved")
    _handover(scene, cast.marisol, "deshawn.whitaker@brightfork.example")
    scene.one_note(Visibility.PUBLIC, "DeShawn Whitaker: everything is set up.")
    scene.tenant_ends(expectations.deshawn())


def none_of_ours(scene: Scene, cast: Cast) -> None:
    detail = scene.ends(RunStatus.LEFT_ALONE, "new")
    scene.narrator.tell("why", f"{detail.why}: nobody is asked, nothing is written on the ticket")
    scene.check(not scene.notes(Visibility.PUBLIC) + scene.notes(Visibility.INTERNAL), "something was written")
    scene.tenant_ends(expectations.nothing())


def incomplete(scene: Scene, cast: Cast) -> None:
    scene.wait("the question", lambda ledger: bool(ledger.deliveries) and ledger.run.status == "waiting_for_answer")
    scene.wait("the note", lambda ledger: bool(scene.notes(Visibility.PUBLIC)))
    scene.wait("the question to be noted as sent", lambda ledger: all_said(list(ledger.deliveries.values())))
    scene.tell_understood()
    scene.tell_note(Visibility.PUBLIC)
    scene.check(scene.ticket.status == "waiting", f"the ticket is {scene.ticket.status}, not waiting for an answer")
    answer = tickets.answer_to_incomplete(scene.world.desk.store.now())
    scene.narrator.tell("reply", "Kelly Brandt answers on the ticket:")
    scene.narrator.quote(answer)
    scene.world.desk.reply_as_requester(scene.ticket.id, answer)
    _understood_and_planned(scene)
    _decide(scene, cast.ruth, "Ruth Adeyemi", APPROVE)
    scene.ends(RunStatus.COMPLETED, "resolved")
    _handover(scene, cast.marisol, "lena.sandoval@brightfork.example")
    notes = scene.notes(Visibility.PUBLIC)
    scene.check(len(notes) == 2, f"{len(notes)} public notes, not one question and one result")
    scene.tenant_ends(expectations.lena())


def rejected(scene: Scene, cast: Cast) -> None:
    _understood_and_planned(scene)
    omars = link_in(cast.omar.next_mail(), APPROVALS)
    _decide(
        scene, cast.ruth, "Ruth Adeyemi", REJECT, "Livia has been given a new contract. Beat confirmed it by phone."
    )
    scene.ends(RunStatus.REJECTED, "in_progress")
    late = decide(omars, APPROVE)
    scene.narrator.tell("too late", "Omar Quist, who was asked as well, approves afterwards: it does not count")
    scene.page(late, 409)
    scene.check(not scene.notes(Visibility.PUBLIC), "the requester was told by a machine instead of by a technician")
    scene.one_note(Visibility.INTERNAL, "Livia has been given a new contract")
    scene.tenant_ends(expectations.nothing())


CHAPTERS = (
    ("A form for somebody new", tickets.onboarding_form, onboarding_form),
    ("A form for somebody who leaves", tickets.offboarding_form, offboarding_form),
    ("Somebody new, in prose, read by a language model", tickets.onboarding_prose, onboarding_prose),
    ("A ticket that is none of our business", tickets.none_of_ours, none_of_ours),
    ("Something is missing: asked on the ticket, answered by a reply", tickets.incomplete, incomplete),
    ("Another customer, where two people decide, and one says no", tickets.leaver_to_reject, rejected),
)


def _understood_and_planned(scene: Scene) -> None:
    scene.wait("the plan", lambda ledger: ledger.run.approval_asked_at is not None)
    scene.tell_understood()
    scene.tell_plan()


def _decide(scene: Scene, approver: Mailbox, name: str, choice: str, reason: str = "") -> None:
    """As a person does it: open the mail, follow its link, read, press the button."""
    mail = approver.next_mail()
    link = link_in(mail, APPROVALS)
    scene.narrator.tell("mail", f'{name} gets "{mail.subject.strip()}"')
    shown = look(link)
    scene.page(shown, 200)
    status = scene.world.runs.load(scene.run_id).run.status
    scene.check(status is RunStatus.WAITING_FOR_APPROVAL, "looking at the page decided something")
    answered = decide(link, choice, reason)
    scene.page(answered, 200)
    word = "approves" if choice == APPROVE else f"rejects: {reason}"
    scene.narrator.tell("decision", f"{name} {word}", Ink.BOLD)


def _handover(scene: Scene, manager: Mailbox, upn: str) -> None:
    """The manager gets the first sign-in once. What it is never reaches the output."""
    link = link_in(manager.next_mail(), HANDOVER)
    tenant = scene.world.cloud.state.tenants[BRIGHTFORK]
    user = tenant.find_user(upn)
    if user is None or not user.passes:
        raise StoryError(f"{upn} has no temporary access pass")
    secret = user.passes[-1].secret
    scene.check(secret not in look(link), "the secret was shown without pressing the button")
    shown = press(link)
    scene.check(shown.status == 200 and secret in shown, "the page did not show the pass that the tenant has")
    again = press(link)
    scene.check(again.status == 409 and secret not in again, "the secret was shown a second time")
    where = [*scene.notes(Visibility.PUBLIC), *scene.notes(Visibility.INTERNAL)]
    where += [mail.text + mail.html for mail in scene.world.inbox.mails()]
    scene.check(not any(secret in text for text in where), "the secret stands in a note or a mail")
    scene.narrator.tell("handover", f"Marisol Vega opens her link and sees the pass {'*' * len(secret)}, this once")
