"""Every code has words, and no words look like a code."""

import string

import pytest

from shared.domain.approval import Choice
from shared.domain.catalogue import Risk, Task
from shared.domain.directory import GroupKind
from shared.domain.outcome import Outcome, Reason
from shared.domain.plan import RefusalCode, WarningCode
from shared.domain.request import LISTS, SINGLE, Asked, FlagCode, Intent
from shared.domain.run import FINAL, RunStatus
from shared.services import present_words as words
from shared.services.present_questions import FIELDS, SENTENCES
from shared.services.render_notes import ADVICE
from tests.services.readable import unreadable


@pytest.mark.parametrize(
    ("enum", "table"),
    [
        pytest.param(Task, words.TASKS, id="tasks"),
        pytest.param(Risk, words.RISKS, id="risks"),
        pytest.param(Intent, words.INTENTS, id="intents"),
        pytest.param(GroupKind, words.GROUP_KINDS, id="group kinds"),
        pytest.param(Outcome, words.OUTCOMES, id="outcomes"),
        pytest.param(Reason, words.REASONS, id="reasons"),
        pytest.param(WarningCode, words.WARNINGS, id="warnings"),
        pytest.param(FlagCode, words.FLAGS, id="flags"),
        pytest.param(RefusalCode, words.REFUSALS, id="refusals"),
        pytest.param(RunStatus, words.STATUSES, id="statuses"),
        pytest.param(Choice, words.CHOICES, id="choices"),
        pytest.param(Asked, SENTENCES, id="questions"),
    ],
)
def test_every_member_has_words(enum, table):
    assert set(table) == set(enum)
    assert all(text.strip() for text in table.values())
    assert [text for text in table.values() if unreadable(text)] == []


def test_sentences_for_people_end_as_sentences_do():
    sentences = [*words.REASONS.values(), *words.FLAGS.values(), *words.REFUSALS.values(), *words.STATUSES.values()]

    assert [text for text in sentences if not text.endswith(".")] == []


def test_every_field_a_ticket_can_give_has_a_name():
    assert {*SINGLE, *LISTS} - set(FIELDS) == set()


def test_every_end_of_a_run_has_advice_for_the_technician():
    assert set(ADVICE) == set(FINAL)


def test_task_words_take_only_what_presenting_gives():
    names = {name for text in words.TASKS.values() for _, name, _, _ in string.Formatter().parse(text) if name}

    assert names <= {"subject", "object"}
