"""Alerts look for what the code says, and everything that the code says for them has an alert and a page."""

import re

from shared.domain.alarm import ALIVE, Alarm
from tests.infra.bicep import ROOT, of_type

OPERATIONS = (ROOT / "docs/operations.md").read_text() if (ROOT / "docs/operations.md").exists() else ""


def queries() -> dict[str, str]:
    rules = of_type("small", "Microsoft.Insights/scheduledQueryRules")
    return {each["name"]: each["properties"]["criteria"]["allOf"][0]["query"] for each in rules}


def phrases() -> set[str]:
    return {phrase for query in queries().values() for phrase in re.findall(r"has \"([^\"]+)\"", query)}


def test_every_phrase_that_is_logged_for_an_alert_has_one():
    assert phrases() == {alarm.value for alarm in Alarm} | {ALIVE}


def test_every_phrase_is_logged_somewhere():
    code = "".join(
        path.read_text()
        for folder in ("activities", "http_triggers", "timer_triggers", "shared")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "alarm.py"
    )
    assert [alarm.name for alarm in Alarm if f"Alarm.{alarm.name}" not in code] == []
    assert "ALIVE" in code


def test_every_alert_names_a_chapter_that_exists():
    rules = of_type("small", "Microsoft.Insights/scheduledQueryRules") + of_type(
        "small", "Microsoft.Insights/metricAlerts"
    )
    chapters = set(re.findall(r"^#+ (.+)$", OPERATIONS, re.MULTILINE))
    named = {re.findall(r'operations\.md, "([^"]+)"', each["properties"]["description"])[0] for each in rules}
    assert named <= chapters


def test_every_alert_tells_somebody():
    (people,) = of_type("small", "Microsoft.Insights/actionGroups")
    assert people["properties"]["emailReceivers"][0]["emailAddress"] == "alerts@brightdesk.example"
    for each in of_type("small", "Microsoft.Insights/scheduledQueryRules"):
        assert each["properties"]["actions"]["actionGroups"] == [people["id"]]
