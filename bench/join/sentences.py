"""Sentences to plant names in. The tuning ones were looked at while the engine was made; the held-out ones were not."""

TUNING = (
    "The caller said that {} was seen near the station on Monday.",
    "Police are looking for {}, who left the country last year.",
    "According to the report, {} met two men in a cafe.",
    "Witnesses named {} as one of those present.",
    "{} was arrested in the early hours of the morning.",
    "my neighbour told me about {} and his friends",
    "Gisteren zag ik {} bij de markt in de stad.",
    "Le rapport mentionne {} parmi les personnes présentes.",
)
HELD_OUT = (
    "A letter that reached us yesterday mentions {} twice.",
    "We spoke to {} at the border and let him go.",
    "In the footage one can clearly recognise {} beside the van.",
    "she wrote that {} had promised to come back soon",
    "It is not known whether {} still lives at that address.",
    "The money was sent by {} through a small shop.",
    "Nach Angaben der Behörde wurde {} gestern befragt.",
    "El informe dice que {} viajó con otras dos personas.",
    "Onbekend is of {} daar nog woont.",
    "قال الشاهد ان {} كان هناك امس",
    "По словам очевидцев, {} был там вчера.",
    "Görgü tanığı {} adını verdi.",
)
