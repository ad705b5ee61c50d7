"""Takes titles, degrees and forms of address off a name: "Frau Dr. med. Ada Quill, MBA" is Ada Quill.

They never belong to a name: a sign-in, a display name and a comparison are made from the rest. Words that are also names ("Don",
"Pan", "M") count only as they are written when they are titles.
"""

import re

from shared.domain.reading.folding import fold, tidy
from shared.domain.reading.name_words import TITLES


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# With or without a full stop.
_PLAIN = _words(
    """mr mrs ms miss mx dr dres dra prof profa professor madam madame monsieur mademoiselle messrs mme mlle mmes mlles herr herrn frau
    fräulein sr sra srta sres señor señora señorita senhor senhora doutor doutora doctor doctora licenciado licenciada ingeniero
    ingeniera signor signora signorina dott dottor dottore dottoressa dott.ssa prof.ssa sig.ra sig.na sig.ri dr.ssa avv geom dhr mevr
    mevrouw meneer mijnheer dhr/mevr dipl.-ing dipl.-kfm dipl.-kffr dipl.-inform dipl.-betriebswirt dr.-ing univ.-prof ao.univ.-prof
    dr.med dr.jur prof.dr mag.a dr.in prof.in ing.arch mudr judr mvdr rndr phdr paeddr thdr pharmdr rsdr doc mgr bca bc.a pani paní
    slečna slečno gospođa gospođo gospodin gospodine gospa gospod gospodična herra rouva neiti frk fru herr/frau drs exmo exma ilmo
    sr.ª sr.ª. dr.ª eng.º eng.ª eng lic.ª d.ª dña doña mgr.inż inż hab lek úr asszony okl özv ifj chị bpk mbak"""
)
# Only with its full stop: without it they may be names or initials.
_DOTTED = _words(
    "m mm ing fr hr hra mag sig lic lcda lcdo lda ldo arq arch bc rag mw dir dipl st.prof d mst pp tec enf per.ind p.i kol"
)
# Only in small letters: "don Ramiro", "pan Novák".
_SMALL = _words(
    "don doña dona dom pan panna sir dame úr anh chị ông bà bạn cô chú bác pak bu mas mbak kak kolega kolegyně kollega kollege kollegin monsieur señor"
)
# What follows an academic title: "Dr. med. dent.", "Dr. rer. nat.", "Dipl.-Ing. (FH)".
_AFTER = _words(
    "med rer nat phil jur iur ing habil dent vet pol oec techn mont theol h.c hc mult fh (fh) (ba) (tu) (uni) sc agr forest com univ h"
)
_DEGREES = _words(
    """mba ph.d phd csc drsc dis bsc msc b.sc m.sc ba b.a m.a ll.m llm llb m.eng b.eng mph mpa emba dba cpa esq fh bed med.univ ing.paed crha
    rn m.d md dds jd pmp acca cfa mag.(fh) bakk mbl"""
)


# Forms of address that a surname follows. "Sra. Ada", "pan Marek" and "Dona Ada" are said with given names, too.
_BEFORE_SURNAME = _words(
    "mr mrs ms miss herr herrn frau mme mlle madame monsieur hr fru frk dhr mevr mevrouw meneer mijnheer"
)
_ARTICLES = _words("la il el lo o a de le")
# Written together with the name that follows; what begins with a vowel sign goes on with the word (คุณากร).
_THAI = re.compile("^(?:คุณ|นางสาว|น\\.ส\\.|นาย|นาง|ดร\\.)\\s*(?=[ก-ฮเแโใไ][ก-๎])")
_COMPOUND = ("dipl.-", "univ.-", "dr.-", "mag.-")


def without_titles(name: str) -> str:
    """The name alone; a name that is all titles stays as it is."""
    plain = tidy(name)
    parts = [_without_leading(part.strip()) for part in plain.split(",")]
    kept = [parts[0], *(part for part in parts[1:] if part and not _is_degrees(part))]
    bare = _without_trailing(", ".join(part for part in kept if part))
    return bare or plain


def is_address(word: str) -> bool:
    """Whether a name of one word behind this is a surname: "Frau Quill"."""
    return fold(word).rstrip(".") in _BEFORE_SURNAME


def _without_leading(part: str) -> str:
    words = part.split(" ")
    if len(words) > 2 and words[0] in _ARTICLES and _is_title(words[1]):
        words = words[1:]
    found = False
    while len(words) > 1 and (_is_title(words[0]) or (found and _follows_title(words[0]))):
        words, found = words[1:], True
    return _THAI.sub("", " ".join(words))


def _is_title(word: str) -> bool:
    plain = fold(word)
    bare = plain.rstrip(".")
    if bare in _SMALL:
        return word[:1].islower() or bare in _PLAIN
    if bare in _PLAIN or bare in TITLES:
        return True
    return word.endswith(".") and (bare in _DOTTED or bare.startswith(_COMPOUND))


def _follows_title(word: str) -> bool:
    plain = fold(word)
    return plain.rstrip(".") in _AFTER and (word.endswith(".") or word[:1].islower() or word.startswith("("))


def _without_trailing(name: str) -> str:
    words = name.split(" ")
    while len(words) > 2 and fold(words[-1]).strip(".,()") in _DEGREES and _is_written_as_degree(words[-1]):
        words = [*words[:-2], words[-2].rstrip(",")]
    return " ".join(words)


def _is_written_as_degree(word: str) -> bool:
    """`Bed` and `Ma` are names, `MBA` and `Ph.D.` are not."""
    return "." in word or sum(map(str.isupper, word)) >= 2


def _is_degrees(part: str) -> bool:
    words = re.split(r"[ /]+", part)
    return all(fold(word).strip(".,()") in _DEGREES and _is_written_as_degree(word) for word in words)
