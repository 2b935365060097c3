"""The problem types of deciding, representing, signing and ending."""

from app.kit.domain import Localised, problem_type

UNKNOWN_TRANSITION = problem_type(
    "unknown-transition",
    422,
    title=Localised("Onbekende stap", "Unknown step"),
    cause=Localised("Dit gegeven kent geen stap met deze naam.", "This record has no step of this name."),
    remedy=Localised(
        "Vraag `GET …/transitions` welke stappen er zijn.", "Ask `GET …/transitions` which steps there are."
    ),
)
PARTIES_INSUFFICIENT = problem_type(
    "parties-insufficient",
    422,
    title=Localised("Te weinig partijen", "Too few parties"),
    cause=Localised(
        "Een overeenkomst heeft minstens twee organisaties als partij.",
        "An agreement has at least two organisations as parties.",
    ),
    remedy=Localised("Leg de ontbrekende partij vast bij `/parties`.", "Record the missing party at `/parties`."),
    rules=("R-060",),
)
TEXT_INCOMPLETE = problem_type(
    "text-incomplete",
    409,
    title=Localised("Geen volledige tekst", "No complete text"),
    cause=Localised(
        "Er is geen werkversie waarvan elk artikel een tekst heeft.",
        "There is no working version in which every clause has its words.",
    ),
    remedy=Localised(
        "Leg een versie vast met status `working` en de tekst van elk artikel.",
        "Record a version with status `working` and the text of every clause.",
    ),
    rules=("R-055",),
)
DECISION_REQUIRED = problem_type(
    "decision-required",
    409,
    title=Localised("Besluit ontbreekt", "Decision missing"),
    cause=Localised(
        "Een overheid gaat een overeenkomst pas aan na een besluit van haar bevoegde orgaan over deze tekst.",
        "A public body enters into an agreement only after a decision of its competent body on this text.",
    ),
    remedy=Localised(
        "Leg het besluit vast met een punt `enter_into_agreement` over deze tekst, of teken onder voorbehoud.",
        "Record the decision with a point `enter_into_agreement` on this text, or sign under reservation.",
    ),
    rules=(
        "R-010",
        "R-011",
    ),
)
DECISION_NOT_AFFIRMATIVE = problem_type(
    "decision-not-affirmative",
    409,
    title=Localised("Het besluit stemt niet in", "The decision does not agree"),
    cause=Localised(
        "Het beslispunt is aangehouden, afgewezen, ingetrokken of alleen voor kennisgeving aangenomen.",
        "The decision point was deferred, rejected, withdrawn or only noted.",
    ),
    remedy=Localised(
        "Een nieuw besluit is nodig; een ander punt van hetzelfde besluit telt niet.",
        "A new decision is needed; another point of the same decision does not count.",
    ),
    rules=("R-019",),
)
DECISION_TEXT_MISMATCH = problem_type(
    "decision-text-mismatch",
    409,
    title=Localised("Besloten over een andere tekst", "Decided on another text"),
    cause=Localised(
        "Het besluit gaat over een andere versie van de tekst dan die getekend wordt.",
        "The decision is on another version of the text than the one to be signed.",
    ),
    remedy=Localised(
        "Laat over deze tekst besluiten, en noem haar in `agreementVersionId` van het beslispunt.",
        "Have this text decided on, and name it in `agreementVersionId` of the decision point.",
    ),
    rules=("R-018",),
)
COUNCIL_CONSULTATION_REQUIRED = problem_type(
    "council-consultation-required",
    409,
    title=Localised("Raad of Staten nog niet gehoord", "Council or states not heard yet"),
    cause=Localised(
        "De overeenkomst heeft ingrijpende gevolgen; raad of Staten kunnen eerst wensen uiten.",
        "The agreement has far-reaching consequences; the council or Provincial States may first state wishes.",
    ),
    remedy=Localised(
        "Leg de behandeling door raad of Staten vast, als besluit van dat orgaan over deze overeenkomst.",
        "Record when the council or States dealt with it, as a decision of that body on this agreement.",
    ),
    rules=("R-120",),
)
REPRESENTATION_NOT_PROVEN = problem_type(
    "representation-not-proven",
    409,
    title=Localised("Vertegenwoordiging niet aangetoond", "Representation not proven"),
    cause=Localised(
        "Tekenen doet de burgemeester of commissaris, of wie die aanwijst; een besluit alleen volstaat niet.",
        "A decision alone entitles nobody to sign: that is the mayor or King's commissioner, or whom they designate.",
    ),
    remedy=Localised(
        "Leg de aanwijzing of volmacht vast bij `/signing-authorities`, met het document.",
        "Record the designation or power of attorney at `/signing-authorities`, with its document.",
    ),
    rules=("R-013",),
)
AUTHORITY_NOT_PROVEN = problem_type(
    "authority-not-proven",
    409,
    title=Localised("Bevoegdheid niet aangetoond", "Authority not proven"),
    cause=Localised(
        "Op deze dag is geen geldig register-uittreksel, statuut of volmacht vastgelegd.",
        "No register extract, articles or power of attorney valid on this day is on record.",
    ),
    remedy=Localised(
        "Leg de bevoegdheid vast bij `/signing-authorities`, met het document en de periode.",
        "Record the authority at `/signing-authorities`, with its document and period.",
    ),
    rules=(
        "R-012",
        "R-029",
    ),
)
OFFICE_NOT_HELD = problem_type(
    "office-not-held",
    409,
    title=Localised("Ambt niet vervuld", "Office not held"),
    cause=Localised(
        "De ondertekenaar vervult op deze dag het genoemde ambt niet.",
        "The signatory does not hold the office named on this day.",
    ),
    remedy=Localised(
        "Herstel de periode van het ambt, of wijs een ander aan.",
        "Mend the period of the office, or designate somebody else.",
    ),
    rules=("R-017",),
)
ORGANISATION_KIND_UNKNOWN = problem_type(
    "organisation-kind-unknown",
    409,
    title=Localised("Soort organisatie onbekend", "Kind of organisation unknown"),
    cause=Localised(
        "Zolang de soort van de organisatie niet vastligt, is niet te zeggen welke regels voor haar gelden.",
        "While the kind of the organisation is not recorded, nobody can say which rules apply to it.",
    ),
    remedy=Localised("Vul `kind` van de organisatie aan.", "Complete `kind` of the organisation."),
    rules=("R-009",),
)
SIGNATORY_NOT_VERIFIED = problem_type(
    "signatory-not-verified",
    409,
    title=Localised("Bevoegdheid nog niet vastgesteld", "Authority not verified yet"),
    cause=Localised(
        "Een partij die moet tekenen heeft nog geen ondertekenaar met vastgestelde bevoegdheid.",
        "A party that must sign has no signatory whose authority was verified yet.",
    ),
    remedy=Localised(
        "Wijs een ondertekenaar aan en stel de bevoegdheid vast bij de partij.",
        "Designate a signatory and verify the authority at the party.",
    ),
)
SIGNING_NOT_OPEN = problem_type(
    "signing-not-open",
    409,
    title=Localised("Ondertekening niet open", "Signing not open"),
    cause=Localised(
        "Er wordt nu niet getekend: de overeenkomst is niet ter ondertekening.",
        "Nobody signs now: the agreement is not open for signing.",
    ),
    remedy=Localised(
        "Open eerst de ondertekening. Wat al getekend is, legt u vast met `recordingMode: historic`.",
        "Open the signing first. What was signed already is recorded with `recordingMode: historic`.",
    ),
)
SIGNATURE_VERSION_MISMATCH = problem_type(
    "signature-version-mismatch",
    409,
    title=Localised("Andere tekst", "Another text"),
    cause=Localised(
        "De handtekening staat onder een andere tekst dan die nu ter ondertekening ligt.",
        "The signature is under another text than the one that is open for signing now.",
    ),
    remedy=Localised(
        "Lees de huidige versie en teken met haar `textSha256`.",
        "Read the current version and sign with its `textSha256`.",
    ),
    rules=("R-051",),
)
ALREADY_SIGNED = problem_type(
    "already-signed",
    409,
    title=Localised("Al getekend", "Signed already"),
    cause=Localised(
        "Deze ondertekenaar heeft al een handtekening die staat.", "This signatory has a signature that stands."
    ),
    remedy=Localised(
        "Er is niets te doen; voor een tweede persoon legt u een tweede ondertekenaar vast.",
        "Nothing is to be done; for a second person, record a second signatory.",
    ),
)
RESERVATION_TEXT_REQUIRED = problem_type(
    "reservation-text-required",
    422,
    title=Localised("Voorbehoud zonder tekst", "Reservation without text"),
    cause=Localised("Wie onder voorbehoud tekent, zegt onder welk.", "Who signs under a reservation says which."),
    remedy=Localised("Geef `reservationText`.", "Give `reservationText`."),
    rules=("R-020",),
)
JOINT_SIGNATURE_INCOMPLETE = problem_type(
    "joint-signature-incomplete",
    409,
    title=Localised("Tweede handtekening ontbreekt", "Second signature missing"),
    cause=Localised(
        "Deze partij is alleen gezamenlijk bevoegd; nog niet iedereen die mee moet tekenen, heeft getekend.",
        "This party acts only jointly; not everybody who must sign along has signed.",
    ),
    remedy=Localised(
        "Laat ook de anderen tekenen die de bevoegdheid noemt.", "Have the others named in the authority sign too."
    ),
    rules=("R-016",),
)
SIGNATURES_INCOMPLETE = problem_type(
    "signatures-incomplete",
    409,
    title=Localised("Handtekeningen niet compleet", "Signatures incomplete"),
    cause=Localised(
        "Een partij die moet tekenen heeft nog geen volledige handtekening onder deze tekst.",
        "A party that must sign has no complete signature under this text yet.",
    ),
    remedy=Localised("Laat de partij tekenen.", "Have the party sign."),
    rules=("R-061",),
)
SIGNATURES_COMPLETE = problem_type(
    "signatures-complete",
    409,
    title=Localised("Alle handtekeningen staan", "All signatures stand"),
    cause=Localised("Er is geen handtekening weggevallen.", "No signature fell away."),
    remedy=Localised("Er is niets te doen.", "Nothing is to be done."),
)
EFFECTIVE_DATE_INVALID = problem_type(
    "effective-date-invalid",
    422,
    title=Localised("Ingangsdatum te vroeg", "Effective date too early"),
    cause=Localised(
        "De ingangsdatum ligt vóór de laatste handtekening, en de tekst zegt niet dat dat kan.",
        "The effective date lies before the last signature, and the text does not say that it may.",
    ),
    remedy=Localised(
        "Herstel `effectiveOn`, of zet `hasRetroactiveClause` als de tekst terugwerkt.",
        "Mend `effectiveOn`, or set `hasRetroactiveClause` where the text works back.",
    ),
    rules=("R-062",),
)
EFFECTIVE_DATE_NOT_REACHED = problem_type(
    "effective-date-not-reached",
    409,
    title=Localised("Nog niet in werking", "Not in force yet"),
    cause=Localised(
        "De ingangsdatum is niet bekend of nog niet bereikt.", "The effective date is not known or not reached yet."
    ),
    remedy=Localised(
        "Vul `effectiveOn` aan of wacht tot die dag; het register doet dan de stap zelf.",
        "Complete `effectiveOn` or wait for that day; the register then takes the step itself.",
    ),
    rules=("R-062",),
)
SIGNATURE_UNRATIFIED = problem_type(
    "signature-unratified",
    409,
    title=Localised("Onbevoegde handtekening niet bekrachtigd", "Unauthorised signature not ratified"),
    cause=Localised(
        "Een handtekening is onbevoegd gezet en nog niet bekrachtigd.",
        "A signature was set without authority and is not ratified yet.",
    ),
    remedy=Localised(
        "Laat het bevoegde orgaan bekrachtigen en leg dat vast bij `/ratifications`.",
        "Have the competent body ratify it and record that at `/ratifications`.",
    ),
    rules=("R-063",),
)
RESERVATION_OPEN = problem_type(
    "reservation-open",
    409,
    title=Localised("Voorbehoud staat nog", "Reservation still open"),
    cause=Localised("Een handtekening staat nog onder voorbehoud.", "A signature still stands under a reservation."),
    remedy=Localised(
        "Leg het besluit vast dat het voorbehoud vervult.", "Record the decision that fulfils the reservation."
    ),
    rules=("R-063",),
)
RATIFICATION_TOO_LATE = problem_type(
    "ratification-too-late",
    409,
    title=Localised("Bekrachtiging komt te laat", "Ratification comes too late"),
    cause=Localised(
        "De wederpartij heeft al laten weten dat zij de handtekening wegens onbevoegdheid afwijst.",
        "The counterparty has given notice already that it rejects the signature for lack of authority.",
    ),
    remedy=Localised(
        "Bekrachtigen kan niet meer; er is een nieuwe handtekening nodig.",
        "It can no longer be ratified; a new signature is needed.",
    ),
    rules=("R-024",),
)
RATIFYING_BODY_NOT_COMPETENT = problem_type(
    "ratifying-body-not-competent",
    409,
    title=Localised("Orgaan niet bevoegd te bekrachtigen", "Body not competent to ratify"),
    cause=Localised(
        "Het beslispunt is niet van het orgaan dat de overeenkomst zelf had kunnen aangaan, of stemt niet in.",
        "The decision point is not of the body that could have entered into the agreement itself, or does not agree.",
    ),
    remedy=Localised(
        "Noem een instemmend punt van het bevoegde orgaan over deze tekst.",
        "Name an affirmative point of the competent body on this text.",
    ),
    rules=("R-025",),
)
AGREEMENT_EXPIRED = problem_type(
    "agreement-expired",
    409,
    title=Localised("De overeenkomst is geëindigd", "The agreement has ended"),
    cause=Localised(
        "De overeenkomst is geëindigd; er gebeurt niets nieuws meer onder.",
        "The agreement has ended; nothing new happens under it.",
    ),
    remedy=Localised(
        "Afsluitende handelingen kunnen nog. Wat vóór het einde gebeurde, legt u vast met `recordingMode: historic`.",
        "Closing acts are still possible. What happened before the end is recorded with `recordingMode: historic`.",
    ),
    rules=("R-065",),
)
END_NOT_REACHED = problem_type(
    "end-not-reached",
    409,
    title=Localised("Nog niet geëindigd", "Not ended yet"),
    cause=Localised(
        "De laatste dag is niet bekend of nog niet voorbij.", "The last day is not known or not over yet."
    ),
    remedy=Localised(
        "Wacht tot die dag voorbij is; het register doet dan de stap zelf.",
        "Wait until that day is over; the register then takes the step itself.",
    ),
    rules=(
        "R-065",
        "R-066",
    ),
)
NOTICE_PERIOD_TOO_SHORT = problem_type(
    "notice-period-too-short",
    422,
    title=Localised("Opzegtermijn te kort", "Notice period too short"),
    cause=Localised(
        "De einddag ligt eerder dan de ontvangst van de opzegging plus de opzegtermijn.",
        "The last day lies before the receipt of the notice plus the period of notice.",
    ),
    remedy=Localised("Kies een latere `effectiveOn`.", "Choose a later `effectiveOn`."),
    rules=("R-067",),
)
TERMINATION_GROUND_MISSING = problem_type(
    "termination-ground-missing",
    422,
    title=Localised("Grond voor beëindiging ontbreekt", "Ground for termination missing"),
    cause=Localised(
        "Er is geen artikel genoemd dat dit toelaat, en geen juridisch advies.",
        "No clause that allows this is named, and no legal opinion.",
    ),
    remedy=Localised(
        "Geef `clauseId` van het artikel, of `legalOpinionDocumentId`.",
        "Give `clauseId` of the clause, or `legalOpinionDocumentId`.",
    ),
    rules=(
        "R-067",
        "R-068",
    ),
)
PARTY_CONSENT_MISSING = problem_type(
    "party-consent-missing",
    409,
    title=Localised("Instemming ontbreekt", "Consent missing"),
    cause=Localised("Niet elke partij heeft ingestemd.", "Not every party has consented."),
    remedy=Localised(
        "Leg de instemming van elke partij vast bij `/consents`.", "Record the consent of every party at `/consents`."
    ),
    rules=(
        "R-048",
        "R-064",
    ),
)
ACCESSION_NOT_ALLOWED = problem_type(
    "accession-not-allowed",
    409,
    title=Localised("Toetreden kan niet", "Accession not allowed"),
    cause=Localised(
        "De overeenkomst heeft geen toetredingsbepaling, en niet elke partij stemde in.",
        "The agreement has no accession clause, and not every party consented.",
    ),
    remedy=Localised(
        "Heropen de tekst, of leg de toetredingsbepaling of de instemming van elke partij vast.",
        "Reopen the text, or record the accession clause or the consent of every party.",
    ),
    rules=("R-064",),
)
SUCCESSOR_NOT_IN_FORCE = problem_type(
    "successor-not-in-force",
    409,
    title=Localised("Geen opvolger in werking", "No successor in force"),
    cause=Localised(
        "Geen overeenkomst die deze vervangt is in werking, met dezelfde partijen of met hun instemming.",
        "No agreement that supersedes this one is in force, with the same parties or their consent.",
    ),
    remedy=Localised(
        "Leg bij de nieuwe overeenkomst de relatie `supersedes` vast.",
        "Record the relation `supersedes` at the new agreement.",
    ),
)
PARTIES_FIXED = problem_type(
    "parties-fixed",
    409,
    title=Localised("De partijen liggen vast", "The parties are fixed"),
    cause=Localised(
        "Over de tekst wordt al besloten of getekend; de partijen horen bij die tekst.",
        "The text is being decided on or signed; its parties belong to it.",
    ),
    remedy=Localised(
        "Heropen de overeenkomst; toetreden of uittreden kan als zij in werking is.",
        "Reopen the agreement; joining or leaving is possible once it is in force.",
    ),
)
TERMS_FIXED = problem_type(
    "terms-fixed",
    409,
    title=Localised("De bepalingen liggen vast", "The terms are fixed"),
    cause=Localised(
        "Over de tekst is al besloten of hij is al getekend; een bepaling aanvullen verandert wat is afgesproken.",
        "The text was decided on or signed already; completing a term changes what was agreed.",
    ),
    remedy=Localised(
        "Heropen de overeenkomst, of wijzig haar als zij in werking is. Wat de tekst al zegt, vult u aan met een bron"
        " die hem aanhaalt: minstens vier woorden in `sourceRefs[].quote`.",
        "Reopen the agreement, or amend it once it is in force. What the text says already is completed with a source"
        " that quotes it: at least four words in `sourceRefs[].quote`.",
    ),
)
DAY_IN_FUTURE = problem_type(
    "day-in-future",
    422,
    title=Localised("Dag in de toekomst", "Day in the future"),
    cause=Localised(
        "Een handeling wordt vastgelegd als zij gebeurd is; deze dag moet nog komen.",
        "An act is recorded once it has happened; this day is still to come.",
    ),
    remedy=Localised("Geef de dag waarop het gebeurde.", "Give the day on which it happened."),
)
OUTCOME_MISSING = problem_type(
    "outcome-missing",
    422,
    title=Localised("Uitkomst ontbreekt", "Outcome missing"),
    cause=Localised(
        "Bij een besluit heeft elk punt een eigen uitkomst.",
        "When a decision is taken, each point has an outcome of its own.",
    ),
    remedy=Localised(
        "Geef in `outcomes` de uitkomst van elk punt, met zijn id.",
        "Give the outcome of every point in `outcomes`, with its id.",
    ),
    rules=("R-019",),
)
REVOKING_DECISION_MISSING = problem_type(
    "revoking-decision-missing",
    409,
    title=Localised("Intrekkingsbesluit ontbreekt", "Revoking decision missing"),
    cause=Localised(
        "Een besluit wordt alleen ingetrokken door een nieuw, genomen besluit van hetzelfde orgaan.",
        "A decision is only revoked by a new decision, taken by the same body.",
    ),
    remedy=Localised(
        "Leg het nieuwe besluit vast en noem het in `revokedByDecisionId`.",
        "Record the new decision and name it in `revokedByDecisionId`.",
    ),
)
