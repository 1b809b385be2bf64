"""Legal prose of other countries, for the extractors made for it.

No corpus of theirs is at hand, so it is made here, from a seed: plain sentences, some
with citations in the forms that the extractors' own documentation shows.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final

CITED: Final = 0.16
"""The share of sentences that cite: some two citations in a thousand characters, as in
Vietnamese letters."""


@dataclass(frozen=True, slots=True)
class Country:
    """What its prose is made of: sentences, citations with gaps, what fills the gaps.

    Sentences and citations stand one a line; numbers fill gaps that have no words.
    """

    language: str
    sentences: str
    citations: str
    fillers: dict[str, tuple[str, ...]]


AMERICAN: Final = Country(
    language="English",
    sentences="""\
The district court granted summary judgment, for no jury could find for petitioner.
We review that determination de novo and draw every inference in his favor.
Petitioner contends that the statute reaches only conduct intended to deceive.
The record does not support this reading of what the parties agreed.
Nothing in the text suggests that Congress meant to displace the ordinary rule.
A plaintiff must plead facts that show the defendant to be liable.""",
    citations="""\
See {name} v. {other}, {volume} {reporter} {page}, {pin} ({year}).
{name} v. {other}, {volume} U.S. {page} ({year}).
Cf. {name}, {volume} U.S., at {page}.
{name}, supra, at {pin}.
Id. at {pin}.
42 U.S.C. § {page}.
Mass. Gen. Laws ch. {pin}, § {page} (West {year}).
But see {pin} Minn. L. Rev. {page} ({year}).""",
    fillers={
        "name": ("Anderson", "Bell", "Monroe", "Ashcroft", "Harlow", "Terry", "Lujan"),
        "other": ("Liberty Lobby, Inc.", "Twombly", "Pape", "Iqbal", "Fitzgerald"),
        "reporter": ("U.S.", "F.2d", "F.3d", "F. Supp. 2d", "S. Ct.", "N.E.2d", "P.2d"),
    },
)
"""Opinions of courts of the United States."""

GERMAN: Final = Country(
    language="German",
    sentences="""\
Die zulässige Berufung der Klägerin hat in der Sache keinen Erfolg.
Der Beklagte hat die geschuldete Leistung trotz Fristsetzung nicht erbracht.
Ein Anspruch auf Ersatz des Schadens scheidet aus, da er nicht ursächlich geworden ist.
Die hiergegen gerichteten Einwände der Parteien greifen im Ergebnis nicht durch.
Die Auslegung ergibt, dass der Verkäufer das Risiko der Preisänderung tragen sollte.
Die Kosten des Verfahrens trägt die unterlegene Partei, soweit nichts anderes gilt.""",
    citations="""\
Dies folgt aus § {page} Abs. {digit} Satz 1 {book}.
Das Urteil ist nach § {page} VwGO i.V.m. §§ 708 Nr. 11, 711 ZPO vollstreckbar.
Maßgeblich sind die §§ {page}, {pin} Abs. {digit} {book}.
Art. {pin} Abs. {digit} GG steht dem nicht entgegen.
So auch {court}, Urteil vom {digit}. Mai {year} - VIII ZR {page}/01.
Vgl. {court}, Beschluss vom 12.0{digit}.{year} - 1 BvR {page}/08.""",
    fillers={
        "book": ("BGB", "ZPO", "VwGO", "StGB", "HGB", "SGB X", "AufenthG", "BauGB"),
        "court": ("BGH", "BVerfG", "BVerwG", "OLG Köln", "BAG"),
    },
)
"""Rulings of German courts."""


def prose(country: Country, size: int, seed: int) -> str:
    """Return a text of so many characters, but for the rest of its last sentence."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    sentences = country.sentences.splitlines()
    citations = country.citations.splitlines()
    said: list[str] = []
    while size > 0:
        said.append(chance.choice(sentences))
        if chance.random() < CITED:
            said[-1] += " " + _filled(chance.choice(citations), country, chance)
        size -= len(said[-1]) + 1
    return " ".join(said) + "\n"


def _filled(citation: str, country: Country, chance: random.Random) -> str:
    words = {gap: chance.choice(words) for gap, words in country.fillers.items()}
    return citation.format(
        **words,
        volume=chance.randint(300, 570),
        page=chance.randint(100, 990),
        pin=chance.randint(1, 99),
        digit=chance.randint(1, 9),
        year=chance.randint(1950, 2024),
    )
