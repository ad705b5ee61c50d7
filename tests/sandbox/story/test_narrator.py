"""The story reads well where there is no terminal: no colours, no lines wider than a log."""

import io

import pytest

from sandbox.story.narrator import WIDTH, Ink, Narrator


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _a_usual_terminal(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def tell_everything(narrator: Narrator) -> None:
    narrator.heading("A heading")
    narrator.say("word " * 60, Ink.GOOD)
    narrator.tell("label", "word " * 60, Ink.BAD)
    narrator.quote("line\n\n" + "long " * 60)


def test_a_log_gets_no_colours_and_no_wide_lines():
    out = io.StringIO()

    tell_everything(Narrator(out))

    assert "\x1b" not in out.getvalue()
    assert max(len(line) for line in out.getvalue().splitlines()) <= WIDTH


def test_a_terminal_gets_colours_unless_somebody_does_not_want_them(monkeypatch: pytest.MonkeyPatch):
    coloured, plain = Terminal(), Terminal()
    tell_everything(Narrator(coloured))
    monkeypatch.setenv("NO_COLOR", "1")
    tell_everything(Narrator(plain))

    assert "\x1b[32m" in coloured.getvalue()
    assert "\x1b" not in plain.getvalue()


def test_a_long_quote_is_cut_and_says_so():
    out = io.StringIO()

    Narrator(out).quote("\n".join(str(number) for number in range(30)), most=5)

    assert "25 more lines" in out.getvalue()
