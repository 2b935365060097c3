"""The page at the root: what this is, for who never heard of it, and where to go."""

from dataclasses import dataclass
from html import escape

from app.kit.domain import Localised
from app.kit.pages import code_spans, document


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers for this register."""

    name: str
    email: str
    url: str


@dataclass(frozen=True, slots=True)
class _Door:
    """One place to go to, and what is found there."""

    address: str
    name: Localised
    about: Localised


_CLAIM = Localised(
    "Het register van samenwerkingsovereenkomsten tussen overheden en hun partners.",
    "The register of cooperation agreements between Dutch governments and their partners.",
)
_ABOUT = Localised(
    "Het geeft op elk moment, met bewijs, antwoord op vijf vragen: wie sprak wat af, op wiens gezag, met welk geld,"
    " wat is er sindsdien veranderd en wie keurde dat goed, en wat mag het publiek zien.",
    "It answers five questions at any moment, with proof: who agreed what, on whose authority, with which money, what"
    " changed since and who approved it, and what the public may see.",
)
_READING = Localised(
    "Wat openbaar is leest u zonder zich te melden. Voor een dossier hebt u een toegangstoken nodig van een"
    " organisatie die erbij betrokken is; wat u niet mag zien, bestaat voor u niet.",
    "What is public you read without a token. For a dossier you need an access token of an organisation that has a"
    " part in it; what you may not see does not exist for you.",
)
_DOORS = Localised("Waar vindt u wat", "What is where")
_TRY = (
    _Door(
        "/docs",
        Localised("De API uitproberen", "Try the API"),
        Localised(
            "Elke vraag met een voorbeeld, in Swagger UI (Engels).", "Every request with an example, in Swagger UI."
        ),
    ),
    _Door(
        "/v1/openapi.json",
        Localised("API-beschrijving (JSON)", "API description (JSON)"),
        Localised("OpenAPI 3.1, om een client van te maken.", "OpenAPI 3.1, to make a client from."),
    ),
    _Door(
        "/v1/openapi.yaml",
        Localised("API-beschrijving (YAML)", "API description (YAML)"),
        Localised("Hetzelfde, om te lezen.", "The same, to read."),
    ),
    _Door(
        "/problems",
        Localised("Problemen en oplossingen", "Problems and remedies"),
        Localised("Elke weigering uitgelegd: oorzaak en oplossing.", "Every refusal explained: cause and remedy."),
    ),
    _Door(
        "/v1/codelists",
        Localised("Codelijsten", "Code lists"),
        Localised(
            "Wat elke waarde betekent, in het Nederlands en Engels.", "What every value means, in Dutch and English."
        ),
    ),
    _Door(
        "/v1/journal/checkpoint",
        Localised("Het einde van het journaal", "The end of the journal"),
        Localised(
            "Bewaar het elders: zo toont u later aan dat niets is herschreven.",
            "Keep it elsewhere: so you can show later that nothing was rewritten.",
        ),
    ),
    _Door(
        "/health/ready",
        Localised("Toestand van de dienst", "State of the service"),
        Localised("Of er nu gelezen kan worden.", "Whether it can be read now."),
    ),
)
_CLIENTS = Localised("Vanuit uw eigen programma", "From your own program")
_SOURCES = Localised(
    "De clients staan bij de broncode, elk met uitleg die ook getest wordt. Ernaast staan drie voorbeelden om over te"
    " nemen: een dashboard voor een provincie, een kopie die bijblijft voor een partner, en een import uit Excel voor"
    " een gemeente (`openapi/examples`).",
    "The clients are with the source code, each with instructions that are tested. Beside them are three examples to"
    " copy: a dashboard for a province, a copy that keeps up for a partner, and an import from Excel for a"
    " municipality (`openapi/examples`).",
)
_INSTALLED = (
    ("Python", "pip install ./openapi/clients/python", "from convenant_client import Convenant"),
    (
        "TypeScript",
        "cd openapi/clients/typescript && npm ci && npm pack",
        'import { createConvenant } from "@convenant/client"',
    ),
)
_CONTACT = Localised("Vragen", "Questions")
_VERSION = Localised("versie", "version")


def front_page(language: str, version: str, contact: Contact) -> str:
    """Return the page at the root."""

    def say(words: Localised) -> str:
        return code_spans(words.in_language(language))

    doors = "".join(
        f'<li><a href="{door.address}">{say(door.name)}</a><span>{say(door.about)}</span></li>\n' for door in _TRY
    )
    installed = "".join(
        f"<h3>{name}</h3>\n<pre><code>{escape(install)}\n{escape(use)}</code></pre>\n"
        for name, install, use in _INSTALLED
    )
    body = (
        f'<header>\n<h1>Convenant</h1>\n<p class="claim">{say(_CLAIM)}</p>\n</header>\n'
        f"<p>{say(_ABOUT)}</p>\n<p>{say(_READING)}</p>\n"
        f'<h2>{say(_DOORS)}</h2>\n<ul class="doors">\n{doors}</ul>\n'
        f"<h2>{say(_CLIENTS)}</h2>\n<p>{say(_SOURCES)}</p>\n{installed}"
        f"<h2>{say(_CONTACT)}</h2>\n"
        f'<p><a href="{escape(contact.url)}">{escape(contact.name)}</a>,'
        f' <a href="mailto:{escape(contact.email)}">{escape(contact.email)}</a></p>\n'
        f'<p class="meta">Convenant, {say(_VERSION)} {escape(version)}</p>'
    )
    return document(language, f"Convenant: {_CLAIM.in_language(language).rstrip('.')}", body)
