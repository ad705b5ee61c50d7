"""How checkov's findings are judged. checkov itself is run by `make infra`."""

import json
import tomllib

import checkov
import pytest

from tests.infra.bicep import INFRA, SAMPLES, resources


def a_report(*failed: tuple[str, str], looked_at: int = 3) -> dict:
    checks = [{"check_id": check, "check_name": "a rule", "resource": at} for check, at in failed]
    return {"summary": {"resource_count": looked_at}, "results": {"failed_checks": checks}}


def test_a_finding_without_a_reason_is_told_with_its_place():
    found = checkov.findings(a_report(("CKV_1", "vault"), ("CKV_1", "site"), ("CKV_2", "site")))
    (told,) = checkov.judge(found, {"CKV_2": "because"})
    assert told.startswith("CKV_1 fails for site")
    assert "vault" in told


def test_a_reason_without_a_finding_is_told():
    assert checkov.judge({}, {"CKV_2": "because"}) == [
        "CKV_2 is no finding any more: take it out of infra/checkov.toml"
    ]


def test_nothing_looked_at_is_no_success():
    with pytest.raises(ValueError, match="no resource"):
        checkov.findings(a_report(looked_at=0))


def test_several_reports_count_together():
    assert set(checkov.findings([a_report(("CKV_1", "a")), a_report(("CKV_2", "b"))])) == {"CKV_1", "CKV_2"}


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_is_looked_at_is_what_the_sample_deploys(sample):
    snapshot = json.loads((INFRA / f"samples/{sample}.snapshot.json").read_text())
    assert checkov.as_template(snapshot)["resources"] == resources(sample)


def test_every_accepted_finding_has_a_reason():
    reasons = tomllib.loads((INFRA / "checkov.toml").read_text())["reasons"]
    assert all(len(reason) > 20 for reason in reasons.values())
