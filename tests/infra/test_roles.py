"""Every role that the code needs is given, none that nobody needs, and each says why."""

import re
from pathlib import Path

import pytest

from tests.infra.bicep import INFRA, ROOT, SAMPLES, resources, roles

# Role id -> where the need for it stands: a pattern in the code, or host.json.
NEEDED = {
    "b7e6dc6d-f1e8-4753-8033-0f276bb0955b": ("Storage Blob Data Owner", "BlobServiceClient"),
    "974c5e8b-45b9-4653-ba55-5f855dd0fb88": ("Storage Queue Data Contributor", '"type": "AzureStorage"'),
    "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3": ("Storage Table Data Contributor", "TableServiceClient"),
    "b86a8fe4-44ce-4948-aee5-eccb2c155cd7": ("Key Vault Secrets Officer", r"\.set_secret\("),
    "3913510d-42f4-4e42-8a64-420c390055eb": ("Monitoring Metrics Publisher", '"telemetryMode"'),
    "0ad04412-c4d5-4796-b79c-f76d14c8d402": ("Durable Task Data Contributor", "schedule_new_orchestration"),
    "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd": ("Cognitive Services OpenAI User", "AZURE_SCOPE"),
    "09976791-48a7-449e-bb21-39d1a415f350": ("Communication and Email Service Owner", "emails:send"),
}
FOR_ADMINS_ONLY = {"ba92f5b4-2d11-453d-a403-e96b0029c9fe"}  # Storage Blob Data Contributor


def role_of(assignment: dict[str, str]) -> str:
    return assignment["roleDefinitionId"].rsplit("/", 1)[1]


def of_app(sample: str) -> set[str]:
    return {role_of(each) for each in roles(sample) if each["principalType"] == "ServicePrincipal"}


def test_the_app_has_the_roles_that_its_code_needs_and_no_other():
    given = set.union(*(of_app(sample) for sample in SAMPLES))
    assert given == set(NEEDED)


def test_a_role_goes_when_the_code_no_longer_needs_it():
    code = "".join(path.read_text() for path in (ROOT / "shared").rglob("*.py")) + (ROOT / "host.json").read_text()
    assert [name for name, pattern in NEEDED.values() if not re.search(pattern, code)] == []


def test_what_is_not_deployed_needs_no_role():
    always = set(NEEDED) - {
        "0ad04412-c4d5-4796-b79c-f76d14c8d402", "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
        "09976791-48a7-449e-bb21-39d1a415f350",
    }  # fmt: skip
    assert of_app("own") == always


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_assignment_says_for_whom_and_why(sample):
    for each in roles(sample):
        whom, _, why = each["description"].partition(": ")
        assert whom == ("App" if each["principalType"] == "ServicePrincipal" else "Admin")
        assert len(why) > 30


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_role_reaches_beyond_one_resource(sample):
    for each in roles(sample):
        assert re.search(r"/resourceGroups/gangway/providers/\w+\.\w+/\w+/", each["scope"]), each["scope"]


def test_nobody_but_the_app_gets_a_role_where_no_admin_is_named():
    assert {each["principalType"] for each in roles("own")} == {"ServicePrincipal"}


def test_admins_get_nothing_that_is_not_listed():
    assert {role_of(each) for each in roles("full") if each["principalType"] == "Group"} <= set(
        NEEDED
    ) | FOR_ADMINS_ONLY


def test_all_assignments_stand_in_one_file():
    others = [path.name for path in INFRA.rglob("*.bicep") if "roleAssignments@" in Path(path).read_text()]
    assert others == ["roles.bicep"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_resource_lets_anybody_in_by_key(sample):
    off = {
        "Microsoft.Storage/storageAccounts": ("allowSharedKeyAccess", False),
        "Microsoft.CognitiveServices/accounts": ("disableLocalAuth", True),
        "Microsoft.Communication/communicationServices": ("disableLocalAuth", True),
        "Microsoft.Insights/components": ("DisableLocalAuth", True),
        "Microsoft.KeyVault/vaults": ("enableRbacAuthorization", True),
        "Microsoft.Web/sites/basicPublishingCredentialsPolicies": ("allow", False),
    }
    for each in resources(sample):
        if each["type"] in off:
            name, wanted = off[each["type"]]
            assert each["properties"][name] is wanted, each["name"]
