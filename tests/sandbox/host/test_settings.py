"""host.json, its overrides, local.settings.json and `%NAME%`."""

import json
import os

import pytest

from sandbox.host import AppError
from sandbox.host.settings import load_local_settings, read_settings, resolve


def write(folder, name, document):
    (folder / name).write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")


def test_without_host_json_the_defaults_of_the_real_host_hold(tmp_path):
    settings = read_settings(tmp_path)
    assert (settings.route_prefix, settings.hub_name, settings.max_activities) == ("api", "TestHubName", 10)


def test_host_json_is_read_and_an_empty_prefix_is_not_a_missing_one(tmp_path):
    durable = {"hubName": "mine", "maxConcurrentActivityFunctions": 3}
    write(tmp_path, "host.json", {"extensions": {"http": {"routePrefix": ""}, "durableTask": durable}})
    settings = read_settings(tmp_path)
    assert (settings.route_prefix, settings.hub_name, settings.max_activities) == ("", "mine", 3)


def test_a_variable_overrides_host_json_as_in_azure(tmp_path, monkeypatch):
    write(tmp_path, "host.json", {"extensions": {"durableTask": {"hubName": "mine"}}})
    monkeypatch.setenv("AzureFunctionsJobHost__extensions__durableTask__hubName", "theirs")
    assert read_settings(tmp_path).hub_name == "theirs"


def test_a_percent_name_is_a_setting_and_a_missing_one_is_an_error(tmp_path, monkeypatch):
    write(tmp_path, "host.json", {"extensions": {"durableTask": {"hubName": "%HUB_OF_TEST%"}}})
    with pytest.raises(AppError, match="HUB_OF_TEST"):
        read_settings(tmp_path)
    monkeypatch.setenv("HUB_OF_TEST", "x1")
    assert read_settings(tmp_path).hub_name == "x1"
    assert resolve("0 %HUB_OF_TEST% *") == "0 x1 *"


def test_local_settings_fill_the_environment_but_never_replace_it(tmp_path, monkeypatch):
    monkeypatch.setenv("SET_BEFORE", "environment")
    monkeypatch.setenv("ONLY_IN_FILE", "")
    monkeypatch.delenv("ONLY_IN_FILE")
    values = {"SET_BEFORE": "file", "ONLY_IN_FILE": "file"}
    write(tmp_path, "local.settings.json", {"IsEncrypted": False, "Values": values})
    load_local_settings(tmp_path)
    assert (os.environ["SET_BEFORE"], os.environ["ONLY_IN_FILE"]) == ("environment", "file")


@pytest.mark.parametrize("text", ["{", "[]"])
def test_a_broken_file_is_named(tmp_path, text):
    write(tmp_path, "host.json", text)
    with pytest.raises(AppError, match=r"host\.json"):
        read_settings(tmp_path)
