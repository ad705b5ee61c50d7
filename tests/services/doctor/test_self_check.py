"""The app's look at itself: sound when all is sound, and each fault is found, told apart and comes with what to do."""

from datetime import timedelta

import pytest
from pydantic import SecretStr, ValidationError

from shared.adapters.signing.links import LinkSigner
from shared.domain.catalogue import Task
from shared.domain.directory import Snapshot
from shared.domain.errors import AccessError, PermanentError, RetryableError
from shared.domain.finding import Finding, Verdict
from shared.domain.ids import TenantId
from shared.domain.request import Intent, Reading
from shared.services.doctor.self_check import Parts, self_check, settings_refused
from tests.builders import a_company, a_connection
from tests.clock import FixedClock
from tests.fakes.companies import FakeCompanies
from tests.fakes.connections import FakeConnections
from tests.fakes.directory import FakeDirectory
from tests.fakes.engine import FakeEngine
from tests.fakes.mailer import FakeMailer
from tests.fakes.reader import FakeReader
from tests.fakes.run_store import FakeRunStore
from tests.fakes.vault import FakeVault

HOME = "11111111-aaaa-4aaa-8aaa-0000000000ff"
EVERYTHING = frozenset(
    {
        "User.ReadWrite.All", "LicenseAssignment.ReadWrite.All", "GroupMember.ReadWrite.All", "Exchange.ManageAsApp",
        "UserAuthMethod-TAP.ReadWrite.All", "User-PasswordProfile.ReadWrite.All",
    }
)  # fmt: skip


class ForgetfulVault(FakeVault):
    def take(self, key: str) -> SecretStr | None:
        return None


class GenerousVault(FakeVault):
    """Gives the same credential twice."""

    def take(self, key: str) -> SecretStr | None:
        return self.kept[key][0] if key in self.kept else None


def sound(**over) -> Parts:
    clock = FixedClock()
    directory = FakeDirectory(clock)
    directory.known = Snapshot(tenant=TenantId(HOME), taken_at=clock.now(), granted=EVERYTHING)
    parts = {
        "clock": clock, "runs": FakeRunStore(), "vault": FakeVault(env__DESK_KEY="k", env__DESK_SECRET="s"),
        "signer": LinkSigner([SecretStr("signing-key-of-the-tests-0123456789abcdef")], clock=clock),
        "engine": FakeEngine(), "companies": FakeCompanies(a_company()), "connections": FakeConnections(a_connection()),
        "directory": directory, "mailer": FakeMailer(), "llm": FakeReader(Reading(intent=Intent.NONE)), "home_tenant": HOME,
        "mail_to": "ruth@msp.example",
    }  # fmt: skip
    return Parts(**(parts | over))


def found(parts: Parts) -> dict[str, Finding]:
    return {finding.check: finding for finding in self_check(parts).findings}


def test_a_sound_app_is_told_to_be_sound():
    findings = self_check(sound()).findings
    assert {finding.verdict for finding in findings} == {Verdict.FINE}
    assert [finding.check for finding in findings] == [
        "settings", "storage", "vault", "signing keys", "workflow engine", "sign-in", "company brightfork",
        "connection desk", "model", "mail",
    ]  # fmt: skip


def test_nothing_is_changed_in_a_tenant_and_nothing_is_left_behind():
    parts = sound()
    self_check(parts)
    assert parts.directory.writes == []
    assert not [key for key in parts.vault.kept if parts.vault.has(key)]


def test_a_storage_that_is_down_is_found_and_the_rest_is_still_looked_at():
    runs = FakeRunStore()
    runs.is_down = True
    findings = found(sound(runs=runs))
    assert findings["storage"].verdict is Verdict.FAILED
    assert "Storage Table Data Contributor" in findings["storage"].advice
    assert findings["mail"].verdict is Verdict.FINE


@pytest.mark.parametrize("vault", [ForgetfulVault, GenerousVault])
def test_a_vault_that_loses_or_repeats_a_credential_is_found(vault):
    finding = found(sound(vault=vault(env__DESK_KEY="k", env__DESK_SECRET="s")))["vault"]
    assert (finding.verdict, "exactly once" in finding.text) == (Verdict.FAILED, True)


