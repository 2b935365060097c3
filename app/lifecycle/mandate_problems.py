"""The problem types of mandates: granting and ending them, and acting under them."""

from app.kit.domain import Localised, problem_type

MANDATE_NOT_IN_FORCE = problem_type(
    "mandate-not-in-force",
    409,
    title=Localised("Mandaat niet van kracht", "Mandate not in force"),
    cause=Localised(
        "Het mandaat, of een mandaat waar het van is afgeleid, is op deze dag niet van kracht.",
        "The mandate, or one it derives from, is not in force on this day.",
    ),
    remedy=Localised(
        "Laat het orgaan zelf besluiten, of noem een mandaat dat van kracht is.",
        "Have the body itself decide, or name a mandate that is in force.",
    ),
    rules=("R-030",),
)
MANDATE_SCOPE_EXCEEDED = problem_type(
    "mandate-scope-exceeded",
    409,
    title=Localised("Buiten het mandaat", "Outside the mandate"),
    cause=Localised(
        "Het mandaat geeft deze bevoegdheid niet, of niet voor deze overeenkomst.",
        "The mandate does not give this power, or not for this agreement.",
    ),
    remedy=Localised(
        "Laat het orgaan zelf besluiten. Een mandaat voor ondergeschikte wijzigingen is geen tekenbevoegdheid:"
        " leg daarvoor een aanwijzing of volmacht vast.",
        "Have the body itself decide. A mandate for minor amendments is no right to sign:"
        " record a designation or power of attorney for that.",
    ),
    rules=("R-014", "R-032"),
)
NOT_MANDATE_HOLDER = problem_type(
    "not-mandate-holder",
    403,
    title=Localised("Niet de gemandateerde", "Not the mandate holder"),
    cause=Localised(
        "Alleen wie op deze dag de gemandateerde is, handelt onder het mandaat.",
        "Only who is the holder on this day acts under the mandate.",
    ),
    remedy=Localised(
        "Laat de gemandateerde het doen. Bent u dat zelf, laat dan een beheerder u als persoon koppelen"
        " (`personId` van uw lidmaatschap) en leg uw ambt of rol vast.",
        "Have the holder do it. If that is you, have an administrator link you as a person"
        " (`personId` of your membership) and record your office or role.",
    ),
    rules=("R-033",),
)
MANDATE_REVOKED = problem_type(
    "mandate-revoked",
    409,
    title=Localised("Mandaat ingetrokken", "Mandate revoked"),
    cause=Localised(
        "Het mandaat, of een mandaat waar het van is afgeleid, is ingetrokken; vanaf dat moment geldt het niet meer.",
        "The mandate, or one it derives from, was revoked; it does not hold from that moment on.",
    ),
    remedy=Localised(
        "Laat het orgaan zelf besluiten. Wat vóór de intrekking is gedaan, blijft gelden.",
        "Have the body itself decide. What was done before the revocation stays valid.",
    ),
    rules=("R-034",),
)
MANDATE_CONSENT_MISSING = problem_type(
    "mandate-consent-missing",
    409,
    title=Localised("Instemming met het mandaat ontbreekt", "Consent to the mandate missing"),
    cause=Localised(
        "De gemandateerde werkt niet bij de organisatie die het mandaat geeft; dan stemmen hij en zijn werkgever"
        " ermee in (Awb 10:4).",
        "The holder does not work for the organisation that gives the mandate; then the holder and the employer"
        " consent to it (Awb 10:4).",
    ),
    remedy=Localised(
        "Leg de instemming vast als document en noem het in `consentDocumentId`, of leg het ambt vast als de"
        " gemandateerde er wel werkt.",
        "Record the consent as a document and name it in `consentDocumentId`, or record the office if the holder"
        " does work there.",
    ),
    rules=("R-036",),
)
PRINCIPAL_NOT_STATED = problem_type(
    "principal-not-stated",
    422,
    title=Localised("Namens welk orgaan?", "On behalf of which body?"),
    cause=Localised(
        "Wie onder mandaat handelt, doet dat namens het orgaan dat het mandaat gaf, en zegt dat erbij (Awb 10:10).",
        "Who acts under a mandate acts on behalf of the body that gave it, and says so (Awb 10:10).",
    ),
    remedy=Localised(
        "Noem het orgaan, en de organisatie, die het mandaat gaven.",
        "Name the body, and the organisation, that gave the mandate.",
    ),
    rules=("R-038",),
)
MANDATE_LIMIT_EXCEEDED = problem_type(
    "mandate-limit-exceeded",
    409,
    title=Localised("Boven de grens van het mandaat", "Above the limit of the mandate"),
    cause=Localised(
        "Het bedrag ligt boven de grens van het mandaat, of is niet bekend.",
        "The amount is above the limit of the mandate, or is not known.",
    ),
    remedy=Localised(
        "Laat het orgaan zelf besluiten, of leg het bedrag vast.",
        "Have the body itself decide, or record the amount.",
    ),
    rules=("R-040",),
)
MANDATE_EXHAUSTED = problem_type(
    "mandate-exhausted",
    409,
    title=Localised("Mandaat uitgewerkt", "Mandate exhausted"),
    cause=Localised(
        "De fase waarvoor het mandaat is gegeven, is voorbij.", "The phase the mandate was given for is over."
    ),
    remedy=Localised(
        "Laat het orgaan zelf besluiten, of een nieuw mandaat verlenen.",
        "Have the body itself decide, or give a new mandate.",
    ),
    rules=("R-041",),
)
GRANTING_DECISION_MISSING = problem_type(
    "granting-decision-missing",
    409,
    title=Localised("Besluit tot verlening ontbreekt", "Granting decision missing"),
    cause=Localised(
        "Een mandaat wordt verleend door een genomen besluit van het orgaan zelf, of van wie het onder een mandaat"
        " met ondermandaat mag doorgeven.",
        "A mandate is granted by a decision taken by the body itself, or by who may pass it on under a mandate that"
        " allows sub-mandates.",
    ),
    remedy=Localised(
        "Leg het besluit vast met een punt `grant_mandate` dat dit mandaat noemt, en laat het aannemen.",
        "Record the decision with a point `grant_mandate` that names this mandate, and have it adopted.",
    ),
    rules=("R-031",),
)
MANDATE_REVOCATION_UNFOUNDED = problem_type(
    "mandate-revocation-unfounded",
    409,
    title=Localised("Geen intrekking van dit mandaat", "No revocation of this mandate"),
    cause=Localised(
        "Het genoemde beslispunt trekt dit mandaat niet in, of is niet van het orgaan dat het gaf.",
        "The decision point named does not revoke this mandate, or is not of the body that gave it.",
    ),
    remedy=Localised(
        "Noem een aangenomen punt `revoke_mandate` van dat orgaan over dit mandaat, of alleen een document.",
        "Name an adopted point `revoke_mandate` of that body on this mandate, or only a document.",
    ),
    rules=("R-034",),
)
MANDATE_HOLDER_UNDETERMINED = problem_type(
    "mandate-holder-undetermined",
    409,
    title=Localised("Niemand is de gemandateerde", "Nobody is the mandate holder"),
    cause=Localised(
        "Niet vastgelegd is wie op deze dag de rol of functie heeft waaraan het mandaat is gegeven.",
        "It is not on record who has the role or function the mandate is given to on this day.",
    ),
    remedy=Localised(
        "Leg de rol vast bij `/role-assignments` of het ambt bij `/office-holdings`.",
        "Record the role at `/role-assignments` or the office at `/office-holdings`.",
    ),
    rules=("R-033", "R-042"),
)
MANDATE_NOT_ENDED = problem_type(
    "mandate-not-ended",
    409,
    title=Localised("Mandaat nog niet geëindigd", "Mandate not ended yet"),
    cause=Localised(
        "Wat het mandaat zo laat eindigen, is niet vastgelegd of nog niet gebeurd.",
        "What ends the mandate in this way is not on record or has not happened yet.",
    ),
    remedy=Localised(
        "Leg vast wat gebeurd is; het register doet dan de stap zelf. Eerder eindigen kan met `revoke`.",
        "Record what happened; the register then takes the step itself. It ends earlier by `revoke`.",
    ),
    rules=("R-030", "R-037", "R-041", "R-042"),
)
