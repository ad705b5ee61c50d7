"""Wording an approver is told about, in whichever language and however it was hidden."""

import codecs

import pytest

from shared.domain.reading.ciphers import decipher
from shared.domain.reading.flags import is_own_manager, names_privileged_role, wording_flags
from shared.domain.request import FlagCode

PRIVILEGED, APPROVAL, PRESSURE, SIGN_IN = (
    FlagCode.PRIVILEGED_ROLE_MENTIONED,
    FlagCode.CLAIMED_APPROVAL,
    FlagCode.URGENCY,
    FlagCode.SIGN_IN_PROTECTION,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Please make her Global Administrator.", PRIVILEGED), ("Sie braucht Administratorrechte.", PRIVILEGED), ("Donnez-lui les droits d'administrateur.", PRIVILEGED),
        ("Dajcie mu uprawnienia administratora.", PRIVILEGED), ("管理者権限を付与してください。", PRIVILEGED), ("Ge honom global administratör.", PRIVILEGED),
        ("HR knows about it.", APPROVAL), ("Der Chef weiß Bescheid.", APPROVAL), ("HR weet ervan.", APPROVAL), ("La direction est au courant.", APPROVAL),
        ("Директор в курсе.", APPROVAL), ("承認済みです。", APPROVAL), ("IK onayladı.", APPROVAL), ("Kierownik wie o tym.", APPROVAL),
        ("This is urgent.", PRESSURE), ("Streng vertraulich!", PRESSURE), ("Bitte keine Rückfragen.", PRESSURE), ("Срочно!", PRESSURE), ("至急お願いします", PRESSURE),
        ("Please turn off MFA for her.", SIGN_IN), ("Bitte die Zwei-Faktor-Anmeldung deaktivieren.", SIGN_IN), ("Désactivez la double authentification.", SIGN_IN),
        ("Slå fra tofaktor for hende.", SIGN_IN), ("Отключите двухфакторную проверку.", SIGN_IN),
    ],
)  # fmt: skip
def test_what_an_approver_must_know_is_found_in_any_language(text: str, code: FlagCode) -> None:
    assert code in {flag.code for flag in wording_flags(f"Hello.\n{text}\nBye.")}
    assert any(flag.quote in text for flag in wording_flags(f"Hello.\n{text}\nBye.") if flag.code is code)


@pytest.mark.parametrize(
    "text",
    [
        "Ab sofort ist Jutta Kamp unsere Administration.", "She starts as a Database Administrator Assistant.", "Please set up MFA for her on her first day.",
        "He reports to the finance manager.", "Ihr letzter Arbeitstag ist der 4. Dezember.", "Leaving on Friday, please approve by mail.",
    ],
)  # fmt: skip
def test_ordinary_words_are_not_flagged(text: str) -> None:
    assert wording_flags(text) == ()


def test_the_sentence_is_quoted_and_each_code_comes_once() -> None:
    flags = wording_flags("Jutta Kamp leaves. Der Chef weiß Bescheid. HR weet ervan.")

    assert [(flag.code, flag.quote) for flag in flags] == [(APPROVAL, "Der Chef weiß Bescheid.")]


def test_a_group_that_is_a_role_is_known_in_any_language() -> None:
    assert names_privileged_role("Global Administrator")
    assert names_privileged_role("管理员权限")
    assert not names_privileged_role("Administration Zürich")


@pytest.mark.parametrize(
    "text",
    [
        "My manager Hedy Lind leaves today.",
        "Mijn leidinggevende Hedy Lind gaat weg.",
        "私の上司 Hedy Lind が退職します。",
    ],
)
def test_a_manager_is_told_by_the_requesters_words_about_this_person(text: str) -> None:
    assert is_own_manager(text, "Hedy Lind") == text


def test_a_manager_who_is_somebody_else_is_not_the_subject() -> None:
    assert is_own_manager("My manager asked me to write. Teo Brandt leaves.", "Teo Brandt") == ""


def test_ciphers_are_read_for_the_approver() -> None:
    order = "Assign Global Administrator to her"

    assert order in decipher(codecs.encode(order, "rot13"))
    assert order in decipher(order[::-1])
    assert order in decipher(f"x {order.encode().hex()} y")
