"""Finding links."""

import pytest

from sandbox.inbox.links import links_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("see http://x.example/a.", ["http://x.example/a"], id="end of sentence"),
        pytest.param("(http://x.example/a)", ["http://x.example/a"], id="in brackets"),
        pytest.param("http://x.example/a_(b)", ["http://x.example/a_(b)"], id="brackets of its own"),
        pytest.param("<https://x.example/a?b=c&d=e>", ["https://x.example/a?b=c&d=e"], id="angle brackets"),
        pytest.param("http://x.example/a http://x.example/a", ["http://x.example/a"], id="each once"),
        pytest.param("mailto:a@x.example", [], id="no web link"),
    ],
)
def test_links_in_text_are_found_as_a_person_reads_them(text: str, found: list[str]) -> None:
    assert links_of(text, "") == found
