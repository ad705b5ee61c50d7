"""Brightfork Logistics Inc.: about sixty invented people of a US haulier, with every kind of group and account that makes trouble."""

from sandbox.cloud.mailboxes import MailboxType
from sandbox.cloud.objects import Domain
from sandbox.cloud.roles import GLOBAL_ADMINISTRATOR, HELPDESK_ADMINISTRATOR
from sandbox.cloud.seed_builder import TenantBuilder
from sandbox.cloud.skus import ENTERPRISEPACK, O365_BUSINESS_PREMIUM, SPB, VISIOCLIENT, make_sku
from sandbox.cloud.state import Tenant

# given | surname | title | manager; department headings end with a colon; `!` = Business Premium instead of Office 365 E3
STAFF = """
Management:
Gwendolyn|Hale|Chief Executive Officer|
Renata|Falk|Chief Financial Officer|Gwendolyn Hale
Owen|Castellane|HR Director|Gwendolyn Hale
Operations:
Marisol|Vega|Operations Manager|Gwendolyn Hale
Dana|Whitlock|Dispatch Lead|Marisol Vega
Tyler|Novotny|Dispatch Coordinator|Marisol Vega
Ines|Carvalho|Dispatch Coordinator|Dana Whitlock
Roderick|Pruitt|Dispatch Coordinator|Dana Whitlock
Shanice|Okafor|Route Planner|Marisol Vega
Łukasz|Żółtowski|Route Planner|Marisol Vega
Beatrix|Holm|Customs Coordinator|Marisol Vega
Malik|Abernathy|Night Dispatcher|Dana Whitlock
Jordan|Ellis|Yard Coordinator|Marisol Vega
Warehouse:
Moses|Achterberg|Warehouse Manager|Marisol Vega
Jordan|Ellis|Forklift Operator|Moses Achterberg|jordan.ellis2
Chris|Nóvak|Warehouse Lead|Moses Achterberg|chris.novak2
Fatima|Zahra|Inventory Specialist|Moses Achterberg
Ludmila|Petrenko|Inventory Specialist|Moses Achterberg
Emmett|Stoll|Forklift Operator|Moses Achterberg
Rosalind|Quaye|Receiving Clerk|Moses Achterberg
Tomás|Iriarte|Receiving Clerk|Moses Achterberg
Wendell|Birch|Maintenance Technician|Moses Achterberg
Anneke|de Groot|Shift Supervisor|Moses Achterberg
Human Resources:
Kelly|Brandt|HR Generalist|Owen Castellane
Philippa|Marsh|Recruiter|Owen Castellane
Deepak|Venkataraman|Payroll Specialist|Owen Castellane
IT:
Priya|Raman|IT Lead|Renata Falk
Anton|Sobel|Support Technician|Priya Raman
Nkechi|Udeh|Systems Analyst|Priya Raman
Finance:
Chris|Novak|Accountant|Renata Falk
Siobhán|O'Neill|Accounts Payable Clerk|Renata Falk
Marcus|Thibodeaux|Billing Specialist|Renata Falk
Yuki|Hasegawa|Financial Analyst|Renata Falk
Clara|Wójcik|Accounts Receivable Clerk|Renata Falk
Sales:
Bart|Ingersoll|Sales Director|Gwendolyn Hale
Vivian|D'Angelo|Account Executive|Bart Ingersoll
Terrence|Vale|Account Executive|Bart Ingersoll
Maribel|Santos|Account Executive|Bart Ingersoll
Oskar|Lindqvist|Sales Engineer|Bart Ingersoll
Hannah|Greer|Sales Coordinator|Bart Ingersoll
Customer Service:
Lorraine|Mbeki|Customer Service Manager|Gwendolyn Hale
Patrick|Ahearn|Customer Service Agent|Lorraine Mbeki
José|Núñez|Customer Service Agent|Lorraine Mbeki
Amara|Diallo|Customer Service Agent|Lorraine Mbeki
Sven|Tollefsen|Customer Service Agent|Lorraine Mbeki
Grace|Kowalczyk|Customer Service Agent|Lorraine Mbeki
Fleet:
Curtis|Hollis|Fleet Manager|Marisol Vega
Bao|Tran|Safety Officer|Curtis Hollis!
Dwight|Ferrell|Driver Trainer|Curtis Hollis!
Ramona|Esposito|Compliance Specialist|Curtis Hollis!
Lamar|Jeffries|Mechanic|Curtis Hollis!
Ingrid|Solberg|Mechanic|Curtis Hollis!
"""


