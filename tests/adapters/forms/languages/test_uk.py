"""Ukrainian: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "",
        """ЗАЯВКА НА НОВОГО ПРАЦІВНИКА

ПІБ
Савчук Ірина Олегівна

Таб. №
10457

Посада
Фахівчиня з тендерів

Підрозділ
Відділ закупівель

Офіс
Львів

Безпосередній керівник
Світлана Горобець

Дата виходу на роботу
21.09.2026

Час початку роботи
09:00

Електронна пошта
i.savchuk@firma.example

Мобільний телефон
067 555 12 34

Тип ліцензії
Microsoft 365 E3

Групи розсилки
tender@firma.example; lviv@firma.example

Доступ до спільних скриньок
zakupivli@firma.example

Доступи як у
Антон Білий

Примітки
немає
""",
        "onboard",
        {
            "given_name": "Ірина",
            "surname": "Савчук",
            "display_name": "Савчук Ірина Олегівна",
            "email": "i.savchuk@firma.example",
            "job_title": "Фахівчиня з тендерів",
            "department": "Відділ закупівель",
            "office": "Львів",
            "mobile_phone": "067 555 12 34",
            "manager": "Світлана Горобець",
            "employee_id": "10457",
            "effective_date": "21.09.2026",
            "effective_time": "09:00",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "lviv@firma.example"],
            "shared_mailboxes": ["zakupivli@firma.example"],
            "copy_from": "Антон Білий",
        },
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "",
        """ОБХІДНИЙ ЛИСТ

Працівник: Наталія Орел
Останній робочий день: 18.09.2026
Заблокувати обліковий запис о: 18:00
Перетворити скриньку на спільну: так
Доступ до скриньки: Кирило Зима
Переадресація пошти: не потрібна
Автовідповідь: Пишіть на buh@firma.example
Файли OneDrive передати: Кирило Зима
Повернути обладнання: ноутбук
Коментар: -
""",
        "offboard",
        {
            "display_name": "Наталія Орел",
            "effective_date": "18.09.2026",
            "effective_time": "18:00",
            "mailbox_delegate": "Кирило Зима",
            "convert_to_shared": "так",
            "auto_reply": "Пишіть на buh@firma.example",
            "onedrive_to": "Кирило Зима",
        },
        id="a_departure_in_a_form",
    ),
    pytest.param(
        "Нова колега у відділі закупівель",
        """Добрий день, колеги!

З понеділка, 21 вересня, у відділ закупівель приходить Ірина Савчук на посаду фахівчині з тендерів. Працюватиме в офісі у Львові, керівник – Світлана Горобець. Прошу створити для Ірини Савчук обліковий запис i.savchuk@firma.example з ліцензією Microsoft 365 E3, додати до розсилок tender@firma.example і lviv@firma.example та надати доступ до спільної скриньки zakupivli@firma.example. Права такі самі, як у Антона Білого. Табельний номер 10457, мобільний 067 555 12 34. Вийде о 9:00.

З повагою,
Марія Кравець
тел. +380 44 555 00 11
""",
        "onboard",
        {
            "display_name": "Ірина Савчук",
            "email": "i.savchuk@firma.example",
            "job_title": "фахівчині з тендерів",
            "department": "відділ закупівель",
            "office": "Львові",
            "mobile_phone": "067 555 12 34",
            "manager": "Світлана Горобець",
            "employee_id": "10457",
            "effective_date": "понеділка, 21 вересня",
            "effective_time": "9:00",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "lviv@firma.example"],
            "shared_mailboxes": ["zakupivli@firma.example"],
            "copy_from": "Антона Білого",
        },
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "Звільнення",
        """Вітаю!

Наталія Орел, бухгалтерка, звільняється за власним бажанням, останній робочий день – п'ятниця, 18 вересня. О 18:00 закрийте їй усі доступи. Пошту пересилайте на Кирила Зиму, йому ж надайте повний доступ до скриньки. Скриньку перетворіть на спільну. Автовідповідь: «Наталія більше не працює, пишіть на buh@firma.example». Файли з OneDrive передайте мені.

Дякую!
Марія Кравець
""",
        "offboard",
        {
            "display_name": "Наталія Орел",
            "job_title": "бухгалтерка",
            "effective_date": "п'ятниця, 18 вересня",
            "effective_time": "18:00",
            "forward_to": "Кирила Зиму",
            "mailbox_delegate": "Кирила Зиму",
            "convert_to_shared": "yes",
            "auto_reply": "Наталія більше не працює, пишіть на buh@firma.example",
            "onedrive_to": "мені",
        },
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "Переведення",
        """Колеги, з 1 жовтня Дмитро Хоменко (d.khomenko@firma.example, таб. № 2231) переходить зі складу до відділу логістики на посаду «Старший диспетчер». Новий керівник – Віра Лапій. Додайте його, будь ласка, до розсилки logistics@firma.example та приберіть зі списку sklad@firma.example. Потрібна ліцензія Power BI Pro.

Марія
""",
        "change",
        {
            "display_name": "Дмитро Хоменко",
            "email": "d.khomenko@firma.example",
            "job_title": "Старший диспетчер",
            "department": "відділу логістики",
            "manager": "Віра Лапій",
            "employee_id": "2231",
            "effective_date": "1 жовтня",
            "licenses": ["Power BI Pro"],
            "groups": ["logistics@firma.example"],
            "groups_remove": ["sklad@firma.example"],
        },
        id="a_move_in_sentences",
    ),
]
NOT_OURS = [
    (
        "Відпустка",
        """Добрий день! З 21 вересня до 5 жовтня я у відпустці, замість мене Ольга Біла. Якщо щось термінове, телефонуйте їй.

Олег Титаренко
""",
    ),
    (
        "Новий ноутбук",
        """Добрий день! Прошу видати новий ноутбук для нашої менеджерки Анни Криленко, старий не вмикається. Вона виходить з відпустки 10 березня.

Гліб Орленко
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


def test_two_whom_one_verb_brings_come_both_with_what_is_said_of_both():
    body = "15 липня 2026 до нас виходять Артур Білик і Міла Носенко, обом ліцензія Microsoft 365 F3. Керівниця – Жанна Рудик."
    intent, people = read(body, "Дві нові колеги")

    assert intent == "onboard"
    assert [person["display_name"] for person in people] == ["Артур Білик", "Міла Носенко"]
    assert all(person["effective_date"] == "15 липня 2026" for person in people)
    assert all(person["manager"] == "Жанна Рудик" and person["licenses"] == ["Microsoft 365 F3"] for person in people)
