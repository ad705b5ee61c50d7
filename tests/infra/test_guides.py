"""The guides name parameters, commands, files and alerts that exist."""

import re

import pytest
from typer.main import get_command

from cli.main import app
from shared.settings import Settings, variable
from tests.infra.bicep import ROOT, compiled

GUIDES = ("deploy", "costs", "operations")
# Names in small letters with an inner capital that are no parameters of ours.
OTHERS = {"masterKey", "functionKeys", "ftpsState", "createUiDefinition"}
# Variables that are no settings: outputs of the deployment, and what commands take.
VARIABLES = {"GANGWAY_MASTER_KEY", "GANGWAY_IDENTITY_PRINCIPAL_ID", "GANGWAY_APP_NAME", "GANGWAY_ALERT_EMAIL"}


def text(guide: str) -> str:
    return (ROOT / f"docs/{guide}.md").read_text()


@pytest.mark.parametrize("guide", GUIDES)
def test_parameters_that_are_named_exist(guide):
    named = set(re.findall(r"`([a-z]+(?:[A-Z][a-z]*)+)\b[^`]*`", text(guide))) - OTHERS
    assert named
    assert named <= set(compiled()["parameters"])


@pytest.mark.parametrize("guide", GUIDES)
def test_settings_that_are_named_exist(guide):
    named = set(re.findall(r"\bGANGWAY_[A-Z_]+\b", text(guide)))
    assert named <= {variable(field) for field in Settings.model_fields} | VARIABLES


@pytest.mark.parametrize("guide", GUIDES)
def test_files_that_are_linked_exist(guide):
    linked = {link.partition("#")[0] for link in re.findall(r"\]\((?!https?:)([^)]+)\)", text(guide))}
    assert [link for link in linked - {""} if not (ROOT / "docs" / link).exists()] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_commands_that_are_shown_exist_with_their_options(guide):
    for line in re.findall(r"\bgangway ([a-z][^\n`#:;]*)", text(guide)):
        words, command = line.split(), get_command(app)
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]
        if command is get_command(app) or hasattr(command, "commands"):
            continue  # prose, such as "gangway and its ..."
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options, line


def test_the_idle_cost_follows_from_the_timers():
    from timer_triggers import poll_desks, reconcile_runs

    assert (reconcile_runs.EVERY_MINUTE, poll_desks.EVERY_FIVE_MINUTES) == ("0 * * * * *", "30 */5 * * * *")
    starts = 30 * 24 * 60 + 30 * 24 * 12
    assert f"{starts:,} starts" in text("costs")
    assert f"{starts * 2:,} GB-s" in text("costs")
