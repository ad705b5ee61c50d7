"""Words for relative dates in the other European languages that are written in Latin letters. An absent word is asked about, never guessed."""

from shared.domain.reading.relative_words.words import RelativeWords

EUROPEAN: dict[str, RelativeWords] = {
    "de": RelativeWords(
        today=("heute",), tomorrow=("morgen",), yesterday=("gestern",), now=("sofort", "ab sofort", "per sofort", "umgehend"),
        this=("diesen", "kommenden", "am"), next=("nächsten", "nächster"), week_after=("in einer woche",),
        end_of_month=("ende monat", "monatsende", "ende des monats"), unsure=("voraussichtlich", "vermutlich", "wahrscheinlich"),
    ),
    "fr": RelativeWords(
        today=("aujourd'hui", "ce jour"), tomorrow=("demain",), yesterday=("hier",), now=("immédiatement", "tout de suite"),
        this=("ce",), end_of_month=("fin du mois", "fin de mois"), unsure=("probablement", "sans doute", "environ"),
    ),
    "es": RelativeWords(
        today=("hoy",), tomorrow=("mañana",), yesterday=("ayer",), now=("inmediatamente", "de inmediato"), this=("este",),
        end_of_month=("fin de mes", "final de mes"), unsure=("probablemente", "seguramente"),
    ),
    "it": RelativeWords(
        today=("oggi",), tomorrow=("domani",), yesterday=("ieri",), now=("subito", "immediatamente"), this=("questo",),
        end_of_month=("fine mese",), unsure=("probabilmente", "forse"),
    ),
    "nl": RelativeWords(
        today=("vandaag",), tomorrow=("morgen",), yesterday=("gisteren",), now=("per direct", "meteen"), this=("deze", "komende"),
        end_of_month=("eind van de maand", "einde maand"), unsure=("waarschijnlijk", "vermoedelijk"),
    ),
}  # fmt: skip
