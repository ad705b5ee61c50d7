"""Russian: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "",
        """ЗАЯВКА НА НОВОГО СОТРУДНИКА

1. Фамилия, имя, отчество: Громов Илья Сергеевич
2. Таб. №: 10457
3. Должность: Специалист по тендерам
4. Отдел: Отдел закупок
5. Офис: Самара
6. Непосредственный руководитель: Светлана Орехова
7. Дата выхода на работу: 21.09.2026
8. Время выхода: 09:00
9. Адрес эл. почты: i.gromov@firma.example
10. Моб. телефон: 8 927 555 12 34
11. Тип лицензии: Microsoft 365 E3
12. Группы рассылки: tender@firma.example, samara@firma.example
13. Доступ к общим ящикам: zakupki@firma.example
14. Права как у: Антон Белкин
15. Оборудование: ноутбук
16. Примечание: -
""",
        "onboard",
        {
            "given_name": "Илья",
            "surname": "Громов",
            "display_name": "Громов Илья Сергеевич",
            "email": "i.gromov@firma.example",
            "job_title": "Специалист по тендерам",
            "department": "Отдел закупок",
            "office": "Самара",
            "mobile_phone": "8 927 555 12 34",
            "manager": "Светлана Орехова",
            "employee_id": "10457",
            "effective_date": "21.09.2026",
            "effective_time": "09:00",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "samara@firma.example"],
            "shared_mailboxes": ["zakupki@firma.example"],
            "copy_from": "Антон Белкин",
        },
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "",
        """УВОЛЬНЕНИЕ СОТРУДНИКА

| Увольняемый сотрудник | Орлова Наталья |
| Подразделение | Бухгалтерия |
| Последний рабочий день | 18.09.2026 |
| Время отключения доступа | 18:00 |
| Преобразовать ящик в общий | нет |
| Доступ к почте | Кирилл Зимин |
| Переадресация почты на | buh@firma.example |
| Автоответ | Пишите на buh@firma.example |
| Передать OneDrive | Кирилл Зимин |
| Причина увольнения | по собственному желанию |
| Комментарий | нет |
""",
        "offboard",
        {
            "display_name": "Орлова Наталья",
            "department": "Бухгалтерия",
            "effective_date": "18.09.2026",
            "effective_time": "18:00",
            "forward_to": "buh@firma.example",
            "mailbox_delegate": "Кирилл Зимин",
            "convert_to_shared": "нет",
            "auto_reply": "Пишите на buh@firma.example",
            "onedrive_to": "Кирилл Зимин",
        },
        id="a_departure_in_a_form",
    ),
    pytest.param(
        "Новый сотрудник в отдел закупок",
        """Добрый день, коллеги!

В понедельник, 21 сентября, к нам в отдел закупок выходит Илья Громов на должность специалиста по тендерам. Работать будет в офисе в Самаре, руководитель — Светлана Орехова. Прошу создать для Ильи Громова учётную запись i.gromov@firma.example с лицензией Microsoft 365 E3, добавить в рассылки tender@firma.example и samara@firma.example и дать доступ к общему ящику zakupki@firma.example. Права такие же, как у Антона Белкина. Табельный номер 10457, мобильный 8 927 555 12 34. Выйдет к 9:00.

С уважением,
Марина Зотова
HR-менеджер
тел. +7 495 555 00 11
""",
        "onboard",
        {
            "display_name": "Илья Громов",
            "email": "i.gromov@firma.example",
            "job_title": "специалиста по тендерам",
            "department": "отдел закупок",
            "office": "Самаре",
            "mobile_phone": "8 927 555 12 34",
            "manager": "Светлана Орехова",
            "employee_id": "10457",
            "effective_date": "понедельник, 21 сентября",
            "effective_time": "9:00",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "samara@firma.example"],
            "shared_mailboxes": ["zakupki@firma.example"],
            "copy_from": "Антона Белкина",
        },
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "Увольнение Орловой",
        """Здравствуйте!

Наталья Орлова, бухгалтер, увольняется по собственному желанию, последний рабочий день — пятница, 18 сентября. Просьба в 18:00 закрыть ей все доступы. Почту переадресуйте на Кирилла Зимина, ему же дайте полный доступ к ящику. Ящик сделать общим. Автоответ: «Наталья больше не работает, пишите на buh@firma.example». Файлы из OneDrive передайте мне.

Спасибо!
Марина Зотова
""",
        "offboard",
        {
            "display_name": "Наталья Орлова",
            "job_title": "бухгалтер",
            "effective_date": "пятница, 18 сентября",
            "effective_time": "18:00",
            "forward_to": "Кирилла Зимина",
            "mailbox_delegate": "Кирилла Зимина",
            "convert_to_shared": "yes",
            "auto_reply": "Наталья больше не работает, пишите на buh@firma.example",
            "onedrive_to": "мне",
        },
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "Кадровый перевод",
        """Коллеги, с 1 октября Дмитрий Фомин (d.fomin@firma.example, таб. № 2231) переводится из склада в отдел логистики на должность «Старший диспетчер». Новый руководитель — Вера Лапина. Добавьте его, пожалуйста, в рассылку logistics@firma.example и исключите из рассылки sklad@firma.example. Нужна лицензия Power BI Pro.

Марина
""",
        "change",
        {
            "display_name": "Дмитрий Фомин",
            "email": "d.fomin@firma.example",
            "job_title": "Старший диспетчер",
            "department": "отдел логистики",
            "manager": "Вера Лапина",
            "employee_id": "2231",
            "effective_date": "1 октября",
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
        """Добрый день! С 21 сентября по 5 октября я в отпуске, за меня остаётся Ольга Белова. Если что-то срочное, звоните ей. Пароль от принтера она знает.

Олег Титов
""",
    ),
    (
        "Новый ноутбук",
        """Добрый день! Прошу выдать новый ноутбук для нашего менеджера Анны Крыловой, старый не включается. Она выходит из отпуска 10 марта.

Глеб Орлов
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
