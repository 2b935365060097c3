"""Shapes of memberships, and of what somebody may do."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from app.access.rules import DossierRelationKind
from app.kit.domain import ApiRole, RecordingMode
from app.kit.queries import ListQuery
from app.kit.schema import ApiModel, LocalisedText, Name, Provenance, RecordRead, listed_once

Roles = Annotated[
    tuple[ApiRole, ...],
    Field(max_length=len(ApiRole), json_schema_extra={"uniqueItems": True}),
    AfterValidator(listed_once(lambda role: role)),
]


class MembershipCreate(Provenance):
    """Somebody's roles at an organisation; without roles the membership has ended."""

    recording_mode: RecordingMode = Field(
        RecordingMode.WORKFLOW, description="`workflow`: the roles are given now, by who records them."
    )
    issuer: Name = Field(description="The issuer of the tokens, as in their `iss`; it does not change.")
    subject: Name = Field(description="Who the tokens are about, as in their `sub`; it does not change.")
    organisation_id: UUID = Field(description="The organisation the roles are held at; it does not change.")
    roles: Roles = Field(description="The roles held; an empty list ends the membership at the next request.")
    person_id: UUID | None = Field(
        None, description="The person the tokens are about; under a mandate only its holder acts (R-033)."
    )


class MembershipRead(RecordRead):
    """Somebody's roles at an organisation."""

    issuer: str
    subject: str
    organisation_id: UUID
    roles: tuple[ApiRole, ...]
    person_id: UUID | None


class MembershipQuery(ListQuery):
    """Filters of a list of memberships."""

    issuer: Name | None = None
    subject: Name | None = None
    organisation_id: UUID | None = None
    person_id: UUID | None = None


class AccessQuery(ApiModel):
    """Where the question is asked."""

    model_config = ListQuery.model_config

    agreement_id: UUID | None = Field(None, description="In the dossier of this agreement; otherwise in general.")


class HeldRoles(ApiModel):
    """Roles at one organisation."""

    organisation_id: UUID = Field(description="The organisation the roles are held at.")
    roles: tuple[ApiRole, ...] = Field(description="The roles held there today.")


class OperationAccess(ApiModel):
    """Whether the caller may do one operation, and what is missing when not."""

    operation: str = Field(description="Name of the operation in the API description.")
    allowed: bool = Field(description="Whether the caller may do it here, for at least one organisation.")
    for_organisation_ids: tuple[UUID, ...] = Field(
        description="The caller's organisations it may be done for; empty for reading."
    )
    kept_by: LocalisedText | None = Field(description="Which organisation keeps such a record; null for reading.")
    needed_roles: tuple[ApiRole, ...] = Field(description="Any of these roles; empty when none is needed.")
    needed_scope: str | None = Field(description="The scope a token that is narrowed needs.")
    reasons: tuple[LocalisedText, ...] = Field(description="Why not; empty when allowed.")


class Access(ApiModel):
    """Who the caller is to the register, and what it may do."""

    issuer: str | None = Field(description="Null without a token.")
    subject: str | None = Field(description="Who somebody is to the issuer of their token (`sub`).")
    memberships: tuple[HeldRoles, ...] = Field(description="The roles of the caller, per organisation.")
    agreement_id: UUID | None = Field(description="The dossier asked about.")
    relations: tuple[DossierRelationKind, ...] = Field(
        description="What the caller's organisations have to do with that dossier."
    )
    operations: tuple[OperationAccess, ...] = Field(
        description="Every operation, whether the caller may perform it, and why not."
    )
