"""Shapes of a batch: the commands asked, and their outcomes."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from app.kit.schema import ApiModel, invalid

MOST_COMMANDS = 100


class BatchCommand(ApiModel):
    """One command: what would otherwise be one request."""

    method: Literal["POST", "PATCH"] = Field(description="`POST` records something new, `PATCH` corrects a record.")
    path: str = Field(min_length=1, max_length=500, description="The path, from `/v1` on, such as `/v1/persons`.")
    if_match: str | None = Field(None, max_length=200, description="The ETag that was read; a PATCH needs it.")
    name: Annotated[str, Field(pattern=r"^[a-z][a-zA-Z0-9]{0,29}$")] | None = Field(
        None, description="Lets later commands refer to the new record: `$name` in a path or as a value is its id."
    )
    body: dict[str, Any] = Field(description="The body the request would have.")


def _not_empty(commands: tuple[BatchCommand, ...]) -> tuple[BatchCommand, ...]:
    # A least length of the field would also be found wanting when a command is malformed.
    if not commands:
        raise invalid("too_short", "Noem minstens één opdracht.", "Name at least one command.")
    return commands


class BatchCreate(ApiModel):
    """Commands that are performed in order, together or not at all."""

    commands: Annotated[
        tuple[BatchCommand, ...],
        Field(max_length=MOST_COMMANDS, json_schema_extra={"minItems": 1}),
        AfterValidator(_not_empty),
    ] = Field(description="Performed in this order, all or none.")


class BatchResult(ApiModel):
    """The outcome of one command."""

    status: int
    address: str = Field(description="Path of the record.")
    etag: str = Field(description="Its ETag after the batch, for a following correction.")
    body: dict[str, Any] = Field(description="The record as it stands after the batch.")


class BatchRead(ApiModel):
    """The outcomes, in the order of the commands."""

    results: tuple[BatchResult, ...] = Field(description="One for each command, in the same order.")
