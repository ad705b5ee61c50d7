"""Whether the app can sign in, and whether each company's tenant lets it do what the company allows."""

from shared.domain.directory import SnapshotQuery
from shared.domain.errors import AccessError, GangwayError
from shared.domain.finding import Finding, failed, fine, skipped, warning
from shared.domain.ids import TenantId
from shared.domain.planning.grants import missing_for
from shared.domain.policy import Company
from shared.ports import Companies, Directory

# What is missing when the app itself cannot be proved, whoever the customer is (see the adapter's list of Entra's refusals).
OURS = frozenset({"federation", "app secret", "app certificate", "managed identity", "app"})


def check_sign_in(home: TenantId, directory: Directory) -> Finding:
    """Entra gives the app a token in its own tenant. That it may do nothing there is as it should be."""
    try:
        directory.snapshot(home, SnapshotQuery())
    except AccessError as refused:
        if refused.missing in OURS:
            return _no_sign_in(refused)
        if refused.missing == "consent":
            advice = "Run `gangway entra register`: it makes the service principal. Then try again after a minute."
            return failed("sign-in", str(refused), advice)
    except GangwayError as fault:
        return _no_sign_in(fault)
    return fine("sign-in", "Entra takes the app for what it is")


def _no_sign_in(fault: GangwayError) -> Finding:
    advice = (
        "Run `gangway entra register --url ... --identity ...` with the object id of the app's managed identity, and check "
        "GANGWAY_APP_ID and GANGWAY_IDENTITY_CLIENT_ID. New trust takes some minutes."
    )
    return failed("sign-in", str(fault), advice)


def check_companies(companies: Companies, directory: Directory) -> list[Finding]:
    try:
        found = companies.all()
    except GangwayError as fault:
        return [failed("companies", f"they cannot be read: {fault}", "See the finding about storage.")]
    if not found:
        return [skipped("companies", "there is none yet: gangway companies apply FILE")]
    return [_check(company, directory) for company in found]


def _check(company: Company, directory: Directory) -> Finding:
    name = f"company {company.id}"
    try:
        seen = directory.snapshot(TenantId(company.tenant_id), SnapshotQuery())
    except AccessError as refused:
        return failed(name, str(refused), f"An admin of {company.name} has to give consent (docs/deploy.md).")
    except GangwayError as fault:
        return failed(name, f"the tenant does not answer: {fault}", "Check its tenant id, then try again.")
    missing = sorted({each for task in company.tasks for each in missing_for(task, seen.granted)})
    if missing:
        advice = "An admin of the company has to consent again, or take the tasks out of the company's file."
        return warning(name, f"not granted, so some allowed tasks will be manual: {', '.join(missing)}", advice)
    return fine(name, "the tenant answers, and everything that is allowed is granted")
