"""Organisations and the people who act for them: code lists and the rules on identifiers (R-119)."""

import re
from datetime import date

from app.kit.codelists import CodeList
from app.kit.domain import FieldError, Localised, Violation, problem_type
from app.kit.text import passes_eleven_test


class OrganisationKind(CodeList):
    """What an organisation is (glossary: `organisation_kind`)."""

    MUNICIPALITY = "municipality", "Gemeente"
    PROVINCE = "province", "Provincie"
    WATER_AUTHORITY = "water_authority", "Waterschap"
    NATIONAL_GOVERNMENT = "national_government", "Rijk"
    JOINT_BODY = "joint_body", "Gemeenschappelijke regeling"
    HOUSING_ASSOCIATION = "housing_association", "Woningcorporatie"
    WELFARE_ORGANISATION = "welfare_organisation", "Welzijnsorganisatie"
    MENTAL_HEALTH_PROVIDER = "mental_health_provider", "GGZ-instelling"
    CARE_PROVIDER = "care_provider", "Zorgaanbieder"
    EDUCATION = "education", "Onderwijs"
    POLICE = "police", "Politie"
    COMPANY = "company", "Onderneming"
    OTHER = "other", "Overig"


class LegalForm(CodeList):
    """The legal form of an organisation (glossary: `legal_form`)."""

    PUBLIC_LAW = "public_law", "Publiekrechtelijke rechtspersoon"
    FOUNDATION = "foundation", "Stichting"
    ASSOCIATION = "association", "Vereniging"
    COOPERATIVE = "cooperative", "Coöperatie"
    PRIVATE_LIMITED = "private_limited", "BV"
    PUBLIC_LIMITED = "public_limited", "NV"
    OTHER = "other", "Overig"


class OrganisationStatus(CodeList):
    """Whether an organisation still exists (glossary: `organisation_status`)."""

    ACTIVE = "active", "Actief"
    MERGED = "merged", "Gefuseerd"
    DISSOLVED = "dissolved", "Ontbonden"


class FunctionKind(CodeList):
    """The office a person holds (glossary: `function_kind`)."""

    MAYOR = "mayor", "Burgemeester"
    ALDERMAN = "alderman", "Wethouder"
    PROVINCIAL_EXECUTIVE_MEMBER = "provincial_executive_member", "Gedeputeerde"
    KINGS_COMMISSIONER = "kings_commissioner", "Commissaris van de Koning", "King's commissioner"
    BOARD_MEMBER = "board_member", "Bestuurder"
    SECRETARY = "secretary", "Secretaris"
    OFFICIAL = "official", "Ambtenaar/medewerker"


class HolderRole(CodeList):
    """A role a member of a body has for one subject (glossary: `holder_role`)."""

    PORTFOLIO_HOLDER = "portfolio_holder", "Portefeuillehouder"


IDENTIFIER_INVALID = problem_type(
    "identifier-invalid",
    422,
    title=Localised("Ongeldig nummer", "Invalid identifier"),
    cause=Localised(
        "Een registratienummer voldoet niet aan zijn vorm of controlegetal.",
        "A registration number does not have its form or fails its check.",
    ),
    remedy=Localised(
        "KvK: 8 cijfers; RSIN: 9 cijfers met elfproef; OIN: 20 cijfers met geldig voorvoegsel;"
        " TOOI: `https://identifier.overheid.nl/tooi/id/<soort>/<code>`.",
        "KvK: 8 digits; RSIN: 9 digits with eleven test; OIN: 20 digits with a valid prefix;"
        " TOOI: `https://identifier.overheid.nl/tooi/id/<type>/<code>`.",
    ),
    rules=("R-119",),
)
IDENTIFIER_IN_USE = problem_type(
    "identifier-in-use",
    409,
    title=Localised("Nummer al in gebruik", "Identifier in use"),
    cause=Localised(
        "Een andere organisatie in het register draagt dit nummer al.",
        "Another organisation in the register already carries this identifier.",
    ),
    remedy=Localised(
        "Gebruik de bestaande organisatie, of herstel het nummer.",
        "Use the existing organisation, or mend the number.",
    ),
    rules=("R-119",),
)
CONFUSABLE_NAME = problem_type(
    "confusable-name",
    409,
    title=Localised("Naam lijkt te veel op een andere", "Name looks like another one"),
    cause=Localised(
        "Een andere organisatie in het register heeft een naam die anders geschreven is maar er hetzelfde uitziet.",
        "Another organisation in the register has a name that is written differently but looks the same.",
    ),
    remedy=Localised(
        "Is het dezelfde organisatie, gebruik dan die. Is het een andere, voeg dan toe wat haar onderscheidt, zoals"
        " haar plaats.",
        "If it is the same organisation, use that one. If it is another, add what tells it apart, such as its place.",
    ),
)
MISLEADING_NAME = problem_type(
    "misleading-name",
    422,
    title=Localised("Naam kan misleiden", "Name may mislead"),
    cause=Localised(
        "Een woord in de naam mengt letters uit verschillende schriften, of de naam bestaat uit onzichtbare tekens.",
        "A word of the name mixes letters of different scripts, or the name consists of characters nobody sees.",
    ),
    remedy=Localised("Schrijf elk woord in één schrift.", "Write each word in one script."),
)
PERIOD_INVALID = problem_type(
    "period-invalid",
    422,
    title=Localised("Periode loopt terug", "Period runs backwards"),
    cause=Localised("Het einde ligt zeker vóór het begin.", "The end certainly lies before the start."),
    remedy=Localised("Herstel begin of einde.", "Mend the start or the end."),
    rules=("R-003",),
)

