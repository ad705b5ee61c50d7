"""Greek: forms and sentences as people write them, read without a model."""

import pytest

from tests.adapters.forms.languages.reading import read

TICKETS = [
    pytest.param(
        "",
        """ΕΝΤΥΠΟ ΠΡΟΣΛΗΨΗΣ

ΕΠΩΝΥΜΟ: Γραμματίδης
Όνομα: Ηλίας
Πατρώνυμο: Σπύρος
Αρ. Μητρώου: 10457
Τίτλος θέσης: Ειδικός διαγωνισμών
Τμήμα: Προμήθειες
Τόπος εργασίας: Πάτρα
Άμεσος προϊστάμενος: Φωτεινή Ορφανίδη
Ημερομηνία έναρξης: 21/09/2026
Ώρα προσέλευσης: 09:00
Διεύθυνση e-mail: i.grammatidis@firma.example
Κινητό τηλέφωνο: 694 555 1230
Τύπος άδειας: Microsoft 365 E3
Λίστες διανομής: tender@firma.example, patra@firma.example
Κοινόχρηστα γραμματοκιβώτια: promithies@firma.example
Ίδια δικαιώματα με: Αντώνης Μπελίδης
Εξοπλισμός: φορητός
Παρατηρήσεις: -
""",
        "onboard",
        {
            "given_name": "Ηλίας",
            "surname": "Γραμματίδης",
            "email": "i.grammatidis@firma.example",
            "job_title": "Ειδικός διαγωνισμών",
            "department": "Προμήθειες",
            "office": "Πάτρα",
            "mobile_phone": "694 555 1230",
            "manager": "Φωτεινή Ορφανίδη",
            "employee_id": "10457",
            "effective_date": "21/09/2026",
            "effective_time": "09:00",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "patra@firma.example"],
            "shared_mailboxes": ["promithies@firma.example"],
            "copy_from": "Αντώνης Μπελίδης",
        },
        id="an_arrival_in_a_form",
    ),
    pytest.param(
        "",
        """ΑΠΟΧΩΡΗΣΗ ΥΠΑΛΛΗΛΟΥ

Ονοματεπώνυμο
Ναταλία Ορφανού

Τμήμα
Λογιστήριο

Τελευταία εργάσιμη ημέρα
18/09/2026

Ώρα απενεργοποίησης
18:00

Μετατροπή σε κοινόχρηστο γραμματοκιβώτιο
Όχι

Πρόσβαση στο γραμματοκιβώτιο
Κυριάκος Ζήμης

Προώθηση μηνυμάτων προς
buh@firma.example

Αυτόματη απάντηση
Γράψτε στο buh@firma.example

Παραλαβή OneDrive
Κυριάκος Ζήμης

Παρατηρήσεις
-
""",
        "offboard",
        {
            "display_name": "Ναταλία Ορφανού",
            "department": "Λογιστήριο",
            "effective_date": "18/09/2026",
            "effective_time": "18:00",
            "forward_to": "buh@firma.example",
            "mailbox_delegate": "Κυριάκος Ζήμης",
            "convert_to_shared": "Όχι",
            "auto_reply": "Γράψτε στο buh@firma.example",
            "onedrive_to": "Κυριάκος Ζήμης",
        },
        id="a_departure_in_a_form",
    ),
    pytest.param(
        "Νέος συνάδελφος στις Προμήθειες",
        """Καλημέρα σας,

Τη Δευτέρα 21 Σεπτεμβρίου ξεκινάει μαζί μας ο Ηλίας Γραμματίδης ως ειδικός διαγωνισμών στο τμήμα Προμηθειών. Θα εργάζεται στο γραφείο της Πάτρας και προϊσταμένη του θα είναι η Φωτεινή Ορφανίδη. Παρακαλώ δημιουργήστε τον λογαριασμό i.grammatidis@firma.example με άδεια Microsoft 365 E3, προσθέστε τον στις λίστες tender@firma.example και patra@firma.example και δώστε του πρόσβαση στο κοινόχρηστο γραμματοκιβώτιο promithies@firma.example. Ίδια δικαιώματα με τον Αντώνη Μπελίδη. Αριθμός μητρώου 10457, κινητό 694 555 1230. Θα έρθει στις 9:00.

Με εκτίμηση,
Μαρία Κωστίδη
τηλ. 210 555 0011
""",
        "onboard",
        {
            "display_name": "Ηλίας Γραμματίδης",
            "email": "i.grammatidis@firma.example",
            "job_title": "ειδικός διαγωνισμών",
            "department": "τμήμα Προμηθειών",
            "office": "Πάτρας",
            "mobile_phone": "694 555 1230",
            "manager": "Φωτεινή Ορφανίδη",
            "employee_id": "10457",
            "effective_date": "Δευτέρα 21 Σεπτεμβρίου",
            "effective_time": "9:00",
            "licenses": ["Microsoft 365 E3"],
            "groups": ["tender@firma.example", "patra@firma.example"],
            "shared_mailboxes": ["promithies@firma.example"],
            "copy_from": "Αντώνη Μπελίδη",
        },
        id="an_arrival_in_sentences",
    ),
    pytest.param(
        "Αποχώρηση",
        """Γεια σας,

Η Ναταλία Ορφανού, λογίστρια, παραιτήθηκε και η τελευταία της εργάσιμη είναι η Παρασκευή 18 Σεπτεμβρίου. Στις 18:00 να κλείσουν όλες οι προσβάσεις της. Τα email της προωθήστε τα στον Κυριάκο Ζήμη, ο οποίος να έχει και πλήρη πρόσβαση στο γραμματοκιβώτιο. Το γραμματοκιβώτιο να μετατραπεί σε κοινόχρηστο. Αυτόματη απάντηση: «Η Ναταλία δεν εργάζεται πλέον εδώ, γράψτε στο buh@firma.example». Τα αρχεία του OneDrive δώστε τα σε εμένα.

Ευχαριστώ!
Μαρία Κωστίδη
""",
        "offboard",
        {
            "display_name": "Ναταλία Ορφανού",
            "job_title": "λογίστρια",
            "effective_date": "Παρασκευή 18 Σεπτεμβρίου",
            "effective_time": "18:00",
            "forward_to": "Κυριάκο Ζήμη",
            "mailbox_delegate": "Κυριάκο Ζήμη",
            "convert_to_shared": "yes",
            "auto_reply": "Η Ναταλία δεν εργάζεται πλέον εδώ, γράψτε στο buh@firma.example",
            "onedrive_to": "εμένα",
        },
        id="a_departure_in_sentences",
    ),
    pytest.param(
        "Μετακίνηση υπαλλήλου",
        """Συνάδελφοι, από 1η Οκτωβρίου ο Δημήτρης Φωμάς (d.fomas@firma.example, Α.Μ. 2231) μετακινείται από την αποθήκη στο τμήμα Εφοδιασμού ως υπεύθυνος βάρδιας. Νέα προϊσταμένη του η Βέρα Λαπίδου. Προσθέστε τον στη λίστα logistics@firma.example και αφαιρέστε τον από τη λίστα sklad@firma.example. Χρειάζεται και άδεια Power BI Pro.

Μαρία
""",
        "change",
        {
            "display_name": "Δημήτρης Φωμάς",
            "email": "d.fomas@firma.example",
            "job_title": "υπεύθυνος βάρδιας",
            "department": "τμήμα Εφοδιασμού",
            "manager": "Βέρα Λαπίδου",
            "employee_id": "2231",
            "effective_date": "1η Οκτωβρίου",
            "licenses": ["Power BI Pro"],
            "groups": ["logistics@firma.example"],
            "groups_remove": ["sklad@firma.example"],
        },
        id="a_move_in_sentences",
    ),
]
NOT_OURS = [
    (
        "Άδεια",
        """Καλημέρα! Από 21 Σεπτεμβρίου έως 5 Οκτωβρίου θα λείπω σε άδεια, με αντικαθιστά η Όλγα Μπέλλου. Για επείγοντα τηλεφωνήστε της.

Όλγα Τίτου
""",
    ),
    (
        "Νέος φορητός",
        """Καλημέρα! Παρακαλώ για νέο φορητό για την πωλήτριά μας Άννα Κρίλου, ο παλιός δεν ανοίγει. Επιστρέφει από άδεια στις 10 Μαρτίου.

Ορέστης Λίνος
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