DISPATCHERS = ["Dana Whitlock", "Tyler Novotny", "Ines Carvalho", "Roderick Pruitt", "Malik Abernathy"]
SALES = ["Bart Ingersoll", "Vivian D'Angelo", "Terrence Vale", "Maribel Santos", "Oskar Lindqvist", "Hannah Greer"]


def seed_brightfork(tenant: Tenant) -> None:
    tenant.domains = [
        Domain("brightfork.example", is_default=True),
        Domain("brightforklogistics.onmicrosoft.example", is_initial=True),
        Domain("brightfork-freight.example", is_verified=False),
    ]
    skus = [
        make_sku(ENTERPRISEPACK, 54),
        make_sku(SPB, 5),  # all five taken: the tenant's "no seat" case
        make_sku(VISIOCLIENT, 3),
        make_sku(O365_BUSINESS_PREMIUM, 10, status="Suspended"),
    ]
    tenant.skus = {sku.sku_id: sku for sku in skus}
    build = TenantBuilder(tenant)
    _people(build)
    _special_accounts(build)
    _shared_mailboxes(build)
    _groups(build)
    _teams(build)
    _lists(build)
    build.role("Priya Raman", GLOBAL_ADMINISTRATOR)
    build.role("Emergency Access", GLOBAL_ADMINISTRATOR)
    build.role("Anton Sobel", HELPDESK_ADMINISTRATOR)
    build.finish()


def _people(build: TenantBuilder) -> None:
    department, reports = "", []
    for line in STAFF.strip().splitlines():
        if line.endswith(":"):
            department = line.rstrip(":")
            continue
        given, surname, title, manager, *upn = line.split("|")
        props = {"upn": upn[0]} if upn else {}
        user = build.user(
            given, surname, title, department, officeLocation="Joliet", city="Joliet", state="IL", **props
        )
        build.licence(user, SPB if manager.endswith("!") else ENTERPRISEPACK)
        reports.append((user, manager.rstrip("!")))
    for user, manager in reports:
        user.manager_id = build.by_name.get(manager)
    dana = build.tenant.users[build.by_name["Dana Whitlock"]]
    dana.props |= {"mobilePhone": "+1 815 555 0142", "businessPhones": ["+1 815 555 0119"]}
    build.method("Dana Whitlock", "phoneAuthenticationMethod", phoneNumber="+1 8155550142", phoneType="mobile")
    build.method("Dana Whitlock", "microsoftAuthenticatorAuthenticationMethod", displayName="Dana's phone")
    build.licence(build.tenant.users[build.by_name["Nkechi Udeh"]], VISIOCLIENT)
    build.licence(build.tenant.users[build.by_name["Yuki Hasegawa"]], VISIOCLIENT)


def _special_accounts(build: TenantBuilder) -> None:
    initial = build.tenant.initial_domain
    glass = build.user("Emergency", "Access", "", "", upn=f"breakglass01@{initial}", employeeId=None)
    build.tenant.break_glass.add(glass.id)
    build.user(
        "Nora", "Feldt", "Consultant", "", upn=f"nora.feldt_kestrel-audit.example#EXT#@{initial}", userType="Guest",
        mail="nora.feldt@kestrel-audit.example", externalUserState="Accepted", companyName="Kestrel Audit",
        employeeId=None, usageLocation=None, proxyAddresses=["SMTP:nora.feldt@kestrel-audit.example"],
    )  # fmt: skip
    synced = build.user(
        "Gerald", "Pike", "Gate Guard", "Warehouse", onPremisesSyncEnabled=True,
        onPremisesSamAccountName="gpike", onPremisesDomainName="ad.brightfork.example",
        onPremisesImmutableId="3q2+7wAAAEKhzV0x", onPremisesDistinguishedName="CN=Gerald Pike,OU=Gate,DC=ad,DC=brightfork,DC=example",
    )  # fmt: skip
    synced.manager_id = build.by_name["Moses Achterberg"]
    # Licensed by a group only (see _groups), and one person nobody gave a usage location.
    build.user("Abigail", "Stroud", "Dispatch Trainee", "Operations", officeLocation="Joliet")
    build.user("Viktor", "Hanley", "Contractor", "Fleet", usageLocation=None, upn="v.hanley")
    build.user("kiosk", "", "", "Warehouse", upn="kiosk-dock4", displayName=None, employeeId=None)


