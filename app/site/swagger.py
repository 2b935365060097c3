"""Swagger UI from our own files, with an introduction in the reader's language; its own words are English."""

from app.kit.domain import Localised
from app.kit.pages import document, say

SWAGGER_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_TITLE = Localised("API uitproberen", "Try the API")
_ABOUT = Localised(
    "Elke vraag die het register beantwoordt, om hier te proberen. De beschrijving is in het Engels, voor"
    " ontwikkelaars; fouten worden uitgelegd in het Nederlands of Engels, naar de taal van uw browser.",
    "Every request the register answers, to try here. Problems are explained in Dutch or English, by the language of"
    " your browser.",
)
_STEPS = (
    Localised(
        'Druk op <span lang="en">Authorize</span> en plak een token. Zonder token ziet u wat openbaar is.',
        "Press Authorize and paste a token. Without one you see what is public.",
    ),
    Localised(
        'Open een vraag, druk op <span lang="en">Try it out</span>, pas het voorbeeld aan en druk op'
        ' <span lang="en">Execute</span>.',
        "Open a request, press Try it out, adapt the example and press Execute.",
    ),
    Localised(
        "<code>Idempotency-Key</code> is ingevuld: dezelfde vraag nog eens versturen doet niets dubbel. Verander hem"
        " voor een andere vraag. Met <code>validateOnly</code> op <code>true</code> probeert u zonder dat er iets"
        " verandert.",
        "<code>Idempotency-Key</code> is filled in: sending the same request again does nothing twice. Change it for"
        " another request. With <code>validateOnly</code> at <code>true</code> you try without changing anything.",
    ),
)
_SUBJECTS = Localised("Onderwerpen", "Subjects")
# What the tags of the description are called where Dutch is read.
DUTCH_TAGS = {
    "Agreements": "Overeenkomsten",
    "Parties and signatories": "Partijen en ondertekenaars",
    "Decisions and mandates": "Besluiten en mandaten",
    "Signing and ending": "Ondertekening en einde",
    "Amendments": "Wijzigingen",
    "Money": "Geld",
    "Search": "Zoeken",
    "Reports": "Rapporten",
    "Findings": "Bevindingen",
    "Programmes and areas": "Programma's en gebieden",
    "Organisations": "Organisaties",
    "Documents": "Documenten",
    "Access": "Toegang",
    "Batches": "Reeksen opdrachten",
    "Events": "Gebeurtenissen",
    "Webhooks": "Webhooks",
    "Journal": "Journaal",
    "Code lists": "Codelijsten",
}
_WITHOUT_SCRIPT = Localised(
    'Uitproberen vraagt JavaScript. De beschrijving zelf: <a href="/v1/openapi.yaml">OpenAPI als YAML</a> of'
    ' <a href="/v1/openapi.json">als JSON</a>.',
    'Trying takes JavaScript. The description itself: <a href="/v1/openapi.yaml">OpenAPI as YAML</a> or'
    ' <a href="/v1/openapi.json">as JSON</a>.',
)


def swagger_page(language: str) -> str:
    """Return the page that holds Swagger UI."""
    steps = "".join(f"<li>{step.in_language(language)}</li>\n" for step in _STEPS)
    subjects = "".join(
        f'<li><a href="#/{tag.replace(" ", "%20")}">{say(Localised(dutch, tag), language)}</a></li>\n'
        for tag, dutch in DUTCH_TAGS.items()
    )
    content = (
        f'<section class="page wide introduction" id="content" aria-labelledby="title">\n'
        f'<h1 id="title">{say(_TITLE, language)}</h1>\n'
        f"<p>{say(_ABOUT, language)}</p>\n<ol>\n{steps}</ol>\n"
        f'<h2 id="subjects">{say(_SUBJECTS, language)}</h2>\n'
        f'<nav aria-labelledby="subjects"><ul class="subjects">\n{subjects}</ul></nav>\n'
        f"<noscript><p>{_WITHOUT_SCRIPT.in_language(language)}</p></noscript>\n</section>\n"
        '<div id="swagger-ui" lang="en"></div>\n'
        '<script src="/docs/swagger-ui-bundle.js"></script>\n<script src="/docs/start.js"></script>'
    )
    return document(
        language,
        say(_TITLE, language),
        content,
        address="/docs",
        styles=("/docs/swagger-ui.css", "/docs/frame.css"),
    )
