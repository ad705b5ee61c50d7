"""Given names of Hungary and the Nordic countries, as far as they show which word of a whole name is the family's.

Only names that are given far more often than inherited. A name that is missing here is asked about; it is never guessed.
"""


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.casefold().split())


HUNGARIAN = _names("""
Ádám Adél Adrián Adrienn Ágnes Ágota Ákos Albert Alex Alexandra Alíz Amália Andor Andrea András Anett Anikó Anita Anna Annamária Antal Anton Antónia
Aranka Áron Árpád Attila Aurél Balázs Bálint Barbara Barna Barnabás Beáta Béla Bence Bendegúz Benedek Benjámin Bernadett Bertalan Bettina Bianka Blanka Boglárka
Borbála Botond Brigitta Csaba Csanád Cecília Csenge Csilla Csongor Dalma Dániel Dávid Dénes Dezső Diána Dóra Dominik Donát Dorina Dorottya Dorka
Edina Edit Elek Elemér Elza Emese Emília Emma Emőke Endre Enikő Erika Ernő Ervin Erzsébet Eszter Éva Evelin Fanni Ferenc Flóra Flórián Fruzsina Gábor
Gabriella Gergely Gergő Géza Gizella Gitta Gréta Gusztáv Gyöngyi Györgyi György Gyula Hajnalka Hanga Hanna Hedvig Helga Henrietta Henrik Hunor Hugó Ibolya Ignác Ildikó
Ilka Ilona Imola Imre Irén Irma István Iván Ivett Izabella Janka János Jázmin Jenő Johanna Jolán József Judit Júlia Julianna Kálmán Karola Károly Kamilla
Katalin Kata Katinka Kinga Kitti Klára Klaudia Kornél Kornélia Krisztián Krisztina Kristóf Lajos Laura László Lehel Leila Levente Lilla Liliána Lili Livia Lívia Lóránt
Loránd Luca Magdolna Magda Mara Márk Márta Margit Mária Mariann Marianna Marcell Márton Máté Mátyás Melinda Melitta Mihály Miklós Milán Milena Miléna Mirella Mónika Nándor
Natália Nikolett Nikoletta Nóra Norbert Noémi Olga Olivér Olívia Orsolya Ottó Ödön Örs Paula Pál Patrícia Patrik Péter Petra Piroska Rajmund Ramóna Rebeka Regina
Renáta Réka Richárd Rita Róbert Roland Rozália Rózsa Rudolf Sándor Sára Sarolta Sebestyén Simon Soma Szabina Szabolcs Szilárd Szilveszter Szilvia Szonja Tamara
Tamás Tekla Teréz Terézia Tibor Tihamér Timea Tímea Tivadar Tódor Tünde Vanda Valentin Valéria Vera Veronika Vencel Vida Viktor Viktória Vilma Vilmos Vince Violetta Virág Vivien
Zalán Zénó Zita Zoé Zoltán Zóra Zsanett Zselyke Zsolt Zsófia Zsombor Zsuzsa Zsuzsanna
""")
NORDIC = _names("""
Aage Adam Agnes Agnete Aksel Albert Albin Alexander Alf Alfred Alice Alma Alva Amalie Amanda Anders André Andrea Andreas Ane Anette Anja Anker Anna Anne Annette Anni Anita Ann
Anneli Anton Arne Arnt Arvid Asbjørn Ask Asger Aslak Asta Astrid Atle August Aud Axel Barbro Bart Beate Bengt Benjamin Bente Berit Bernt Bertil Birger Birgit Birgitta Birgitte Birthe Bjarke
Bjarne Bjørn Björn Bo Bodil Boel Britt Brita Børge Börje Camilla Carina Carl Carsten Casper Caroline Cathrine Catrine Cecilia Cecilie Charlotte Christer Christian Christina Christine Claes Claus Clara Conny Dag
Dagny Dan Daniel David Dennis Ditte Dorte Dorthe Ebba Ebbe Edith Edvard Edvin Eilif Einar Eirik Eivind Elin Elina Elias Elisabeth Elise Ella Ellen Elna Elsa Else Emil Emilia Emilie Emma Eric Erica Erik Erika Erland
Erling Ernst Espen Esben Ester Esther Eva Even Fanny Felix Filip Finn Flemming Frank Fredrik Frederik Freja Frida Fritjof Frode Geir Georg Gerd Gertrud Gisle Gitte Grete Grethe Gro Gudrun Gun Gunhild Gunilla
Gunn Gunnar Gunvor Gustaf Gustav Göran Hakon Halvard Halvor Hanna Hannah Hanne Hans Harald Harry Hasse Hedda Hedvig Heidi Helen Helena Helene Helga Helge Helle Henning Henny Henriette Henrik Herbert Herdis Hilda Hilde
Hjalmar Hugo Håkan Håkon Håvard Ida Idar Ina Inga Ingar Inge Ingeborg Inger Ingmar Ingrid Ingunn Ingvar Ingvild Irene Iris Isabella Ivan Ivar Iver Jacob Jakob James Jan Janne Jannik Jarl Jarle Jasmin Jeanette Jenny Jens Jeppe Jesper
Jette Joachim Joakim Joar Johan Johanna Johannes John Johnny Jonas Jon Jonatan Jonny Jostein Josefin Josefine Julia Julie Jytte Jørgen Jørn Jörgen Kai Kaj Kajsa Kalle Karen Kari Karin Karina Karl Karoline Karsten Kasper Katarina Kathrine Katrine
Kenneth Kent Kerstin Kim Kirsten Kirsti Kjartan Kjell Kjersti Kjetil Klas Klaus Knud Knut Konrad Kristen Kristian Kristin Kristina Kristine Kristoffer Kurt Kåre Lars Lasse Laura Laurits Leif Lena Lene Lennart Leo Leon Lillian Lilly Linda Line Linnea Linnéa
Linn Lisa Lisbet Lisbeth Lise Liv Lone Lotta Lotte Louise Lovisa Lucas Ludvig Lukas Mads Magne Magnhild Magnus Maja Malene Malin Malte Marcus Maren Margareta Margit Margrethe Maria Mariann Marianne Marie Marit Marius Markus Mari Marlene Martha Marte Martin Mathias
Mathilde Mats Mattias Max Maximilian Merete Merethe Mette Michael Michelle Mikael Mikkel Mona Monica Monika Morten Niels Nils Nina Nikolaj Nora Odd Ola Olaf Olav Ole Oliver Olivia Olof Olov Oscar Oskar Oddvar Ove Palle Patrik Paul Peder Per Pernilla Pernille
Peter Petra Petter Philip Pia Poul Preben Pål Pär Ragna Ragnar Ragnhild Rakel Randi Rasmus Rebecca Rebekka Regine Reidar Reidun Rikard Rikke Rita Roald Robert Robin Roger Roland Rolf Ronny Roy Rune Ruth Runar Rutger Sander Sandra Sanna Sara Sarah Sebastian Sigbjørn Signe Sigrid Sigurd Silje Simon
Siri Siv Sissel Sofia Sofie Sol Solfrid Solveig Solvej Sonja Sophie Staffan Stefan Stein Steinar Sten Stian Stig Stine Sture Susann Susanna Susanne Svante Sven Svein Svend Sverre Synne Synnøve Søren Tage Tanja Terje Thea Thomas Thor Thorbjørn Thore Tilde Tina Tine Tobias Tom Tomas
Tommy Tone Tonje Tor Torben Torbjörn Torbjørn Tord Tore Torgeir Torgny Torhild Torill Torstein Torsten Torvald Tove Trine Troels Trond Trude Trygve Turid Tuva Ulf Ulla Ulrik Ulrika Unni Ursula Uffe Urban Valdemar Vegard Veronica Vibeke Victor Victoria Vidar Vigdis Viggo Viktor Viktoria Vilde Vilhelm Viveca Viveka Wenche
Wilhelm William Yngve Ylva Yvonne Zoë Åge Åke Åsa Åse Åshild Øivind Øystein Øyvind Östen Örjan
""")
