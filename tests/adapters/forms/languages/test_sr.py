"""Serbian, in both alphabets: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "",
        """ПРИЈАВА НОВОГ ЗАПОСЛЕНОГ

| Презиме | Громовић |
| Име | Илија |
| Број запосленог | 10457 |
| Радно место | Референт за јавне набавке |
| Сектор | Набавка |
| Локација | Ниш |
| Непосредни руководилац | Светлана Орешковић |
| Датум почетка рада | 21.09.2026. |
| Време доласка | 09:00 |
| Имејл адреса | i.gromovic@firma.example |
| Мобилни телефон | 064 555 1230 |
| Лиценца | Microsoft 365 E3 |
| Мејлинг листе | tender@firma.example, nis@firma.example |
| Дељена сандучад | nabavka@firma.example |
| Иста права као | Антон Белић |
| Опрема | лаптоп |
| Напомена | / |
""",
        "onboard",
        {
            "given_name": "Илија",
            "surname": "Громовић",
            "email": "i.gromovic@firma.example",
            "job_title": "Референт за јавне набавке",
            "department": "Набавка",
            "office": "Ниш",
            "mobile_phone": "064 555 1230",
            "manager": "Светлана Орешковић",
            "employee_id": "10457",
            "effective_date": "21.09.2026.",
            "effective_time": "09:00",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "nis@firma.example"],
            "shared_mailboxes": ["nabavka@firma.example"],
            "copy_from": "Антон Белић",
        },
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "",
        """ODLAZAK ZAPOSLENOG

Ime i prezime: Natalija Orlović
Sektor: Računovodstvo
Poslednji radni dan: 18.09.2026.
Vreme gašenja naloga: 18:00
Pretvoriti u zajedničko sanduče: da
Pristup sandučetu: Kiril Zimić
Preusmeravanje pošte na: nije potrebno
Automatski odgovor: Pišite na buh@firma.example
OneDrive preuzima: Kiril Zimić
Razlog odlaska: sporazum
Napomena: -
""",
        "offboard",
        {
            "display_name": "Natalija Orlović",
            "department": "Računovodstvo",
            "effective_date": "18.09.2026.",
            "effective_time": "18:00",
            "mailbox_delegate": "Kiril Zimić",
            "convert_to_shared": "da",
            "auto_reply": "Pišite na buh@firma.example",
            "onedrive_to": "Kiril Zimić",
        },
        id="a_departure_in_a_form",
    ),
    pytest.param(
        "Нови колега у сектору Набавка",
        """Поштоване колеге,

Од понедељка, 21. септембра, у сектору Набавка почиње са радом Илија Громовић на радном месту референт за јавне набавке. Радиће у канцеларији у Нишу, а непосредни руководилац му је Светлана Орешковић. Молим вас да отворите налог i.gromovic@firma.example са лиценцом Microsoft 365 E3, да га додате у групе tender@firma.example и nis@firma.example и да му дате приступ дељеном сандучету nabavka@firma.example. Права су иста као што има Антон Белић. Матични број запосленог 10457, мобилни 064 555 1230. Долази у 9 часова.

Срдачан поздрав,
Марија Костић
тел. 011 555 0011
""",
        "onboard",
        {
            "display_name": "Илија Громовић",
            "email": "i.gromovic@firma.example",
            "job_title": "референт за јавне набавке",
            "department": "Набавка",
            "office": "Нишу",
            "mobile_phone": "064 555 1230",
            "manager": "Светлана Орешковић",
            "employee_id": "10457",
            "effective_date": "понедељка, 21. септембра",
            "effective_time": "9 часова",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "nis@firma.example"],
            "shared_mailboxes": ["nabavka@firma.example"],
            "copy_from": "Антон Белић",
        },
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "Odlazak koleginice",
        """Zdravo,

Natalija Orlović, knjigovođa, daje otkaz, poslednji radni dan joj je petak, 18. septembar. U 18 časova ugasite joj sve pristupe. Mejlove preusmerite na Kirila Zimića, on treba da dobije i pun pristup sandučetu. Sanduče pretvorite u zajedničko. Automatski odgovor: „Natalija više ne radi kod nas, pišite na buh@firma.example“. Fajlove sa OneDrive-a predajte meni.

Hvala!
Marija Kostić
""",
        "offboard",
        {
            "display_name": "Natalija Orlović",
            "job_title": "knjigovođa",
            "effective_date": "petak, 18. septembar",
            "effective_time": "18 časova",
            "forward_to": "Kirila Zimića",
            "mailbox_delegate": "Kirila Zimića",
            "convert_to_shared": "yes",
            "auto_reply": "Natalija više ne radi kod nas, pišite na buh@firma.example",
            "onedrive_to": "meni",
        },
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "Премештај",
        """Колеге, од 1. октобра Димитрије Фомић (d.fomic@firma.example, матични број 2231) прелази из магацина у сектор Логистика на радно место старији диспечер. Нови руководилац му је Вера Лапић. Додајте га на листу logistics@firma.example и уклоните са листе sklad@firma.example. Потребна је лиценца Power BI Pro.

Марија
""",
        "change",
        {
            "display_name": "Димитрије Фомић",
            "email": "d.fomic@firma.example",
            "job_title": "старији диспечер",
            "department": "Логистика",
            "manager": "Вера Лапић",
            "employee_id": "2231",
            "effective_date": "1. октобра",
            "licenses": ["Power BI Pro"],
            "groups": ["logistics@firma.example"],
            "groups_remove": ["sklad@firma.example"],
        },
        id="a_move_in_sentences",
    ),
]
NOT_OURS = [
    (
        "Одмор",
        """Добар дан! Од 21. септембра до 5. октобра сам на одмору, мења ме Олга Белић. Ако је нешто хитно, зовите њу.

Олег Титовић
""",
    ),
    (
        "Нови лаптоп",
        """Добар дан! Молим нов лаптоп за нашу комерцијалисткињу Ану Крилић, стари не може да се укључи. Она се враћа са одмора 10. марта.

Глиго Орлић
""",
    ),
]


@pytest.mark.parametrize(("subject", "body", "intent", "person"), TICKETS)
def test_everything_that_a_ticket_says_is_read_and_nothing_else(
    subject: str, body: str, intent: str, person: dict[str, object]
):
    assert read(body, subject) == (intent, [person])


@pytest.mark.parametrize(("subject", "body"), NOT_OURS)
def test_a_holiday_and_a_new_laptop_are_not_ours(subject: str, body: str):
    assert read(body, subject) == ("none", [])
