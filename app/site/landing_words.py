"""What the page at the root says, in both languages."""

from app.kit.domain import Localised

SUMMARY = Localised(
    "Wie sprak wat af, op wiens gezag, met welk geld?",
    "Who agreed what, on whose authority, with which money?",
)
LEAD = Localised(
    "Convenant is een register van samenwerkings\u00adovereenkomsten tussen Nederlandse overheden en hun partners."
    " Het laat voor elk moment en aantoonbaar zien wie wat afsprak, op wiens gezag, met welk geld, wat er sinds die"
    " tijd is veranderd, wie dat goedkeurde en wat iedereen mag zien.",
    "Convenant is a register of cooperation agreements between Dutch governments and their partners. It answers,"
    " provably and for any moment, who agreed what, on whose authority, with which money, what changed since, who"
    " approved the change, and what the public may see.",
)
FOR_WHOM = Localised(
    "Het is een dienst voor programma's: systemen van overheden en partners lezen en schrijven er via een REST API.",
    "It is a service for programs: systems of governments and their partners read and write it through a REST API.",
)
TRY = Localised("Probeer de API", "Try the API")
START = Localised("Aan de slag", "Get started")
SERVING = Localised("Het register werkt.", "The register is working.")
NOT_SERVING = Localised(
    "Het register kan nu geen vragen beantwoorden. Probeer het over enkele minuten opnieuw.",
    "The register cannot answer questions now. Try again in a few minutes.",
)

CHAIN_TITLE = Localised("Van besluit tot openbaarheid", "From decision to publicity")
CHAIN = (
    (Localised("Besluit", "Decision"), Localised("Welk orgaan besloot dit?", "Which body decided this?")),
    (Localised("Mandaat", "Mandate"), Localised("Wie mocht namens wie handelen?", "Who could act for whom?")),
    (Localised("Handtekening", "Signature"), Localised("Wie tekende, en gold dat?", "Who signed, and did it count?")),
    (Localised("Tekst", "Text"), Localised("Welke woorden, sinds wanneer?", "Which words, since when?")),
    (Localised("Geld", "Money"), Localised("Hoeveel, waarvoor, wat resteert?", "How much, for what, what is left?")),
    (Localised("Openbaarheid", "Publicity"), Localised("Wat mag iedereen zien?", "What may everybody see?")),
)

QUESTIONS_TITLE = Localised("Wat u kunt vragen", "What you can ask")
QUESTIONS = (
    (
        Localised("Op wiens gezag is er getekend?", "On whose authority was it signed?"),
        "GET",
        "/v1/agreements/{agreementId}/authority-chain",
    ),
    (
        Localised("Wat is er veranderd tussen twee teksten?", "What changed between two texts?"),
        "GET",
        "/v1/agreements/{agreementId}/versions/{agreementVersionId}/diff",
    ),
    (
        Localised(
            "Mag de portefeuillehouder deze wijziging alleen doen?",
            "May the portfolio holder make this change alone?",
        ),
        "POST",
        "/v1/amendments/{amendmentId}/assessments",
    ),
    (
        Localised("Wat moet er nu gebeuren, en wie kan dat?", "What has to be done now, and who can do it?"),
        "GET",
        "/v1/agreements/{agreementId}/transitions",
    ),
    (
        Localised("Hoeveel is er van dit geld nog over?", "How much is left of this money?"),
        "GET",
        "/v1/funding-envelopes/{fundingEnvelopeId}/headroom",
    ),
    (Localised("Wat klopt er niet, en waarom?", "What does not add up, and why?"), "GET", "/v1/findings"),
)
ANY_MOMENT = Localised(
    "Met `asOf` vraagt u hoe het op een dag in rechte was, met `knownAt` wat het register op een moment wist.",
    "`asOf` asks how it was in law on a day, `knownAt` what the register knew at an instant.",
)

