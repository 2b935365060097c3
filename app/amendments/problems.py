"""The problem types of amendments."""

from app.kit.domain import Localised, problem_type

AMENDMENT_NOT_MINOR = problem_type(
    "amendment-not-minor",
    422,
    title=Localised("Geen ondergeschikte wijziging", "Not a minor change"),
    cause=Localised(
        "De wijziging raakt, samen met wat sinds het laatste besluit al is gewijzigd, een beschermd onderwerp.",
        "Together with what already changed since the last decision, the change touches a protected subject.",
    ),
    remedy=Localised(
        "Stel haar vast als `substantive`, of laat weg wat `POST …/assessments` onder `leaveOut` noemt.",
        "Classify it as `substantive`, or leave out what `POST …/assessments` names under `leaveOut`.",
    ),
    rules=("R-045", "R-046"),
)
AMENDMENT_NOT_EDITORIAL = problem_type(
    "amendment-not-editorial",
    422,
    title=Localised("Geen redactionele wijziging", "Not an editorial change"),
    cause=Localised(
        "De wijziging verandert meer dan spelling en opmaak: een getal, een datum, een naam of de betekenis.",
        "The change alters more than spelling and layout: a number, a date, a name or the meaning.",
    ),
    remedy=Localised("Stel haar vast als `minor` of `substantive`.", "Classify it as `minor` or `substantive`."),
    rules=("R-052",),
)
EFFECTIVE_DATE_BEFORE_CONSENT = problem_type(
    "effective-date-before-consent",
    422,
    title=Localised("Ingang vóór de laatste instemming", "Effective before the last consent"),
    cause=Localised(
        "De wijziging zou gelden van vóór de dag waarop de laatste partij instemde.",
        "The amendment would count from before the day on which the last party consented.",
    ),
    remedy=Localised(
        "Kies een latere `effectiveOn`, of laat elke partij met `retroactiveAgreed` instemmen met terugwerking.",
        "Choose a later `effectiveOn`, or have every party agree to it with `retroactiveAgreed`.",
    ),
    rules=("R-053",),
)
AMENDMENT_CONFLICT = problem_type(
    "amendment-conflict",
    409,
    title=Localised("De tekst is intussen gewijzigd", "The text was changed meanwhile"),
    cause=Localised(
        "De wijziging gaat uit van een tekst die niet meer de geldende is; wat intussen gewijzigd is, zou vervallen.",
        "The amendment starts from a text that no longer counts; what was changed meanwhile would be lost.",
    ),
    remedy=Localised(
        "Breng het voorstel over op de geldende tekst met `POST …/rebase`; wat botst, staat in `collisions`.",
        "Carry the proposal over to the present text with `POST …/rebase`; what collides stands in `collisions`.",
    ),
    rules=("R-054",),
)
AMENDMENT_OPERATIONS_INVALID = problem_type(
    "amendment-operations-invalid",
    422,
    title=Localised("De bewerkingen passen niet op de tekst", "The operations do not fit the text"),
    cause=Localised(
        "Een bewerking noemt een artikel dat de uitgangstekst niet heeft, spreekt een andere tegen of wijzigt niets.",
        "An operation names a clause the baseline does not have, contradicts another one, or changes nothing.",
    ),
    remedy=Localised("Herstel wat `errors` per bewerking noemt.", "Mend what `errors` names for each operation."),
)
BASELINE_NOT_FROZEN = problem_type(
    "baseline-not-frozen",
    409,
    title=Localised("De uitgangstekst ligt niet vast", "The baseline is not frozen"),
    cause=Localised(
        "Een wijziging gaat uit van een vastgelegde tekst waarvan van elk artikel de woorden bekend zijn.",
        "An amendment starts from a frozen text of which the words of every clause are known.",
    ),
    remedy=Localised(
        "Leg de tekst vast, of wijzig de werkversie zelf.", "Freeze the text, or change the working version itself."
    ),
    rules=("R-055",),
)
CONSENT_AUTHORITY_MISSING = problem_type(
    "consent-authority-missing",
    409,
    title=Localised("Bevoegdheid om in te stemmen ontbreekt", "Authority to consent is missing"),
    cause=Localised(
        "De instemming rust niet op een eigen besluit, mandaat of vertegenwoordiging van deze partij.",
        "The consent rests on no decision, mandate or representation of this party's own.",
    ),
    remedy=Localised(
        "Noem het beslispunt over deze wijziging, een mandaat dat haar toelaat, of de bevoegdheid van wie tekent.",
        "Name the point that approves this amendment, a mandate that allows it, or the authority of who signs.",
    ),
    rules=("R-048", "R-049"),
)
TERM_UNCHANGED = Localised(
    "Deze termijn verandert niet, of de nieuwe dag is onbekend.",
    "This term does not change, or its new day is not known.",
)