_TOOI = re.compile(r"https://identifier\.overheid\.nl/tooi/id/[a-z]+/[a-z0-9]+")
_OIN_RSIN, _OIN_KVK = "00000001", "00000003"
# 9 stands for the length of the main number where the register it comes from is not RSIN or KvK.
_OIN_OTHER = frozenset(
    {"00000002", "00000004", "00000006", "00000007", "00000008", "00000009", "00000010", "00000099"}
)


def is_kvk_number(text: str) -> bool:
    """Tell whether a text is a trade-register number: eight digits."""
    return bool(re.fullmatch(r"[0-9]{8}", text))


def is_rsin(text: str) -> bool:
    """Tell whether a text is a legal-entity number: nine digits that pass the eleven test, not all zero."""
    return bool(re.fullmatch(r"[0-9]{9}", text)) and passes_eleven_test(text)


def is_oin(text: str) -> bool:
    """Tell whether a text is a digital organisation number: prefix, main number and zeros that fit the prefix."""
    if not re.fullmatch(r"[0-9]{20}", text):
        return False
    prefix, rest = text[:8], text[8:]
    if prefix == _OIN_RSIN:
        return is_rsin(rest[:9]) and rest[9:] == "000"
    if prefix == _OIN_KVK:
        return is_kvk_number(rest[:8]) and rest[8:] == "0000"
    return prefix in _OIN_OTHER and rest.endswith("000") and rest.strip("0") != ""


def is_tooi_uri(text: str) -> bool:
    """Tell whether a text is the address of a public body in the TOOI register."""
    return bool(_TOOI.fullmatch(text))


_CHECKS = {
    "kvkNumber": (is_kvk_number, Localised("Een KvK-nummer heeft 8 cijfers.", "A KvK number has 8 digits.")),
    "rsin": (
        is_rsin,
        Localised(
            "Een RSIN heeft 9 cijfers en voldoet aan de elfproef.", "An RSIN has 9 digits and passes its check."
        ),
    ),
    "oin": (
        is_oin,
        Localised(
            "Een OIN heeft 20 cijfers: voorvoegsel, nummer en nullen.",
            "An OIN has 20 digits: prefix, number and zeros.",
        ),
    ),
    "tooiUri": (
        is_tooi_uri,
        Localised("Geen adres uit het TOOI-register.", "Not an address of the TOOI register."),
    ),
}


def identifiers_are_valid(identifiers: dict[str, str | None]) -> list[Violation]:
    """Check every identifier an organisation carries (R-119)."""
    faults = tuple(
        FieldError("body", f"/{name}", "identifier-invalid", sentence)
        for name, (check, sentence) in _CHECKS.items()
        if (value := identifiers.get(name)) is not None and not check(value)
    )
    return [Violation(IDENTIFIER_INVALID, IDENTIFIER_INVALID.cause, "R-119", errors=faults)] if faults else []


def name_skeleton(name: str) -> str:
    """Return what a name looks like (the skeleton of Unicode UTS 39): equal for names people take for each other.

    Capitals and runs of spaces make no difference. Two names of one skeleton may still be one and the same name.
    """
    # Takes three megabytes, and names are seldom given.
    from disarm import skeleton_key  # noqa: PLC0415

    return skeleton_key(name, digit_policy="tr39")


def name_can_be_read(name: str) -> list[Violation]:
    """Refuse a name that is made to look like something else: mixed scripts in one word, or nothing to see."""
    from disarm import is_mixed_script  # noqa: PLC0415 - as above

    if name_skeleton(name) and not is_mixed_script(name, per_word=True):
        return []
    cause = MISLEADING_NAME.cause
    return [Violation(MISLEADING_NAME, cause, errors=(FieldError("body", "/name", "misleading-name", cause),))]


def period_runs_forward(earliest_start: date, latest_end: date) -> list[Violation]:
    """Refuse a period that certainly ends before it starts (R-003)."""
    if latest_end < earliest_start:
        return [Violation(PERIOD_INVALID, PERIOD_INVALID.cause, "R-003")]
    return []
