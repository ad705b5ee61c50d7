"""Literals survive the trip into a filter and a URL (FC-c06)."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.graph.build import EVENTUAL, GraphCalls, Query
from shared.adapters.graph.escape import literal, search_phrase

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)


@given(TEXT)
def test_a_literal_holds_exactly_its_text(text):
    held = literal(text)

    assert held[0] == held[-1] == "'"
    assert held[1:-1].replace("''", "").count("'") == 0
    assert held[1:-1].replace("''", "'") == text


@given(TEXT)
def test_a_filter_comes_out_of_the_url_as_it_went_in(text):
    calls = GraphCalls("https://graph.example")
    clause = f"displayName eq {literal(text)}"

    url = calls.get(calls.root.users, Query(filter=clause, select=("id",))).url

    assert parse_qs(urlsplit(url).query, strict_parsing=True)["$filter"] == [clause]
    assert url.isascii()


def test_a_search_phrase_escapes_quotes_and_backslashes():
    assert search_phrase('Anne "Nan" \\ Holt') == '"Anne \\"Nan\\" \\\\ Holt"'


def test_an_advanced_query_carries_its_header_on_the_item_itself():
    calls = GraphCalls("https://graph.example")

    item = calls.get(calls.root.users, Query(filter="x eq 'y'", count=True))

    assert item.headers == EVENTUAL
    assert "$count=true" in item.url
    assert calls.get(calls.root.users, Query(top=5)).headers == {}
