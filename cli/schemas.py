"""The published JSON Schemas of company and connection files, made from the models that check them."""

import json

from pydantic import BaseModel

from cli.endings import plainly
from shared.domain.policy import Company, Connection

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(model: type[BaseModel], title: str) -> str:
    """As it is published: stable text, so that a changed model shows in review."""
    schema = {"$schema": DRAFT, **model.model_json_schema(), "title": title}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def company_schema() -> str:
    return schema_of(Company, "A company of Gangway")


def connection_schema() -> str:
    return schema_of(Connection, "A connection of Gangway")


@plainly
def companies_schema() -> None:
    """Print the JSON Schema of company files, for editors.

    Example: gangway companies schema > company.schema.json
    """
    print(company_schema(), end="")


@plainly
def connections_schema() -> None:
    """Print the JSON Schema of connection files, for editors.

    Example: gangway connections schema > connection.schema.json
    """
    print(connection_schema(), end="")
