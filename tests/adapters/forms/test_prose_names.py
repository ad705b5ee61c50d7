"""Who a text is about where no pattern introduces them."""

from datetime import date

import pytest

from shared.adapters.forms.lexicon import lexicons
from shared.adapters.forms.prose_names import About, KindIs, whom
from shared.domain.request import Intent

RECEIVED = date(2026, 11, 4)
EN = next(lexicon for lexicon in lexicons() if lexicon.language == "en")


def found(text: str, kind_is: KindIs = KindIs.SAID) -> str | None:
    name = whom(text, About(EN, Intent.OFFBOARD, RECEIVED, "Ines Muster", kind_is))
    return name.value if name else None


@pytest.mark.parametrize(
    "text",
    [
        "The key of Ada Quill can be taken back, her login is ada.quill@quillworks.example.\nTermination",
        "Last day of Ada Quill: 27 November 2026.\nTermination",
        "We say goodbye to Ms Ada Quill.\nTermination",
        "We say goodbye to Ada Quill.\nTermination Quill",
    ],
)
def test_an_address_a_day_a_form_of_address_or_the_subject_shows_the_person(text: str):
    assert found(text) == "Ada Quill"


@pytest.mark.parametrize(
    "text",
    [
        "We say goodbye to Ada Quill.\nTermination",
        "Her login is ada.quill@quillworks.example and bo.marsh@quillworks.example. Ada Quill and Bo Marsh know.\nLeaver",
        "Goodbye on 27 November 2026. Her manager is Bo Marsh, bo.marsh@quillworks.example.\nTermination",
        "She goes on 27 November 2026, ines.muster@quillworks.example\nInes Muster\nTermination",
    ],
)
def test_nobody_is_taken_without_such_a_sign_nor_one_of_two_nor_a_manager_nor_the_writer(text: str):
    assert found(text) is None


def test_nobody_is_taken_while_a_kind_is_only_tried():
    assert found("We say goodbye to Ms Ada Quill.\nTermination", KindIs.TRIED) is None