def test_an_engine_that_does_not_answer_is_found():
    engine = FakeEngine()
    engine.is_down = True
    assert found(sound(engine=engine))["workflow engine"].verdict is Verdict.FAILED


@pytest.mark.parametrize(
    ("fault", "verdict", "advice"),
    [
        (AccessError("no match", missing="federation"), Verdict.FAILED, "--identity"),
        (AccessError("not here", missing="managed identity"), Verdict.FAILED, "GANGWAY_IDENTITY_CLIENT_ID"),
        (AccessError("not known", missing="consent"), Verdict.FAILED, "gangway entra register"),
        (RetryableError("Entra does not answer"), Verdict.FAILED, "some minutes"),
        (AccessError("denied", missing="Organization.Read.All"), Verdict.FINE, ""),
    ],
)
def test_a_sign_in_that_does_not_work_is_told_from_one_that_may_do_nothing_at_home(fault, verdict, advice):
    parts = sound(companies=FakeCompanies())
    parts.directory.faults.append(fault)
    finding = found(parts)["sign-in"]
    assert finding.verdict is verdict
    assert advice in finding.advice


def test_a_company_that_took_its_consent_back_is_found():
    parts = sound(home_tenant="")
    parts.directory.faults.append(AccessError("not consented", missing="consent"))
    finding = found(parts)["company brightfork"]
    assert (finding.verdict, "consent" in finding.advice) == (Verdict.FAILED, True)


def test_permissions_that_allowed_tasks_need_and_nobody_granted_are_named():
    parts = sound(companies=FakeCompanies(a_company(tasks=frozenset({Task.GROUP_ADD, Task.USER_MANAGER}))))
    parts.directory.known = Snapshot(
        tenant=TenantId(HOME), taken_at=parts.clock.now(), granted=frozenset({"User.ReadWrite.All"})
    )
    finding = found(parts)["company brightfork"]
    assert (finding.verdict, "GroupMember.ReadWrite.All" in finding.text) == (Verdict.WARNING, True)
    assert "User.ReadWrite.All" not in finding.text


def test_a_secret_that_a_connection_names_and_nobody_put_there_is_found():
    finding = found(sound(vault=FakeVault(env__DESK_KEY="k")))["connection desk"]
    assert (finding.verdict, "env:DESK_SECRET" in finding.advice) == (Verdict.FAILED, True)


def test_a_model_that_refuses_is_found():
    llm = FakeReader(PermanentError("the key is not valid"))
    assert found(sound(llm=llm))["model"].verdict is Verdict.FAILED


def test_mail_is_tried_only_where_an_address_is_given():
    parts = sound(mail_to="")
    assert found(parts)["mail"].verdict is Verdict.SKIPPED
    assert parts.mailer.sent == []


def test_mail_that_is_refused_says_what_is_missing():
    mailer = FakeMailer()
    mailer.faults.append(AccessError("Graph answered 403 to a mail", missing="Mail.Send"))
    assert found(sound(mailer=mailer))["mail"].advice == "Grant Mail.Send."


def test_what_is_not_there_yet_is_no_fault():
    findings = found(sound(companies=FakeCompanies(), connections=FakeConnections(), llm=None, home_tenant=""))
    assert {findings[name].verdict for name in ("companies", "connections", "model", "sign-in")} == {Verdict.SKIPPED}


def test_refused_settings_are_findings():
    report = settings_refused(["GANGWAY_APP_ID is missing: the id", "GANGWAY_PUBLIC_URL is missing"], FixedClock())
    assert [finding.advice for finding in report.findings] == [
        "GANGWAY_APP_ID is missing: the id", "GANGWAY_PUBLIC_URL is missing",
    ]  # fmt: skip


def test_a_finding_cannot_leave_people_without_advice():
    with pytest.raises(ValidationError, match="what to do"):
        Finding(check="x", verdict=Verdict.FAILED, text="broken")


def test_a_kept_credential_would_end_soon_by_itself():
    kept = []

    class WatchingVault(FakeVault):
        def keep(self, key, secret, *, until):
            kept.append(until)
            super().keep(key, secret, until=until)

    parts = sound(vault=WatchingVault(env__DESK_KEY="k", env__DESK_SECRET="s"))
    self_check(parts)
    assert kept == [parts.clock.now() + timedelta(minutes=5)]
