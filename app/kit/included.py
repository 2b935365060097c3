"""The published shape of what `expand` brings along."""

from pydantic import BaseModel, ConfigDict, RootModel


class IncludedRecord(BaseModel):
    """A related record, as its own address answers it."""

    model_config = ConfigDict(extra="allow")


class Included(RootModel[dict[str, list[IncludedRecord]]]):
    """Related records: a list per kind."""