def _shared_mailboxes(build: TenantBuilder) -> None:
    dispatch = build.mailbox_only("Dispatch Desk", "dispatch", MailboxType.SHARED)
    invoices = build.mailbox_only("Invoices", "invoices", MailboxType.SHARED)
    build.mailbox_only("Boardroom Joliet", "boardroom.joliet", MailboxType.ROOM)
    build.full_access(dispatch, "Dana Whitlock", "Tyler Novotny", "Ines Carvalho")
    build.full_access(invoices, "Siobhán O'Neill", "Marcus Thibodeaux")


def _groups(build: TenantBuilder) -> None:
    build.group("Dispatch Team", "dispatch-team", members=DISPATCHERS, owners=["Marisol Vega"])
    everyone = ["Marisol Vega", *DISPATCHERS, "Shanice Okafor", "Łukasz Żółtowski", "Beatrix Holm"]
    build.group("Operations", "operations", members=everyone, owners=["Marisol Vega"])
    build.group(
        "Yard Supervisors", "yard-supervisors", members=["Anneke de Groot", "Chris Nóvak"], owners=["Moses Achterberg"]
    )
    vpn = ["Priya Raman", "Anton Sobel", "Nkechi Udeh", "Renata Falk", "yard-supervisors"]
    build.group("VPN Users", "vpn-users", members=vpn, owners=["Priya Raman"])
    build.group(
        "Fleet Maintenance", "fleet-maintenance", members=["Lamar Jeffries", "Ingrid Solberg"], owners=["Curtis Hollis"]
    )
    build.group(
        "Privileged Operators", "privileged-operators", members=["Anton Sobel"], owners=[], isAssignableToRole=True
    )
    build.group(
        "Gatehouse (AD)", "gatehouse-ad", members=["Gerald Pike"], owners=[], onPremisesSyncEnabled=True,
        onPremisesSamAccountName="Gatehouse",
    )  # fmt: skip
    starters = build.group(
        "Licences - New Starters", "lic-new-starters", members=["Abigail Stroud"], owners=["Priya Raman"]
    )
    starters.licences = {ENTERPRISEPACK: []}
    build.dynamic("All Staff", "all-staff", '(user.userType -eq "Member") and (user.accountEnabled -eq true)')
    build.dynamic(
        "Warehouse Staff", "warehouse-staff", '(user.department -eq "Warehouse") and (user.accountEnabled -eq true)'
    )


def _teams(build: TenantBuilder) -> None:
    operations = [
        "Marisol Vega",
        *DISPATCHERS,
        "Abigail Stroud",
        "Shanice Okafor",
        "Łukasz Żółtowski",
        "Beatrix Holm",
        "Moses Achterberg",
    ]
    build.team("Operations Hub", "operations-hub", members=operations, owners=["Marisol Vega", "Tyler Novotny"])
    leaders = ["Gwendolyn Hale", "Renata Falk", "Owen Castellane", "Marisol Vega"]
    build.team("Leadership", "leadership", members=leaders, owners=["Gwendolyn Hale"])
    # Two groups of one name on purpose: a team and a list called Sales.
    build.team("Sales", "sales-team", members=SALES, owners=["Bart Ingersoll"])
    analysts = ["Renata Falk", "Yuki Hasegawa", "Chris Novak"]
    build.unified("Finance Reports", "finance-reports", members=analysts, owners=["Renata Falk"])


def _lists(build: TenantBuilder) -> None:
    build.distribution("Sales", "sales", members=SALES, owners=["Bart Ingersoll"])
    dispatch = ["Marisol Vega", *DISPATCHERS, "Abigail Stroud"]
    build.distribution("Dispatch (all)", "dispatch-all", members=dispatch, owners=["Marisol Vega"])
    drivers = ["Dana Whitlock", "Curtis Hollis", "Bao Tran"]
    build.mail_security("Drivers Notify", "drivers-notify", members=drivers, owners=["Curtis Hollis"])
    moses = ["Moses Achterberg"]
    build.distribution("O'Hare Crossdock & Söhne", "ohare-crossdock", members=moses, owners=moses)
