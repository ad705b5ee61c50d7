"""Words that stand where a value would be: "no such thing" and "not known yet". Neither is ever a value.

A blank, a dash, "n/a" or "none" is an absence. "tbc" is something to ask. The lists are short on purpose and by language, so
that a person called Keine or a group called None is at worst asked about, never acted upon.
"""

import re
from enum import StrEnum

from shared.domain.reading.absence_words import LATER, NOTHING
from shared.domain.reading.folding import fold
from shared.domain.reading.letters import key


class Absence(StrEnum):
    """What stands instead of a value."""

    NOTHING = "nothing"
    LATER = "later"


_NOTHING = {
    "en": "no, none, n/a, n / a, na, n.a., nil, nothing, not applicable, not required, not needed, blank, empty, null, -none-",
    "de": "nein, kein, keine, keiner, keines, keinen, nichts, entfällt, ohne, k.a., k. a., nicht nötig, "
    "nicht erforderlich, nicht vorhanden, nicht gewünscht, nicht benötigt, nicht zutreffend, n. a., "
    "keine weiterleitung, kein bedarf, leer, keine angabe, keine angaben, keine bemerkungen, keinerlei, "
    "entfaellt",
    "fr": "non, aucun, aucune, néant, rien, sans objet, s/o, pas de redirection, non applicable, pas nécessaire, "
    "pas besoin, non requis, n/c, aucun besoin, vide, sans, rien à signaler, ras, pas d'objet, non concerné",
    "es": "no, ninguno, ninguna, nada, no aplica, no procede, sin observaciones, no hay, ninguna observación, "
    "sin comentarios, sin reenvío, no necesario, no es necesario, no requiere, no necesita, ningunos, "
    "ningunas, vacío, n/d, no corresponde, sin asignar",
    "it": "no, nessuno, nessuna, niente, non previsto, nessun inoltro, non applicabile, non necessario, non serve, "
    "non richiesto, nulla, n.d., nessuna nota, nessuna osservazione, non prevista, vuoto",
    "nl": "nee, geen, niets, n.v.t., nvt, niet van toepassing, niet nodig, niet gewenst, geen bijzonderheden, "
    "geen opmerkingen, leeg, niet aanwezig, geen doorzending, niets bijzonders",
    "pt": "não, nenhum, nenhuma, nada, não se aplica, sem observações, nenhuns, nenhumas, n/d, não aplicável, "
    "não necessário, não é necessário, não precisa, sem reencaminhamento, sem encaminhamento, "
    "sem comentários, sem obs, sem obs., vazio, não tem, não há, nada a assinalar",
    "sv": "nej, ingen, inga, inget, ej aktuellt, saknas, behövs ej, behövs inte, inte aktuellt, ej tillämpligt, "
    "nej tack, ingenting, inga kommentarer, inget särskilt, ej nödvändigt",
    "nb": "nei, ingen, ikke aktuelt, ingenting, intet, ikke nødvendig, ikke relevant, ikke behov, trengs ikke, "
    "nei takk, ingen merknader, ikkje aktuelt, ikkje naudsynt, inga, ingen kommentar",
    "da": "nej, ingen, intet, ikke relevant, ikke nødvendigt, ikke aktuelt, ingen bemærkninger, nej tak, "
    "intet at bemærke, ingenting, skal ikke bruges",
    "fi": "ei, ei ole, ei mitään, ei ole tarpeen, ei tarvita, ei tarvetta, ei mitään lisättävää, ei huomautuksia, "
    "ei huomioita, ei lisätietoja, tyhjä, ei sovellettavissa, ei edelleenlähetystä, ei käytössä",
    "tr": "hayır, yok",
    "ru": "нет, отсутствует, не требуется",
    "zh": "无, 無, 否, 不需要, 没有",
    "ja": "なし, 無し, 特になし, いいえ",
    "ko": "없음, 해당 없음, 아니오",
    "is": "nei, engin, engar, enginn, ekkert, á ekki við, ekki þörf, ekki nauðsynlegt, óþarfi, engar athugasemdir, "
    "enga",
    "cs": "ne, ne., není, nic, žádné, žádný, žádná, žádnou, bez poznámky, bez poznámek, bez přesměrování, "
    "není potřeba, není třeba, netřeba, nepožaduje se, nepožadováno, nepožaduje, neuvedeno, prázdné, "
    "nepotřebuje, nemá",
    "sk": "nie, nie je, nič, žiadne, žiadny, žiadna, žiadnu, bez poznámky, bez poznámok, bez presmerovania, "
    "nie je potrebné, netreba, nepožaduje sa, nepožadované, nepožaduje, neuvedené, prázdne, nepotrebuje, "
    "nemá",
    "sl": "ne, ni, nič, nobena, noben, nobeno, nobenih, brez, brez opomb, brez pripomb, brez posebnosti, "
    "ni potrebno, ni treba, ni potrebe, ni predvideno, jih ni, nima, ne potrebuje",
    "pl": "nie, brak, brak uwag, nie dotyczy, nd, n.d., n/d, żadne, żaden, żadna, nic, bez uwag, niepotrzebne, "
    "nie potrzeba, nie trzeba, nie jest potrzebne, nie wymaga, bez przekierowania, nie ma, nie potrzebuje, "
    "puste",
    "hu": "nem, nincs, nincsen, nem kell, nem szükséges, nem kér, nem kérjük, nem releváns, semmi, üres, "
    "nem alkalmazható, nincs megjegyzés, nincs szükség rá, egyik sem",
    "ro": "nu, nu este cazul, nu e cazul, nu e nevoie, nu este necesar, nu e necesar, nu se aplică, fără, "
    "fără observații, fără redirecționare, niciunul, niciuna, nimic, nu are, nu se solicită, nu există",
    "hr": "ne, nema, nije potrebno, nije potreban, nije potrebna, nije primjenjivo, ništa, nijedan, nijedna, "
    "nijedno, bez, bez napomena, bez napomene, bez preusmjeravanja, nije predviđeno, ne treba, nikakva, "
    "nikakve, nema ih",
}
_LATER = {
    "en": "tbc, tbd, tba, to be confirmed, to be decided, to be determined, to be advised, to follow, pending, unknown, "
    "not known, not known yet, unsure, not sure, ?, ??, ???, to come, later, awaiting",
    "de": "folgt, folgt noch, offen, noch offen, unbekannt, wird nachgereicht, noch nicht bekannt, "
    "wird nachgeliefert, wird noch vergeben, wird noch mitgeteilt, noch unklar, unklar, "
    "noch nicht festgelegt, noch unbekannt, in klärung, wird noch geklärt, noch zu klären, "
    "wird nachgemeldet, kommt noch, ausstehend, tba, n.n.",
    "fr": "à confirmer, à définir, à venir, inconnu, en attente, à préciser, à déterminer, pas encore connu, "
    "non connu, à communiquer, sera communiqué, sera communiqué ultérieurement, à compléter, à voir, "
    "en cours, ultérieurement, sera précisé",
    "es": "pendiente, por confirmar, por definir, desconocido, por determinar, por asignar, por decidir, "
    "aún no se sabe, sin definir, a confirmar, a definir, se comunicará, se informará, pendiente de asignar, "
    "pendiente de confirmar, por ver, más adelante",
    "it": "da confermare, da definire, in attesa, da assegnare, da stabilire, da comunicare, da decidere, "
    "non ancora noto, sconosciuto, da verificare, seguirà, in seguito, da valutare, ancora da definire",
    "nl": "volgt, volgt nog, onbekend, nog onbekend, n.t.b., ntb, volgt later, nader te bepalen, nog te bepalen, "
    "nog niet bekend, nog te bevestigen, komt nog, nog onduidelijk, nog niet duidelijk, in afwachting",
    "pt": "a confirmar, a definir, pendente, por definir, por confirmar, a indicar, a informar, a atribuir, "
    "por atribuir, desconhecido, aguardando, será informado, ainda não definido, em definição, a combinar, "
    "a determinar, a designar, a indicar posteriormente, em análise",
    "sv": "återkommer, oklart, meddelas senare, kommer senare, ej klart, inte klart, okänt, ännu inte klart, "
    "ej bestämt, tilldelas senare, återkommer om detta, ska bestämmas, ännu oklart, väntar",
    "da": "afventer, følger, kommer, kommer senere, følger senere, ikke afklaret, uafklaret, ukendt, "
    "ikke besluttet, eftersendes, meddeles senere, tildeles senere, ikke fastlagt, endnu ikke afklaret, "
    "endnu ukendt",
    "zh": "待分配, 待定, 待确认",
    "ja": "未定, 後日連絡",
    "nb": "avklares, avklares senere, ikke avklart, uavklart, kommer, kommer senere, ukjent, ikke bestemt, "
    "ettersendes, meldes senere, tildeles senere, ikke klart, under avklaring, kjem seinare",
    "fi": "avoin, ilmoitetaan myöhemmin, tarkentuu, tarkentuu myöhemmin, ei tiedossa, ei vielä tiedossa, "
    "tuntematon, toimitetaan myöhemmin, täsmentyy, täsmentyy myöhemmin, odottaa, vahvistetaan myöhemmin, "
    "annetaan myöhemmin, selviää myöhemmin",
    "is": "óákveðið, óljóst, kemur síðar, tilkynnt síðar, óþekkt, verður tilkynnt, úthlutað síðar, ekki ákveðið, "
    "ekki vitað, í vinnslu, í bið",
    "cs": "bude doplněno, doplníme, doplním, bude upřesněno, upřesníme, upřesním, zatím nevíme, zatím neznámo, "
    "neznámo, neznámé, není známo, v řešení, bude přiděleno, bude sděleno, čeká se, dodáme, dodám, "
    "dodáme později, nevíme, bude určeno, zatím není",
    "sk": "bude doplnené, doplníme, doplním, bude upresnené, upresníme, upresním, zatiaľ nevieme, zatiaľ neznáme, "
    "neznáme, nie je známe, v riešení, bude pridelené, bude oznámené, dodáme, dodám, dodáme neskôr, nevieme, "
    "bude určené, zatiaľ nie je",
    "sl": "sledi, bo sporočeno, sporočimo, sporočimo naknadno, naknadno, še ni znano, ni znano, neznano, "
    "v dogovoru, v urejanju, bo določeno, bo dodeljeno, še ni določeno, dopolnimo, javim naknadno, odprto, "
    "še ni odločeno",
    "pl": "do ustalenia, do uzupełnienia, do potwierdzenia, do określenia, zostanie podane, zostanie uzupełnione, "
    "podamy później, podam później, nieznane, nieznany, jeszcze nie wiadomo, nie wiadomo, "
    "w trakcie ustalania, zostanie nadany, w trakcie, do decyzji, do nadania, uzupełnimy",
    "hu": "később, később pótoljuk, pótoljuk, pótlólag, később közöljük, egyeztetés alatt, folyamatban, "
    "ismeretlen, még nem ismert, még nem tudjuk, még nincs meg, függőben, később adjuk meg, később derül ki, "
    "kiosztás alatt, később kerül megadásra, még nem végleges",
    "ro": "se alocă ulterior, se va comunica, se va comunica ulterior, urmează, urmează să fie alocat, ulterior, "
    "de stabilit, de confirmat, de completat, nu se știe încă, necunoscut, în curs, în curs de alocare, "
    "în așteptare, se va stabili, se va completa, se va aloca",
    "hr": "naknadno, javit ćemo, javit ćemo naknadno, javit ću naknadno, bit će dodijeljeno, bit će određeno, "
    "nije poznato, još nije poznato, nepoznato, u dogovoru, u tijeku, dostavit ćemo, slijedi, "
    "treba potvrditi, još nije određeno, dodijelit će se naknadno",
}
_NOTHING_WORDS = frozenset(key(w) for words in (*_NOTHING.values(), *NOTHING.values()) for w in words.split(", "))
_LATER_WORDS = frozenset(key(w) for words in (*_LATER.values(), *LATER.values()) for w in words.split(", "))
_PARTS = re.compile(r"\s*[,;–—、，；。،]\s*|\s+-\s+")
_MARKS = " .,;:!*_-–—/\\|~()[]{}<>#\"'…·•=。、，；：！／（）【】「」『』〔〕«»،؛ー─━―"


