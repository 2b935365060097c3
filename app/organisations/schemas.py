"""Request and response shapes of organisations, persons, offices and roles."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.kit.queries import ListQuery
from app.kit.schema import Name, PartialDate, Provenance, RecordRead, Slug, Title
from app.organisations.rules import FunctionKind, HolderRole, LegalForm, OrganisationKind, OrganisationStatus

Identifier = Annotated[str, Field(min_length=1, max_length=200)]


class OrganisationCreate(Provenance):
    """An organisation to record."""

    slug: Slug = Field(description="Short, unique, readable name in addresses and tokens.", examples=["woonpunt"])
    name: Name
    kind: OrganisationKind | None = Field(None, description="Null while unknown; nothing is guessed.")
    legal_form: LegalForm | None = Field(None, description="Its form in law; null when unknown.")
    is_public_law_body: bool | None = Field(None, description="Whether public-law rules on deciding apply.")
    kvk_number: Identifier | None = Field(None, description="Trade-register number, 8 digits (R-119).")
    rsin: Identifier | None = Field(None, description="Legal-entity number, 9 digits with eleven test (R-119).")
    oin: Identifier | None = Field(None, description="Digital organisation number, 20 digits (R-119).")
    tooi_uri: Identifier | None = Field(None, description="Address in the TOOI register of public bodies (R-119).")
    status: OrganisationStatus = OrganisationStatus.ACTIVE
    successor_id: UUID | None = Field(None, description="The organisation that took over after a merger.")


class OrganisationRead(RecordRead):
    """An organisation."""

    slug: str
    name: str
    kind: OrganisationKind | None
    legal_form: LegalForm | None
    is_public_law_body: bool | None
    kvk_number: str | None
    rsin: str | None
    oin: str | None
    tooi_uri: str | None
    status: OrganisationStatus
    successor_id: UUID | None


class OrganisationQuery(ListQuery):
    """Filters on organisations."""

    kind: OrganisationKind | None = None
    status: OrganisationStatus | None = None
    slug: Slug | None = None
    name: Title | None = Field(None, description="Words in the name, whatever their case.")


class PersonCreate(Provenance):
    """A person to record."""

    family_name: Name
    given_name: Name | None = None
    initials: Name | None = None


class PersonRead(RecordRead):
    """A person who acts through an office."""

    family_name: str
    given_name: str | None
    initials: str | None


class PersonQuery(ListQuery):
    """Filters on persons."""

    family_name: Title | None = Field(None, description="Words in the family name, whatever their case.")


class OfficeHoldingCreate(Provenance):
    """An office held, to record."""

    person_id: UUID = Field(description="Who holds the office.")
    organisation_id: UUID = Field(description="The organisation it is held at.")
    function_kind: FunctionKind = Field(description="The office, such as mayor.")
    portfolio: Title | None = Field(None, description="What they are responsible for, such as housing.")
    valid_from: PartialDate | None = Field(None, description="The first day on which it counts.")
    valid_to: PartialDate | None = Field(
        None, description="The last day on which it counts; null while it has no end."
    )


class OfficeHoldingRead(RecordRead):
    """A person in an office of an organisation."""

    person_id: UUID
    organisation_id: UUID
    function_kind: FunctionKind
    portfolio: str | None
    valid_from: PartialDate | None
    valid_to: PartialDate | None


class OfficeHoldingQuery(ListQuery):
    """Filters on offices held."""

    person_id: UUID | None = None
    organisation_id: UUID | None = None
    function_kind: FunctionKind | None = None


class RoleAssignmentCreate(Provenance):
    """A role for one agreement or programme, to record."""

    role: HolderRole = Field(description="The role that is filled.")
    agreement_id: UUID | None = Field(None, description="The agreement the role is for; or else a programme.")
    programme_id: UUID | None = Field(None, description="The programme it is filled in; or else an agreement.")
    organisation_id: UUID = Field(description="The organisation whose role it is.")
    office_holding_id: UUID = Field(description="The office of who fills it.")
    valid_from: PartialDate = Field(description="The first day on which it counts.")
    valid_to: PartialDate | None = Field(
        None, description="The last day on which it counts; null while it has no end."
    )


class RoleAssignmentRead(RecordRead):
    """Who has a role for an agreement or programme."""

    role: HolderRole
    agreement_id: UUID | None
    programme_id: UUID | None
    organisation_id: UUID
    office_holding_id: UUID
    valid_from: PartialDate
    valid_to: PartialDate | None


class RoleAssignmentQuery(ListQuery):
    """Filters on role assignments."""

    role: HolderRole | None = None
    agreement_id: UUID | None = None
    programme_id: UUID | None = None
    office_holding_id: UUID | None = None
