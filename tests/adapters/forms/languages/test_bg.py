"""Bulgarian: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "",
        """ЗАЯВКА ЗА НОВ СЛУЖИТЕЛ

- Име и фамилия: Илия Громков
- Служебен номер: 10457
- Длъжност: Специалист обществени поръчки
- Отдел: Доставки
- Място на работа: Пловдив
- Пряк ръководител: Светлана Орешкова
- Дата на постъпване: 21.09.2026 г.
- Начален час: 09:00 ч.
- Служебен имейл: i.gromkov@firma.example
- Мобилен телефон: 0888 555 123
- Вид лиценз: Microsoft 365 E3
- Пощенски групи: tender@firma.example, plovdiv@firma.example
- Споделени кутии: dostavki@firma.example
- Права като на: Антон Белчев
- Техника: лаптоп
- Забележка: няма
""",
        "onboard",
        {
            "display_name": "Илия Громков",
            "email": "i.gromkov@firma.example",
            "job_title": "Специалист обществени поръчки",
            "department": "Доставки",
            "office": "Пловдив",
            "mobile_phone": "0888 555 123",
            "manager": "Светлана Орешкова",
            "employee_id": "10457",
            "effective_date": "21.09.2026 г.",
            "effective_time": "09:00 ч.",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "plovdiv@firma.example"],
            "shared_mailboxes": ["dostavki@firma.example"],
            "copy_from": "Антон Белчев",
        },
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "",
        """НАПУСКАНЕ НА СЛУЖИТЕЛ

Служител\tНаталия Орлинова
Отдел\tСчетоводство
Последен работен ден\t18.09.2026 г.
Час на спиране на достъпа\t18:00
Да стане споделена кутия\tне
Достъп до пощата\tКирил Зимов
Пренасочване на пощата към\tbuh@firma.example
Автоматичен отговор\tПишете на buh@firma.example
Предаване на OneDrive на\tКирил Зимов
За връщане\tлаптоп
Бележки\t-
""",
        "offboard",
        {
            "display_name": "Наталия Орлинова",
            "department": "Счетоводство",
            "effective_date": "18.09.2026 г.",
            "effective_time": "18:00",
            "forward_to": "buh@firma.example",
            "mailbox_delegate": "Кирил Зимов",
            "convert_to_shared": "не",
            "auto_reply": "Пишете на buh@firma.example",
            "onedrive_to": "Кирил Зимов",
        },
        id="a_departure_in_a_form",
    ),
    pytest.param(
        "Нов колега в отдел Доставки",
        """Здравейте, колеги,

От понеделник, 21 септември, в отдел „Доставки“ започва Илия Громков на длъжност специалист обществени поръчки. Ще работи в офиса в Пловдив, а прекият му ръководител е Светлана Орешкова. Моля да създадете акаунт i.gromkov@firma.example с лиценз Microsoft 365 E3, да го добавите в групите tender@firma.example и plovdiv@firma.example и да има достъп до споделената кутия dostavki@firma.example. Правата да са като на Антон Белчев. Служебен номер 10457, мобилен 0888 555 123. Ще дойде в 9:00 ч.

Поздрави,
Мария Христова
тел. 02 555 0011
""",
        "onboard",
        {
            "display_name": "Илия Громков",
            "email": "i.gromkov@firma.example",
            "job_title": "специалист обществени поръчки",
            "department": "Доставки",
            "office": "Пловдив",
            "mobile_phone": "0888 555 123",
            "manager": "Светлана Орешкова",
            "employee_id": "10457",
            "effective_date": "понеделник, 21 септември",
            "effective_time": "9:00 ч",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "plovdiv@firma.example"],
            "shared_mailboxes": ["dostavki@firma.example"],
            "copy_from": "Антон Белчев",
        },
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "Напускане на колежка",
        """Здравейте,

Наталия Орлинова, счетоводител, напуска по собствено желание, последният ѝ работен ден е петък, 18 септември. В 18:00 ч. моля спрете всички достъпи. Имейлите да се пренасочват към Кирил Зимов, той да получи и пълен достъп до пощата. Кутията да стане споделена. Автоматичен отговор: „Наталия вече не работи тук, пишете на buh@firma.example“. Файловете от OneDrive предайте на мен.

Благодаря!
Мария Христова
""",
        "offboard",
        {
            "display_name": "Наталия Орлинова",
            "job_title": "счетоводител",
            "effective_date": "петък, 18 септември",
            "effective_time": "18:00 ч",
            "forward_to": "Кирил Зимов",
            "mailbox_delegate": "Кирил Зимов",
            "convert_to_shared": "yes",
            "auto_reply": "Наталия вече не работи тук, пишете на buh@firma.example",
            "onedrive_to": "мен",
        },
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "Преместване",
        """Колеги, от 1 октомври Димитър Фомов (d.fomov@firma.example, служебен № 2231) преминава от склада в отдел Логистика на длъжност старши диспечер. Новият му ръководител ще бъде Вера Лапева. Добавете го в групата logistics@firma.example и го премахнете от списъка sklad@firma.example. Нужен е лиценз Power BI Pro.

Мария
""",
        "change",
        {
            "display_name": "Димитър Фомов",
            "email": "d.fomov@firma.example",
            "job_title": "старши диспечер",
            "department": "Логистика",
            "manager": "Вера Лапева",
            "employee_id": "2231",
            "effective_date": "1 октомври",
            "licenses": ["Power BI Pro"],
            "groups": ["logistics@firma.example"],
            "groups_remove": ["sklad@firma.example"],
        },
        id="a_move_in_sentences",
    ),
]
NOT_OURS = [
    (
        "Отпуск",
        """Добър ден! От 21 септември до 5 октомври съм в отпуск, замества ме Олга Белева. Ако има нещо спешно, обадете се на нея.

Олег Титов
""",
    ),
    (
        "Нов лаптоп",
        """Добър ден! Моля за нов лаптоп за нашия търговец Анна Крилова, старият не се включва. Тя се връща от отпуск на 10 март.

Глеб Орлинов
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
