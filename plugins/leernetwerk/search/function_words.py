"""Words that hold a sentence together and say little by themselves: closed classes of three languages.

A query of nothing else must find its page, so they are weighed less and never dropped.
"""

from __future__ import annotations

_CLOSED_CLASSES = {
    "nl": """
        de het een 't 'n deze dit die dat dat zulke ik jij je u hij zij ze wij we jullie hen hun haar hem
        mij me jou ons onze mijn jouw uw zijn zich zelf elkaar men iemand iets niets niemand alles
        allemaal wie wat waar wanneer waarom hoe welk welke waarmee waarvoor waarover en of maar want dus
        omdat als dan toen terwijl zodat hoewel indien in op aan bij met van voor naar uit over onder tot
        te om door tegen tussen zonder binnen buiten per via na af sinds volgens rond ook nog al wel niet
        geen er hier daar nu toch zo maar meer veel heel erg weer even eens ben bent is zijn was waren
        geweest heb hebt heeft hebben had hadden gehad word wordt worden werd werden kan kunt kunnen kon
        konden mag mogen moet moeten moest moesten wil wilt willen wilde zal zul zullen zou zouden ga
        gaat gaan doe doet doen deed gedaan laat laten kom komt komen maak maakt maken geef geeft geven
    """,
    "en": """
        a an the this that these those i you he she it we they me him her us them my your his its our
        their who what where when why how which and or but if then because so as than in on at by with
        from for to of about into over under between without not no is are was were be been am do does
        did done has have had can could may might must shall should will would there here also
    """,
    "fr": """
        le la les l un une des du de d ce cet cette ces je tu il elle on nous vous ils elles me te se lui
        leur y mon ma mes ton ta tes son sa ses notre nos votre vos leurs qui que qu quoi dont où quand
        comment pourquoi quel quelle quels quelles et ou mais donc or ni car si comme dans en sur sous
        par pour avec sans chez vers entre à au aux ne pas plus est sont être était a ont avoir fait
        faire peut
    """,
}

FUNCTION_WORDS = {language: frozenset(words.split()) for language, words in _CLOSED_CLASSES.items()}
"""By language; in lower case."""
