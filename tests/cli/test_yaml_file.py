"""Every value of a YAML file is the text that was written, and every fault has its line."""

import pytest

from cli.yaml_file import Problem, parse_yaml


def problems_of(text: str) -> list[Problem]:
    return [problem for document in parse_yaml(text, "c.yaml") for problem in document.problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("18:00", "18:00"),  # a number in base sixty for YAML 1.1
        ("NO", "NO"),  # "false" for YAML 1.1
        ("00412", "00412"),
        ("1e3", "1e3"),
        ("2026-11-25", "2026-11-25"),
        ("'null'", "null"),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_a_value_stays_the_text_that_was_written(written: str, meant: str | None):
    (document,) = parse_yaml(f"a: {written}\n", "c.yaml")

    assert document.content == {"a": meant}
    assert document.problems == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb:\n\t- c\n", 3, "tab"),
        ("a: 1\nb: 2\na: 3\n", 3, "second time (first on line 1)"),
        ("a: [1, 2\n", 2, "not YAML"),
        ("a: b: c\n", 1, "not YAML"),
        ("", 1, "is empty"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "not understood here"),
        ("? [a, b]\n: 1\n", 1, "one word"),
        ("a: &x\n  - *x\n", 1, "more than"),
        ("a: !secret 1\n", 1, "'!secret'"),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, line: int, words: str):
    found = problems_of(text)

    assert found
    assert found[0].line == line
    assert words in found[0].text


def test_aliases_that_grow_without_end_are_refused():
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{after}: &{after} [{', '.join([f'*{before}'] * 10)}]\n"

    assert "more than" in problems_of(bomb)[0].text


def test_several_documents_of_a_file_keep_their_own_lines():
    first, second = parse_yaml("a: 1\n---\nb: 2\n", "c.yaml")

    assert (first.line_of(("a",)), second.line_of(("b",))) == (1, 3)


def test_something_missing_stands_where_it_is_missing():
    (document,) = parse_yaml("a:\n  b:\n    c: 1\n", "c.yaml")

    assert document.line_of(("a", "b", "nowhere")) == 2
