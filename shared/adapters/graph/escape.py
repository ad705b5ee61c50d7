"""Literals for OData. Every literal that goes into a filter or search passes through here; URL encoding comes after."""


def literal(text: str) -> str:
    """A quoted string for $filter: an apostrophe is doubled."""
    return "'" + text.replace("'", "''") + "'"


def search_phrase(text: str) -> str:
    """A quoted phrase for $search: backslash and double quote are escaped."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
