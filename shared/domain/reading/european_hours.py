"""Whole hours written as words beside the word that a language puts before them: klukkan sjö, ob osmih, reggel hatra, a las ocho, jam delapan.

One to six are read only with a word for the part of the day: nobody knows which four is meant. Half hours are left alone.
"""

import re
from datetime import time

from shared.domain.reading.letters import key

# What stands before the hour, then the words for one to twelve; several words for one hour are separated by a bar.
_LANGUAGES = (
    ("klukkan|kl.", "eitt, tvö, þrjú, fjögur, fimm, sex, sjö, átta, níu, tíu, ellefu, tólf"),
    ("ob", "enih|eni, dveh, treh, štirih, petih, šestih, sedmih, osmih, devetih, desetih, enajstih, dvanajstih"),
    ("reggel|délelőtt|délután|este", "egyre|egykor, kettőre|kettőkor, háromra|háromkor, négyre|négykor, ötre|ötkor, hatra|hatkor, hétre|hétkor, nyolcra|nyolckor, kilencre|kilenckor, tízre|tízkor, tizenegyre|tizenegykor, tizenkettőre|tizenkettőkor"),
    ("um|ab", "ein|eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf"),
    ("a las|a la", "una, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce"),
    ("às|as|à", "uma, duas, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze"),
    ("alle|all'", "una, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici"),
    ("om", "een|één, twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf"),
    ("klockan|kl", "ett, två, tre, fyra, fem, sex, sju, åtta, nio, tio, elva, tolv"),
    ("klokken|klokka|kl.", "et|ett, to, tre, fire, fem, seks, syv|sju, otte|åtte, ni, ti, elleve, tolv"),
    ("kello|klo", "yksi, kaksi, kolme, neljä, viisi, kuusi, seitsemän, kahdeksan, yhdeksän, kymmenen, yksitoista, kaksitoista"),
    ("la ora|ora", "unu, două, trei, patru, cinci, șase, șapte, opt, nouă, zece, unsprezece, douăsprezece"),
    ("o|od", "pierwszej, drugiej, trzeciej, czwartej, piątej, szóstej, siódmej, ósmej, dziewiątej, dziesiątej, jedenastej, dwunastej"),
    ("o|od", "jednej, druhej, tretej, štvrtej, piatej, šiestej, siedmej, ôsmej, deviatej, desiatej, jedenástej, dvanástej"),
    ("v|ve|od", "jednu, dvě, tři, čtyři, pět, šest, sedm, osm, devět, deset, jedenáct, dvanáct"),
    ("u", "jedan, dva, tri, četiri, pet, šest, sedam, osam, devet, deset, jedanaest, dvanaest"),
    ("у", "један, два, три, четири, пет, шест, седам, осам, девет, десет, једанаест, дванаест"),
    ("о|об", "першій, другій, третій, четвертій, п'ятій, шостій, сьомій, восьмій, дев'ятій, десятій, одинадцятій, дванадцятій"),
    ("στις|στη", "μία|μια, δύο|δυο, τρεις, τέσσερις, πέντε, έξι, επτά|εφτά, οκτώ|οχτώ, εννέα|εννιά, δέκα, έντεκα, δώδεκα"),
    ("jam|pukul", "satu, dua, tiga, empat, lima, enam, tujuh, delapan|lapan, sembilan, sepuluh, sebelas, dua belas"),
    ("at", "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve"),
)  # fmt: skip
_AFTER_NOON = (
    "síðdegis, popoldne, zvečer, délután, este, nachmittags, abends, de la tarde, da tarde, della sera, di sera, del pomeriggio, 's middags, 's avonds, "
    "på eftermiddagen, på kvällen, om eftermiddagen, om aftenen, om ettermiddagen, om kvelden, illalla, iltapäivällä, după-amiaza, seara, po południu, "
    "wieczorem, popoludní, večer, odpoledne, popodne, поподне, увече, вечора, пополудні, το απόγευμα, το βράδυ, sore, petang, malam, in the afternoon, "
    "in the evening, pm, p.m."
)
_BEFORE_NOON = (
    "árdegis, zjutraj, dopoldne, reggel, délelőtt, morgens, früh, vormittags, de la mañana, da manhã, del mattino, di mattina, 's ochtends, 's morgens, "
    "på morgonen, om morgenen, aamulla, dimineața, rano, ráno, ujutro, ujutru, ујутру, ранку, το πρωί, pagi, in the morning, am, a.m."
)
_FIRST_CERTAIN = 7


def _any(words: str) -> str:
    return "|".join(sorted((re.escape(key(word)) for word in words.split(", ")), key=len, reverse=True))


def _hours(said: str) -> dict[str, int]:
    return {key(word): hour for hour, words in enumerate(said.split(", "), start=1) for word in words.split("|")}


_PATTERNS = tuple(
    (
        hours := _hours(said),
        re.compile(
            rf"(?<!\w)(?P<ahead>{'|'.join(re.escape(key(word)) for word in ahead.split('|'))})\s*"
            rf"(?P<hour>{'|'.join(sorted(map(re.escape, hours), key=len, reverse=True))})(?!\w)"
            rf"(?!\s+(?:y|e|et|és|og|och|in pol|și|ja|past|i)(?!\w))(?P<after>.{{0,24}})"
        ),
    )
    for ahead, said in _LANGUAGES
)
_LATE, _EARLY = (re.compile(rf"(?<!\w)(?:{_any(words)})(?!\w)") for words in (_AFTER_NOON, _BEFORE_NOON))


def read_european_hour(text: str) -> time | None:
    """The first hour that is certain. `text` is in one spelling (`letters.key`)."""
    for hours, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if found := _certain(hours[match["hour"]], f"{match['ahead']} {match['after']}"):
                return found
    return None


def _certain(hour: int, beside: str) -> time | None:
    if _LATE.search(beside):
        return time(hour + 12 if hour < 12 else 12)
    if _EARLY.search(beside):
        return time(hour % 12)
    return time(hour) if hour >= _FIRST_CERTAIN else None
