"""What a delivery becomes when it leaves: links made anew, one message id for all attempts, nothing secret in it."""

from shared.domain.errors import RetryableError
from shared.domain.run import DeliveryKind
from shared.ports import LinkPurpose
from shared.services.compose import is_wanted
from tests.builders import RUTH, a_company
from tests.story import Approver, World
from tests.tickets import JOINER, LEAVER


def test_every_attempt_of_a_mail_has_one_message_id_and_different_mails_have_different_ones() -> None:
    world = World()
    world.mailer.faults = [RetryableError("busy")]
    world.file_ticket(LEAVER)
    sent: list = []
    take = world.mailer.send

    def noting(mail) -> None:
        sent.append(mail)
        take(mail)

    world.mailer.send = noting
    world.turn()
    world.pass_time()

    first_to = {mail.to: mail.message_id for mail in sent}
    assert len(sent) == 3
    assert len({mail.message_id for mail in sent}) == 2
    assert all(first_to[mail.to] == mail.message_id for mail in sent)


def test_a_link_carries_the_approver_and_the_digest_and_nothing_of_the_ticket() -> None:
    world = World()
    world.file_ticket(LEAVER)
    world.turn()

    claims = [claim for claim in world.signer.signed.values() if claim.purpose is LinkPurpose.APPROVAL]
    assert {claim.subject for claim in claims} == {p.email for p in a_company().approval.approvers}
    assert {claim.digest for claim in claims} == {world.run().digest}


def test_the_handover_link_names_the_receiver_of_the_approved_plan_and_carries_no_secret() -> None:
    world = World()
    world.file_ticket(JOINER)
    world.live(Approver(RUTH))

    (claim,) = [claim for claim in world.signer.signed.values() if claim.purpose is LinkPurpose.HANDOVER]
    assert claim.subject == "marisol.vega@brightfork.example"
    secret = world.secret().get_secret_value()
    assert secret not in claim.digest
    assert not [d for d in world.ledger().deliveries.values() if secret in d.model_dump_json()]


def test_an_approver_who_was_removed_meanwhile_gets_no_mail() -> None:
    world = World()
    world.mailer.is_down = True
    world.file_ticket(LEAVER)
    world.turn()
    rule = a_company().approval.model_copy(update={"approvers": (RUTH,)})
    world.companies.save(a_company(approval=rule))
    world.mailer.is_down = False

    world.live(Approver(RUTH))

    assert {mail.to for mail in world.mailer.sent} == {RUTH.email}


def test_reports_are_always_wanted_and_questions_only_while_they_are_open() -> None:
    world = World()
    world.file_ticket(LEAVER)
    world.turn()
    waiting = world.ledger()
    world.live(Approver(RUTH))
    over = world.ledger()

    for delivery in over.deliveries.values():
        asks = delivery.kind in (DeliveryKind.APPROVAL_MAIL, DeliveryKind.REMINDER_MAIL)
        assert is_wanted(over, delivery) is not asks
        assert is_wanted(waiting, delivery)