STEPS_OPEN = Localised("Lees wat iedereen mag zien.", "Read what everybody may see.")
STEPS_TOKEN = Localised(
    "Word iemand, met een token. Dat geeft de tokenuitgever die uw organisatie met de beheerder van het register"
    " heeft afgesproken. Draait u het register zelf, met het voorbeelddossier (`make run`), dan:",
    "Become somebody, with a token. The issuer your organisation agreed on with the keeper of the register gives it."
    " When you run the register yourself, with the example dossier (`make run`):",
)
STEPS_ASK = Localised(
    'Lees de dossiers van uw organisatie, hier of in <a href="/docs">Swagger UI</a>: druk daar op'
    ' <span lang="en">Authorize</span> en plak het token.',
    'Read the dossiers of your organisation, here or in <a href="/docs">Swagger UI</a>: press Authorize there and'
    " paste the token.",
)

DOCUMENTATION_TITLE = Localised("Documentatie", "Documentation")
DOCUMENTATION = (
    (
        (("/docs", Localised("Swagger UI", "Swagger UI")),),
        Localised("Elke vraag en elk antwoord, om meteen te proberen.", "Every request and answer, to try at once."),
    ),
    (
        (
            ("/v1/openapi.json", Localised("OpenAPI als JSON", "OpenAPI as JSON")),
            ("/v1/openapi.yaml", Localised("als YAML", "as YAML")),
        ),
        Localised(
            "De beschrijving waaruit programma's hun client maken.", "The description programs make clients from."
        ),
    ),
    (
        (("/codelists", Localised("Codelijsten", "Code lists")),),
        Localised("Alle vaste waarden, in het Nederlands en Engels.", "Every fixed value, in Dutch and English."),
    ),
    (
        (("/problems", Localised("Problemen en oplossingen", "Problems and remedies")),),
        Localised("Waarom iets geweigerd wordt, en wat dan helpt.", "Why something is refused, and what helps."),
    ),
    (
        (("/v1/events", Localised("Gebeurtenissen", "Events")),),
        Localised(
            "De stroom van alles wat verandert, voor zover u het mag zien.",
            "The feed of all that changes, as far as you may see it.",
        ),
    ),
    (
        (("/v1/journal/checkpoint", Localised("Het einde van het journaal", "The end of the journal")),),
        Localised(
            "Bewaar het elders: zo toont u later aan dat niets is herschreven.",
            "Keep it elsewhere: so you can show later that nothing was rewritten.",
        ),
    ),
    (
        (("/health/ready", Localised("Toestand van de dienst", "State of the service")),),
        Localised("Of er nu gelezen kan worden.", "Whether it can be read now."),
    ),
)

CLIENTS_TITLE = Localised("Clients", "Clients")
CLIENTS = Localised(
    "Gemaakt uit de beschrijving, met wat erbij hoort: veilig herhalen, bladeren, ETags, de stroom van"
    " gebeurtenissen. Zij staan bij de broncode van het register, in `openapi/clients/python` en"
    " `openapi/clients/typescript`.",
    "Made from the description, with what belongs to it: safe repetition, paging, ETags, the feed of events. They are"
    " with the source of the register, in `openapi/clients/python` and `openapi/clients/typescript`.",
)
EXAMPLES = Localised(
    "Voorbeelden om te draaien en over te nemen staan in `openapi/examples`:",
    "Examples to run and to copy are in `openapi/examples`:",
)
EXAMPLE_PROGRAMS = (
    (
        "make dashboard",
        Localised("de cijfers van een provincie als pagina en CSV", "a province's figures as a page and as CSV"),
    ),
    (
        "make partner-sync",
        Localised("een kopie bij de partner die actueel blijft", "a partner's copy that stays current"),
    ),
    (
        "make municipal-import",
        Localised("een Excel-register, gecontroleerd en ingelezen", "an Excel register, checked and loaded"),
    ),
)
CONTACT = Localised("Contact", "Contact")
VERSION = Localised("Versie", "Version")
LICENCE = Localised("Licentie", "Licence")
