"""The published JSON Schemas are those of the models, and the examples keep them."""

import json

import jsonschema
import pytest
import yaml

from tests.cli.conftest import EXAMPLES, ROOT, Gangway

KINDS = {"companies": "company", "connections": "connection"}


def published(kind: str) -> str:
    return (ROOT / "docs" / "schemas" / f"{KINDS[kind]}.schema.json").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_the_models(gangway: Gangway, kind: str):
    made = gangway(kind, "schema").stdout

    assert made == published(kind), f"run: gangway {kind} schema > docs/schemas/{KINDS[kind]}.schema.json"


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("co*/*.yaml")), ids=lambda file: file.name)
def test_the_examples_keep_the_schema_and_name_it(file):
    text = file.read_text("utf-8")
    schema = json.loads(published(file.parent.name))

    jsonschema.Draft202012Validator(schema).validate(yaml.safe_load(text))

    named = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert (file.parent / named).resolve() == ROOT / "docs" / "schemas" / f"{KINDS[file.parent.name]}.schema.json"


def test_the_schema_refuses_unknown_keys():
    schema = json.loads(published("connections"))
    document = yaml.safe_load((EXAMPLES / "connections" / "desk.yaml").read_text("utf-8")) | {"statuss": "x"}

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(document)
