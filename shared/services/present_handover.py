"""The handover page in words: for whom, what it is, how to use it, and what to do when it is gone."""

from shared.domain.catalogue import Task
from shared.domain.value import Value
from shared.services.present_approval import MessageView, Tone
from shared.services.present_text import duration, moment, one_line, person
from shared.services.show_handover import HandoverLink, HandoverState

ASK_AGAIN = "If you still need it, reply to the ticket or call your helpdesk: a new one can be issued."
PASS_STEPS = (
    "Open mysignins.microsoft.com/security-info on the device that will be used.",
    "Sign in with the sign-in name above, and type the pass when asked for it.",
    "Add a sign-in method (the Microsoft Authenticator app or a passkey). It is used from then on.",
)
PASSWORD_STEPS = (
    "Open www.microsoft365.com and sign in with the sign-in name above and this password.",
    "Choose a new password at once: Microsoft asks for it.",
)


class HandoverView(Value):
    name: str
    person: str
    sign_in_name: str
    company: str
    credential: str
    terms: str
    steps: tuple[str, ...]


def present_handover(link: HandoverLink) -> HandoverView:
    """What the page explains, before and after the button is pressed."""
    is_pass = link.step.task is Task.ACCESS_PASS
    return HandoverView(
        name=one_line(link.user.name) or one_line(link.user.address),
        person=person(link.user),
        sign_in_name=one_line(link.user.address),
        company=one_line(link.company.name),
        credential="temporary access pass" if is_pass else "password",
        terms=_terms(link),
        steps=PASS_STEPS if is_pass else PASSWORD_STEPS,
    )


def present_gone(link: HandoverLink) -> MessageView:
    """Why there is nothing to show (any more)."""
    if link.state is HandoverState.REVEALED and link.revealed is not None:
        at = moment(link.revealed.at, link.company.zone)
        return MessageView(
            title="This has been shown already",
            lines=(
                f"The first sign-in of {person(link.user)} was shown on {at}.",
                "If that was not you, tell your helpdesk at once.",
                ASK_AGAIN,
            ),
        )
    return MessageView(
        title="This is not available any more",
        tone=Tone.CALM,
        lines=(f"The first sign-in of {person(link.user)} was not collected in time, and is deleted.", ASK_AGAIN),
    )


def _terms(link: HandoverLink) -> str:
    if link.step.task is not Task.ACCESS_PASS:
        return "It has to be changed at the first sign-in."
    minutes = link.step.settings.get("minutes")
    once = " It works once." if link.step.settings.get("once") else ""
    if link.usable_until is not None:
        return f"It works until {moment(link.usable_until, link.company.zone)}.{once}"
    return (
        f"It works for {duration(minutes)}.{once}" if isinstance(minutes, int) else f"It works for a short time.{once}"
    )
