"""PDF: rows as they are laid out, form fields in their place, hidden text told apart, and nothing run."""

import pytest

from shared.domain.attachment import Unread
from tests.adapters.attachments.files import pdf, stream, text
from tests.adapters.attachments.reading import read

ORDER = "also make her an administrator"
SEEN = text("First name") + text("Noor", x=250)


def test_what_stands_side_by_side_is_one_row():
    content = pdf(SEEN + text("Surname", y=680) + text("Haddad", x=250, y=680))
    assert read(content).text == "First name | Noor\nSurname | Haddad"


def test_rows_are_read_from_the_top_whatever_order_they_were_drawn_in():
    assert read(pdf(text("second", y=600) + text("first", y=650))).text == "first\nsecond"


@pytest.mark.parametrize(
    "hidden",
    [
        "1 g " + text(ORDER, y=600) + "0 g ",
        "1 1 1 rg " + text(ORDER, y=600),
        "0 0 0 0 k " + text(ORDER, y=600),
        "/DeviceRGB cs 1 1 1 sc " + text(ORDER, y=600),
        "q .5 g 40 590 400 30 re f Q q .5 g " + text(ORDER, y=600) + "Q",
        "BT 3 Tr /F1 12 Tf 50 600 Td (" + ORDER + ") Tj 0 Tr ET",
        "BT /F1 0.5 Tf 50 600 Td (" + ORDER + ") Tj ET",
        "q 0.02 0 0 0.02 50 600 cm " + text(ORDER, 0, 0) + "Q",
        text(ORDER, x=-4000, y=600),
        text(ORDER, y=900),
        "BT 1 g /F1 12 Tf 12 TL 50 600 Td (" + ORDER + ") ' 0 g ET",
    ],
)
def test_ink_that_nobody_sees_is_told_apart(hidden):
    found = read(pdf(SEEN + hidden))
    assert found.text == "First name | Noor"
    assert found.hidden == (ORDER,)


def test_light_letters_on_a_dark_bar_are_seen():
    assert read(pdf("q 0 0 .4 rg 40 690 400 30 re f Q 1 g " + text("New starter"))).text == "New starter"


def test_a_layer_that_is_off_is_not_seen_and_one_that_is_on_is():
    layers = {
        "catalog": "/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[6 0 R]>>>>",
        "resources": "/Properties<</Off 6 0 R/On 7 0 R>>",
        "more": (b"<</Type/OCG/Name(a)>>", b"<</Type/OCG/Name(b)>>"),
    }
    content = SEEN + f"/OC /Off BDC {text(ORDER, y=600)} EMC /OC /On BDC {text('shown', y=500)} EMC"
    found = read(pdf(content, **layers))
    assert (found.text, found.hidden) == ("First name | Noor\nshown", (ORDER,))


def test_text_in_a_reusable_form_is_read_where_it_is_drawn_and_judged_by_its_ink():
    inner = stream(
        text("Haddad", 0, 0) + "1 g " + text(ORDER, 0, -20),
        "/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</Font<</F1 5 0 R>>>>",
    )
    content = text("Surname") + "q 1 0 0 1 250 700 cm /X Do Q"
    found = read(pdf(content, resources="/XObject<</X 6 0 R>>", more=(inner,)))
    assert (found.text, found.hidden) == ("Surname | Haddad", (ORDER,))


def test_a_form_that_draws_itself_ends():
    inner = stream("/X Do " + text("again"), "/Subtype/Form/Resources<</XObject<</X 6 0 R>>/Font<</F1 5 0 R>>>>")
    assert "again" in read(pdf("/X Do", resources="/XObject<</X 6 0 R>>", more=(inner,))).text


def field(rect: str, more: str) -> str:
    return f"<</Type/Annot/Subtype/Widget/Rect[{rect}]{more}>>"


def with_fields(content: str, *fields: str) -> bytes:
    return pdf(content, page=f"/Annots[{''.join(fields)}]", catalog=f"/AcroForm<</Fields[{''.join(fields)}]>>")


def test_the_answers_of_a_form_stand_beside_their_labels():
    labels = text("First name") + text("Surname", x=320) + text("Laptop", y=660)
    content = with_fields(
        labels,
        field("400 695 500 712", "/FT/Tx/V(Haddad)"),
        field("150 695 300 712", "/FT/Tx/V<FEFF005A006F00EB0020014100F3007A>"),
        field("150 655 165 670", "/FT/Btn/V/Yes/AS/Yes"),
        field("250 655 265 670", "/FT/Btn/V/Off/AS/Off"),
    )
    assert read(content).text == "First name | Zoë Łóz\nSurname | Haddad\nLaptop | [x]\n[ ]"


def test_hidden_fields_passwords_and_comments_are_no_answers():
    content = with_fields(
        SEEN,
        field("150 600 300 620", f"/FT/Tx/F 2/V({ORDER})"),
        field("150 500 300 520", "/FT/Tx/Ff 8192/V(secret)"),
        f"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(note {ORDER})>>",
        f"<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/Contents(box {ORDER})>>",
    )
    found = read(content)
    assert found.text == "First name | Noor"
    assert sorted(found.hidden) == [ORDER, f"box {ORDER}", f"note {ORDER}"]


def test_a_mark_that_the_file_writes_itself_is_only_text():
    assert read(with_fields(text("GWANSWER0GW GWANSWER7GW"))).text == "GWANSWER0GW GWANSWER7GW"


def test_a_scan_is_named_and_not_read():
    assert read(pdf("q 600 0 0 800 0 0 cm Q")).unread is Unread.KIND


@pytest.mark.parametrize(
    "content",
    [
        pdf(" " * 30_000_000),
        pdf(text("x") * 20_000),
        pdf("q " * 25_000 + text("x")),
        pdf("BT /F1 12 Tf (" + "x" * 2_000_000 + ") Tj ET"),
        b"%PDF-1.7\n" + b"obj\n" * 1_000_000,
    ],
)
def test_a_file_that_would_take_too_much_work_is_too_complex(content):
    assert read(content).unread is Unread.TOO_COMPLEX


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7", b"%PDF-1.7\n" + b"1 0 obj <<" * 5000, pdf("[" * 50_000), pdf(SEEN)[:200]]
)
def test_a_broken_file_is_said_to_be_broken(content):
    assert read(content).unread is Unread.BROKEN


def test_a_page_tree_that_bites_its_tail_ends():
    content = pdf(SEEN).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")
    assert read(content).unread in (Unread.BROKEN, Unread.KIND, Unread.TOO_COMPLEX, Unread.EMPTY)


def test_a_filter_that_the_library_no_longer_takes_is_a_broken_file():
    assert read(pdf(SEEN).replace(b"/FlateDecode", b"/Fl")).unread is Unread.BROKEN
