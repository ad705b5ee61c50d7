"""An admin answers few questions, each explained, and every way in asks about the same parameters."""

import json
import re
from pathlib import Path
from typing import Any

from tests.infra.bicep import INFRA, ROOT, compiled, of_type

MOST_QUESTIONS = 5


def parameters() -> dict[str, Any]:
    found: dict[str, Any] = compiled()["parameters"]
    return found


def form() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((INFRA / "createUiDefinition.json").read_text())["parameters"]
    return found


def test_nothing_but_an_address_for_alerts_has_to_be_answered():
    assert [name for name, each in parameters().items() if "defaultValue" not in each] == ["alertEmail"]


def test_the_form_asks_no_more_than_five_questions_and_explains_each():
    questions = form()["basics"]
    assert len(questions) <= MOST_QUESTIONS
    assert form()["steps"] == []
    assert all(len(each["toolTip"]) > 20 for each in questions)


def test_the_form_fills_parameters_that_exist_from_questions_that_exist():
    outputs = form()["outputs"]
    assert set(outputs) <= set(parameters())
    asked = {each["name"] for each in form()["basics"]}
    assert set(re.findall(r"basics\('(\w+)'\)", str(outputs))) == asked


def test_the_choices_of_the_form_are_choices_of_the_template():
    for each in form()["basics"]:
        if "allowedValues" in each["constraints"]:
            offered = {choice["value"] for choice in each["constraints"]["allowedValues"]}
            assert offered <= set(parameters()[each["name"]]["allowedValues"])


def test_azd_fills_parameters_that_exist():
    filled = json.loads((INFRA / "main.parameters.json").read_text())["parameters"]
    assert set(filled) <= set(parameters())


def test_every_parameter_is_described_and_every_choice_and_number_has_bounds():
    for name, each in parameters().items():
        assert len(each["metadata"]["description"]) > 10, name
        if each["type"] == "int":
            assert "allowedValues" in each or {"minValue", "maxValue"} <= set(each), name


def test_no_secret_has_a_plain_default():
    for name, each in parameters().items():
        assert each["type"] not in {"securestring", "secureObject"} or "newGuid()" in each["defaultValue"], name


def test_main_only_wires_modules():
    text = (INFRA / "main.bicep").read_text()
    assert not re.search(r"^resource ", text, re.MULTILINE)
    wired = set(re.findall(r"^module \w+ 'app/(\w+)\.bicep'", text, re.MULTILINE))
    assert wired == {path.stem for path in Path(INFRA / "app").glob("*.bicep")} - {"types"}


def test_signing_keys_are_made_once():
    (secret,) = of_type("small", "Microsoft.KeyVault/vaults/secrets")
    assert secret["name"].endswith("/gangway-signing-keys")
    assert "@onlyIfNotExists()\nresource signingKeys" in (INFRA / "app/vault.bicep").read_text()


def test_the_app_can_be_found_by_azd():
    (site,) = of_type("small", "Microsoft.Web/sites")
    (service,) = re.findall(r"^services:\n  (\w+):", (ROOT / "azure.yaml").read_text(), re.MULTILINE)
    assert site["tags"]["azd-service-name"] == service


def test_the_private_sample_opens_storage_vault_and_model_to_the_network_only():
    for kind in (
        "Microsoft.Storage/storageAccounts",
        "Microsoft.KeyVault/vaults",
        "Microsoft.CognitiveServices/accounts",
    ):
        (found,) = of_type("full", kind)
        assert found["properties"]["networkAcls"]["defaultAction"] == "Deny"
    reached = {each["name"].rsplit("-", 1)[1] for each in of_type("full", "Microsoft.Network/privateEndpoints")}
    assert reached == {"blob", "queue", "table", "vault", "model"}
