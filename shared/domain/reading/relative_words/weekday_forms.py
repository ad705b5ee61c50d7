"""Forms of weekday names that CLDR does not list: with a case ending ("ve středu", "hétfőn"), with an article, or short ("segunda")."""

# Monday first; the forms of one day are separated by commas.
WEEKDAY_FORMS: dict[str, tuple[str, str, str, str, str, str, str]] = {
    "de": ("montags, montagmorgen, montagabend", "dienstags", "mittwochs", "donnerstags", "freitags, freitagabend, freitagmittag", "sonnabend", "sonntags"),
    "pt": ("segunda, 2ª feira, 2ª-feira, segunda feira", "terça, 3ª feira, 3ª-feira, terça feira", "quarta, 4ª feira, 4ª-feira, quarta feira",
           "quinta, 5ª feira, 5ª-feira, quinta feira", "sexta, 6ª feira, 6ª-feira, sexta feira", "", ""),
    "sv": ("måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen"),
    "nb": ("mandagen, måndag", "tirsdagen, tysdag", "onsdagen", "torsdagen", "fredagen", "lørdagen, laurdag", "søndagen, sundag"),
    "da": ("mandagen", "tirsdagen", "onsdagen", "torsdagen", "fredagen", "lørdagen", "søndagen"),
    "fi": ("maanantaina, maanantaista", "tiistaina, tiistaista", "keskiviikkona, keskiviikosta", "torstaina, torstaista", "perjantaina, perjantaista", "lauantaina", "sunnuntaina"),
    "is": ("mánudag, mánudaginn, mánudeginum, mánudags", "þriðjudag, þriðjudaginn, þriðjudags", "miðvikudag, miðvikudaginn, miðvikudags",
           "fimmtudag, fimmtudaginn, fimmtudags", "föstudag, föstudaginn, föstudeginum, föstudags", "laugardag, laugardaginn", "sunnudag, sunnudaginn"),
    "cs": ("pondělka", "úterka, úterka", "středu, středy", "čtvrtka, čtvrtku", "pátku", "sobotu, soboty", "neděli"),
    "sk": ("pondelka, pondelku", "utorka, utorku", "stredu, stredy", "štvrtka, štvrtku", "piatka, piatku", "sobotu, soboty", "nedeľu, nedele"),
    "sl": ("ponedeljka, ponedeljkom", "torka, torkom", "sredo, srede", "četrtka, četrtkom", "petka, petkom", "soboto, sobote", "nedeljo, nedelje"),
    "pl": ("poniedziałku, poniedziałkiem", "wtorku, wtorkiem", "środę, środy", "czwartku, czwartkiem", "piątku, piątkiem", "sobotę, soboty", "niedzielę, niedzieli"),
    "hu": ("hétfőn, hétfőtől, hétfői", "kedden, keddtől, keddi", "szerdán, szerdától, szerdai", "csütörtökön, csütörtöktől, csütörtöki",
           "pénteken, péntektől, pénteki", "szombaton, szombati", "vasárnapi"),
    "ro": ("lunea, lunii", "marțea, marţi, marti", "miercurea", "joia", "vinerea", "sâmbăta", "duminica"),
    "hr": ("ponedjeljka, ponedjeljkom", "utorka", "srijedu, srijede", "četvrtka", "petka", "subotu, subote", "nedjelju, nedjelje"),
}  # fmt: skip

# Months by names that CLDR does not list for the language: Austria, Latin America.
MONTH_FORMS: dict[str, tuple[tuple[int, str], ...]] = {
    "de": ((1, "Jänner"), (2, "Feber")),
    "es": ((9, "setiembre"), (9, "set"), (9, "sept")),
    "fi": tuple((n, f"{name}kuun") for n, name in enumerate(
        ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"), start=1)),
    "nl": ((3, "mrt"),),
    "pt": ((9, "set"), (12, "dez"), (2, "fev")),
}  # fmt: skip

WEEKDAY_FORMS["nn"] = WEEKDAY_FORMS["no"] = WEEKDAY_FORMS["nb"]
WEEKDAY_FORMS["bs"] = WEEKDAY_FORMS["hr"]