# Words for "nothing" that are given names too.
_ALSO_NAMES = frozenset({"nada", "inga", "nil", "nic", "nena"})


def absence_of_name(value: str) -> Absence | None:
    """As `absence_of`, where a person's name stands: `Nada` with a capital is somebody."""
    return None if fold(value) in _ALSO_NAMES and value[:1].isupper() else absence_of(value)


def absence_of(value: str) -> Absence | None:
    """Which absence the text is; None when it is a value."""
    folded = key(value)
    bare = folded.strip(_MARKS)
    if folded not in _LATER_WORDS and (parts := [part for part in _PARTS.split(bare) if part]) and len(parts) > 1:
        return _of_parts(parts)
    if (
        folded in _LATER_WORDS
        or bare in _LATER_WORDS
        or (folded and not folded.strip(_MARKS + "?？") and ("?" in folded or "？" in folded))
    ):
        return Absence.LATER
    if not bare or folded in _NOTHING_WORDS or bare in _NOTHING_WORDS:
        return Absence.NOTHING
    return None


def _of_parts(parts: list[str]) -> Absence | None:
    """`unclear, will come back to it` is an absence when each part is one."""
    found = {absence_of(part) for part in parts}
    if None in found:
        return None
    return Absence.LATER if Absence.LATER in found else Absence.NOTHING
