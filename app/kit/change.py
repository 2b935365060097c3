"""From a request body to facts: new ones, and the present ones with a merge patch applied (RFC 7396)."""

import json
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.kit.body import Shape, shaped
from app.kit.domain import FieldError, Localised, RefusedError, refusal
from app.kit.problem_types import VALIDATION_FAILED
from app.kit.resources import Representation, Resource, camel
from app.kit.schema import ApiModel, LongText, Provenance

_UNKNOWN_MEMBER = Localised("Dit veld bestaat hier niet.", "This field does not exist here.")
_FIXED_MEMBER = Localised("Dit veld verandert niet.", "This field does not change.")


class Reason(ApiModel):
    """Why something changes; kept in the journal."""

    reason: LongText


@dataclass(frozen=True, slots=True)
class Correction:
    """The members to change and the reason for it."""

    patch: Representation
    reason: str

    def applied_to(self, resource: Resource, present: Representation) -> Provenance:
        """Return the facts as they become.

        Raises:
            RefusedError: `validation-failed` when the outcome does not fit the shape.

        """
        return shaped(resource.create, json.dumps(_merged(present, self.patch)))


def recorded_facts(resource: Resource, members: Representation, parents: Sequence[UUID]) -> Provenance:
    """Return the facts of a new record; the ids in its path are among them.

    Raises:
        RefusedError: `validation-failed` with every fault.

    """
    from_path = {camel(column): str(value) for column, value in zip(resource.parent_columns, parents, strict=True)}
    faults = _faults_at(members.keys() & from_path.keys(), _UNKNOWN_MEMBER)
    return _shaped_unless(faults, resource.create, members | from_path)


def changed_facts(resource: Resource, members: Representation) -> Correction:
    """Return the correction a body asks for.

    Raises:
        RefusedError: `validation-failed`: an unknown or fixed member, or no reason.

    """
    changeable = {info.alias or name for name, info in resource.create.model_fields.items()}
    fixed = {camel(column) for column in (*resource.parent_columns, *resource.unchangeable)}
    faults = [
        *_faults_at(members.keys() - changeable - {"reason"}, _UNKNOWN_MEMBER),
        *_faults_at(members.keys() & fixed, _FIXED_MEMBER),
    ]
    patch = {name: value for name, value in members.items() if name != "reason"}
    given = {"reason": members["reason"]} if "reason" in members else {}
    return Correction(patch, _shaped_unless(faults, Reason, given).reason)


def correction_schema(resource: Resource, create: Representation) -> Representation:
    """Return the JSON Schema of a correction: every changeable member, none required, and the reason."""
    fixed = {camel(column) for column in (*resource.parent_columns, *resource.unchangeable)}
    members = {name: member for name, member in _patchable(create).items() if name not in fixed}
    reason = Reason.model_json_schema()["properties"]["reason"]
    return {
        "type": "object",
        "title": correction_name(resource),
        "description": f"What changes about one {resource.title.en}; null clears a member that may be empty.",
        "properties": members | {"reason": reason | {"description": "Why it changes; kept in the journal."}},
        "required": ["reason"],
        "additionalProperties": False,
    }


def part_correction_schema(name: str, part: Representation) -> Representation:
    """Return the JSON Schema of a correction inside an object of a record."""
    return {
        "type": "object",
        "title": f"{name}Correction",
        "description": f"{part['description']} Members left out stay as they are.",
        "properties": _patchable(part),
        "additionalProperties": False,
    }


def _patchable(shape: Representation) -> Representation:
    """Return the members of a shape as a merge patch gives them: null takes away what may be left out."""
    required = shape.get("required", ())
    return {
        name: _without_default(member) if name in required else _or_null(_without_default(member))
        for name, member in deepcopy(shape["properties"]).items()
    }


def _without_default(member: Representation) -> Representation:
    return {key: value for key, value in member.items() if key != "default"}


def _or_null(member: Representation) -> Representation:
    if {"type": "null"} in member.get("anyOf", ()):
        return member
    said = {key: value for key, value in member.items() if key in {"description", "title"}}
    asked = {key: value for key, value in member.items() if key not in said}
    return {"anyOf": [asked, {"type": "null"}], **said}


def correction_name(resource: Resource) -> str:
    """Return the name under which the shape of a correction is published."""
    return resource.create.__name__.removesuffix("Create") + "Correction"


def _faults_at(names: set[str], sentence: Localised) -> list[FieldError]:
    return [
        FieldError("body", "/" + name.replace("~", "~0").replace("/", "~1"), "extra-forbidden", sentence)
        for name in sorted(names)
    ]


def _shaped_unless(faults: list[FieldError], shape: type[Shape], members: Representation) -> Shape:
    """Return the members as their shape, or refuse with the faults already found and those of the shape."""
    try:
        outcome = shaped(shape, json.dumps(members))
    except RefusedError as refused:
        found = (*faults, *(fault for violation in refused.violations for fault in violation.errors))
        raise refusal(VALIDATION_FAILED, errors=found) from None
    if faults:
        raise refusal(VALIDATION_FAILED, errors=tuple(faults))
    return outcome


def _merged(present: Any, patch: Any) -> Any:
    if not isinstance(patch, dict):
        return patch
    merged = dict(present) if isinstance(present, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = _merged(merged.get(name), value)
    return merged
