"""The organisations, people, areas and money that generated dossiers share."""

from dataclasses import dataclass
from uuid import UUID

from app.dossier.generating.bulk import Batch
from app.dossier.mapping import record_id
from app.funding.rules import AmountCertainty, AmountQualifier, CeilingStatus, DistributionMethod, SubsidyRegime
from app.funding.service import FUNDING_ENVELOPES
from app.funding.shapes import StatementRead
from app.kit.dates import DatePrecision
from app.kit.schema import PartialDate
from app.organisations.rules import FunctionKind, LegalForm, OrganisationKind, OrganisationStatus, name_skeleton
from app.organisations.service import OFFICE_HOLDINGS, ORGANISATIONS, PERSONS
from app.programmes.models import Neighbourhood
from app.programmes.rules import AreaKind
from app.programmes.schemas import NeighbourhoodRead
from app.programmes.service import AREAS, PROGRAMMES

# The province of the example dossier, and its municipalities, are left to the example dossier.
PROVINCES: dict[str, tuple[str, ...]] = {
    "Groningen": ("Groningen", "Eemsdelta", "Oldambt", "Stadskanaal"),
    "Fryslân": ("Leeuwarden", "Smallingerland", "Heerenveen", "Súdwest-Fryslân"),
    "Drenthe": ("Assen", "Emmen", "Hoogeveen", "Meppel"),
    "Overijssel": ("Zwolle", "Enschede", "Deventer", "Almelo"),
    "Flevoland": ("Lelystad", "Almere", "Dronten", "Noordoostpolder"),
    "Gelderland": ("Arnhem", "Nijmegen", "Apeldoorn", "Tiel"),
    "Utrecht": ("Utrecht", "Amersfoort", "Nieuwegein", "Veenendaal"),
    "Noord-Holland": ("Haarlem", "Zaanstad", "Alkmaar", "Den Helder"),
    "Zuid-Holland": ("Delft", "Dordrecht", "Schiedam", "Gouda"),
    "Zeeland": ("Middelburg", "Vlissingen", "Terneuzen", "Goes"),
    "Noord-Brabant": ("Tilburg", "Breda", "Helmond", "Oss"),
}
PARTNERS: tuple[tuple[str, OrganisationKind, LegalForm], ...] = (
    ("Woonstichting", OrganisationKind.HOUSING_ASSOCIATION, LegalForm.FOUNDATION),
    ("Wonen", OrganisationKind.HOUSING_ASSOCIATION, LegalForm.ASSOCIATION),
    ("Welzijn", OrganisationKind.WELFARE_ORGANISATION, LegalForm.FOUNDATION),
    ("Zorggroep", OrganisationKind.CARE_PROVIDER, LegalForm.FOUNDATION),
    ("GGZ", OrganisationKind.MENTAL_HEALTH_PROVIDER, LegalForm.FOUNDATION),
    ("Onderwijs", OrganisationKind.EDUCATION, LegalForm.FOUNDATION),
)
NEIGHBOURHOODS = ("Noord", "Oost", "Zuid", "West", "Centrum")
FAMILY_NAMES = ("Bakker", "Smit", "Visser", "Mulder", "Dekker", "Brouwer", "Kuipers", "Hendriks", "Postma", "Willems")
HORIZON_YEARS = 20
ENVELOPE_CENTS = 5_000_000_000_00


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality where dossiers lie: who takes part, for which area, with whose money."""

    name: str
    municipality: UUID
    municipal_mayor: UUID
    mayor_person: UUID
    province: UUID
    partners: tuple[UUID, ...]
    programme: UUID
    area: UUID
    neighbourhoods: tuple[UUID, ...]
    envelope: UUID


def day(text: str) -> PartialDate:
    """Return a day as a partial date."""
    return PartialDate(value=text, precision=DatePrecision.DAY)


def slug(text: str) -> str:
    """Return a name as it stands in addresses."""
    plain = text.lower().translate(str.maketrans("âú ", "au-"))
    return "".join(character for character in plain if character.isalnum() or character == "-")


def build_world(batch: Batch) -> list[Place]:
    """Gather everything dossiers share and return the places where they lie."""
    places = []
    for province, municipalities in PROVINCES.items():
        province_id = _organisation(
            batch, f"provincie {province}", OrganisationKind.PROVINCE, LegalForm.PUBLIC_LAW, is_public=True
        )
        programme = _programme(batch, province, province_id)
        envelope = _envelope(batch, province, province_id, programme)
        places += [_place(batch, name, province_id, programme, envelope) for name in municipalities]
    return places


def _organisation(batch: Batch, name: str, kind: OrganisationKind, form: LegalForm, *, is_public: bool) -> UUID:
    found = record_id("organisation", f"generated:{slug(name)}")
    columns = {
        "slug": f"generated-{slug(name)}",
        "name": name,
        "name_skeleton": name_skeleton(name),
        "kind": kind,
        "legal_form": form,
        "is_public_law_body": is_public,
        "status": OrganisationStatus.ACTIVE,
    }
    batch.record(ORGANISATIONS, found, columns)
    return found


def _programme(batch: Batch, province: str, province_id: UUID) -> UUID:
    found = record_id("programme", f"generated:{slug(province)}")
    columns = {
        "name": f"Sterke wijken {province}",
        "owner_organisation_id": province_id,
        "horizon_years": HORIZON_YEARS,
        "ambition": "Wonen, zorg en welzijn in de wijk versterken",
    }
    batch.record(PROGRAMMES, found, columns)
    return found


def _envelope(batch: Batch, province: str, province_id: UUID, programme: UUID) -> UUID:
    found = record_id("funding_envelope", f"generated:{slug(province)}")
    columns = {
        "provider_organisation_id": province_id,
        "programme_id": programme,
        "purpose": f"Bijdragen aan wijken in {province}",
        "amount_cents": ENVELOPE_CENTS,
        "certainty": AmountCertainty.FIRM,
        "qualifier": AmountQualifier.MAXIMUM,
        "ceiling_status": CeilingStatus.PUBLISHED,
        "subsidy_regime": SubsidyRegime.APPLIES,
        "distribution_method": DistributionMethod.ALLOCATION_KEY,
        "legal_basis": "Subsidieregeling sterke wijken",
        "published_on": day("2016-01-04"),
        "granted_total_cents": 0,
        "reserved_total_cents": 0,
    }
    statement = StatementRead(
        amount_cents=ENVELOPE_CENTS,
        currency="EUR",
        certainty=AmountCertainty.FIRM,
        qualifier=AmountQualifier.MAXIMUM,
        amount_source_text=None,
    )
    batch.record(FUNDING_ENVELOPES, found, columns, {"statement": statement, "area_ids": ()})
    return found


def _place(batch: Batch, name: str, province_id: UUID, programme: UUID, envelope: UUID) -> Place:
    municipality = _organisation(
        batch, f"gemeente {name}", OrganisationKind.MUNICIPALITY, LegalForm.PUBLIC_LAW, is_public=True
    )
    person, mayor = _mayor(batch, name, municipality)
    partners = tuple(_organisation(batch, f"{kind} {name}", of, form, is_public=False) for kind, of, form in PARTNERS)
    area, neighbourhoods = _area(batch, name, municipality, province_id)
    return Place(name, municipality, mayor, person, province_id, partners, programme, area, neighbourhoods, envelope)


def _mayor(batch: Batch, name: str, municipality: UUID) -> tuple[UUID, UUID]:
    person = record_id("person", f"generated:mayor:{slug(name)}")
    office = record_id("office_holding", f"generated:mayor:{slug(name)}")
    family_name = FAMILY_NAMES[person.int % len(FAMILY_NAMES)]
    batch.record(PERSONS, person, {"family_name": family_name})
    columns = {
        "person_id": person,
        "organisation_id": municipality,
        "function_kind": FunctionKind.MAYOR,
        "valid_from": day("2015-01-01"),
    }
    batch.record(OFFICE_HOLDINGS, office, columns)
    return person, office


def _area(batch: Batch, name: str, municipality: UUID, province_id: UUID) -> tuple[UUID, tuple[UUID, ...]]:
    area = record_id("area", f"generated:{slug(name)}")
    parts = [
        batch.part(
            Neighbourhood,
            id=record_id("neighbourhood", f"generated:{slug(name)}:{part}"),
            area_id=area,
            position=index,
            name=f"{name} {part}",
            municipality_organisation_id=municipality,
            priority_now=index == 0,
        )
        for index, part in enumerate(NEIGHBOURHOODS)
    ]
    columns = {
        "name": name,
        "area_kind": AreaKind.URBAN_DISTRICT,
        "municipality_organisation_id": municipality,
        "municipality_name": name,
        "province_organisation_id": province_id,
        "selected_by_province": True,
    }
    shown = tuple(NeighbourhoodRead.model_validate(part, from_attributes=True) for part in parts)
    batch.record(AREAS, area, columns, {"neighbourhoods": shown})
    return area, tuple(part.id for part in parts)
