"""The published shape of a problem document."""

from pydantic import ConfigDict, Field

from app.kit.schema import ApiModel


class ProblemFault(ApiModel):
    """One fault in the input."""

    source: str = Field(alias="in", description="`body`, `query`, `path` or `header`.")
    location: str = Field(description="JSON Pointer in the body, or the name of the parameter.")
    code: str = Field(description="Stable code of the fault.")
    detail: str


class Problem(ApiModel):
    """A problem document (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(
        description="Address of the page that explains cause and remedy.",
        examples=["https://convenant.example.org/problems/not-found"],
    )
    title: str
    status: int
    detail: str
    request_id: str = Field(description="Mention this when reporting a fault.")
    errors: list[ProblemFault] | None = Field(None, description="Every fault found in the input.")
