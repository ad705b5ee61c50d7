"""Rüegsegger Treuhand AG: twenty-five invented people of a Swiss trust company, licensed by Business Premium."""

from sandbox.cloud.mailboxes import MailboxType
from sandbox.cloud.objects import Domain, TapPolicy
from sandbox.cloud.roles import GLOBAL_ADMINISTRATOR
from sandbox.cloud.seed_builder import TenantBuilder
from sandbox.cloud.skus import O365_BUSINESS_PREMIUM, SPB, make_sku
from sandbox.cloud.state import Tenant

STAFF = """
Geschäftsleitung:
Beat|Rüegsegger|Geschäftsführer|
Corinne|Ammann|Leiterin Treuhand|Beat Rüegsegger
Treuhand:
Jürg|Zwahlen|Mandatsleiter|Corinne Ammann
Sandra|Bösiger|Mandatsleiterin|Corinne Ammann
Noémie|Favre|Sachbearbeiterin Treuhand|Jürg Zwahlen
Luca|Bernasconi|Sachbearbeiter Treuhand|Jürg Zwahlen
Petra|Gfeller|Sachbearbeiterin Treuhand|Sandra Bösiger
Reto|Wüthrich|Sachbearbeiter Treuhand|Sandra Bösiger
Şule|Yıldırım|Assistentin Treuhand|Sandra Bösiger|suele.yildirim
Steuern:
Urs|Käser|Leiter Steuern|Beat Rüegsegger
Miriam|Dätwyler|Steuerexpertin|Urs Käser
François|L'Eplattenier|Steuerberater|Urs Käser
Andrea|Meier|Steuerberaterin|Urs Käser
Revision:
Thomas|Sägesser|Leiter Revision|Beat Rüegsegger
Andrea|Meier|Revisor|Thomas Sägesser|andrea.meier2
Jasmin|Hürlimann|Revisorin|Thomas Sägesser
Daniel|von Känel|Revisionsassistent|Thomas Sägesser
Personal:
Ursina|Cadonau|Leiterin Personal|Beat Rüegsegger
Kevin|Brönnimann|Lohnbuchhalter|Ursina Cadonau
Administration:
Heidi|Aeschlimann|Empfang|Ursina Cadonau
Matteo|Pedrazzini|IT-Verantwortlicher|Beat Rüegsegger
"""


def seed_rueegsegger(tenant: Tenant) -> None:
    tenant.domains = [
        Domain("rueegsegger-treuhand.example", is_default=True),
        Domain("rueegseggertreuhand.onmicrosoft.example", is_initial=True),
    ]
    skus = [make_sku(SPB, 23), make_sku(O365_BUSINESS_PREMIUM, 1)]
    tenant.skus = {sku.sku_id: sku for sku in skus}
    # A stricter pass policy than usual: one use only, two hours at most.
    tenant.tap_policy = TapPolicy(minimum_minutes=60, maximum_minutes=120, default_minutes=60, once_only=True)
    build = TenantBuilder(tenant)
    _people(build)
    _groups(build)
    build.role("Matteo Pedrazzini", GLOBAL_ADMINISTRATOR)
    build.role("Notfall Zugriff", GLOBAL_ADMINISTRATOR)
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
            given, surname, title, department, officeLocation="Bern", city="Bern", preferredLanguage="de-CH", **props
        )
        build.licence(user, SPB)
        reports.append((user, manager))
    for user, manager in reports:
        user.manager_id = build.by_name.get(manager)
    glass = build.user("Notfall", "Zugriff", "", "", upn=f"notfall@{build.tenant.initial_domain}", employeeId=None)
    build.tenant.break_glass.add(glass.id)
    temporary = build.user("Livia", "Stucki", "Aushilfe", "Administration", officeLocation="Bern")
    build.licence(temporary, O365_BUSINESS_PREMIUM)
    build.user(
        "Alois", "Schüpbach", "Archivar", "Administration", onPremisesSyncEnabled=True,
        onPremisesSamAccountName="aschuepbach", onPremisesImmutableId="9fE1aQAAAECxT0p4",
    )  # fmt: skip
    info = build.mailbox_only("Empfang", "info", MailboxType.SHARED)
    build.full_access(info, "Heidi Aeschlimann", "Ursina Cadonau")


def _groups(build: TenantBuilder) -> None:
    treuhand = [
        "Corinne Ammann",
        "Jürg Zwahlen",
        "Sandra Bösiger",
        "Noémie Favre",
        "Luca Bernasconi",
        "Petra Gfeller",
        "Reto Wüthrich",
    ]
    build.group("Mandate Treuhand", "mandate-treuhand", members=treuhand, owners=["Corinne Ammann"])
    build.group(
        "Abacus Benutzer", "abacus-benutzer", members=["Kevin Brönnimann", *treuhand], owners=["Matteo Pedrazzini"]
    )
    build.team("Treuhand", "team-treuhand", members=treuhand, owners=["Corinne Ammann"])
    steuern = ["Urs Käser", "Miriam Dätwyler", "François L'Eplattenier"]
    build.team("Steuern", "team-steuern", members=steuern, owners=["Urs Käser"])
    build.unified("Revision", "revision", members=["Thomas Sägesser", "Jasmin Hürlimann"], owners=["Thomas Sägesser"])
    build.distribution(
        "Alle Mitarbeitenden", "alle", members=[*treuhand, *steuern, "Ursina Cadonau"], owners=["Ursina Cadonau"]
    )
    build.mail_security("Steuerfristen", "steuerfristen", members=steuern, owners=["Urs Käser"])
    build.dynamic(
        "Alle (dynamisch)", "alle-dynamisch", '(user.userType -eq "Member") and (user.accountEnabled -eq true)'
    )
    build.group(
        "Fileserver Archiv", "fileserver-archiv", members=["Alois Schüpbach"], owners=[], onPremisesSyncEnabled=True
    )
