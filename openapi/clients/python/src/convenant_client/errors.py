"""What can go wrong: the register refuses, it cannot be reached, or it gets no token."""

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import httpx
from pydantic import ValidationError
from pydantic.alias_generators import to_camel

from convenant_client.records import Answer, answered

PROBLEM = "application/problem+json"


class ConvenantError(Exception):
    """Anything this client raises by itself."""


class UnreachableError(ConvenantError):
    """No answer came, however often it was tried; `__cause__` is the last fault of the connection."""


class UnexpectedAnswerError(ConvenantError):
    """Something answered that does not speak this API, such as a page to log in; `__cause__` says what is wrong."""


class TokenError(ConvenantError):
    """The token endpoint gave no token."""

    def __init__(self, error: str, description: str | None, status: int, retry_after: float = 0.0) -> None:
        super().__init__(f"{error} ({status}){f': {description}' if description else ''}")
        self.error = error
        self.description = description
        self.status = status
        self.retry_after = retry_after


class DamagedFileError(ConvenantError):
    """A file did not arrive as the register keeps it."""


class Fault(Answer):
    """One fault in the input."""

    source: str = answered(alias="in")
    """`body`, `query`, `path` or `header`."""

    location: str = answered()
    """JSON Pointer in the body, or the name of the parameter."""

    code: str = answered()
    """Stable code of the fault."""

    detail: str = answered()


class Problem(Answer):
    """A problem document (RFC 9457)."""

    type: str = "about:blank"
    title: str = ""
    status: int = 0
    detail: str = ""
    request_id: str | None = None
    errors: list[Fault] | None = None


class ProblemError(ConvenantError):
    """The register refused; every kind of refusal has a class in `convenant_client.problems`.

    Members of its own, such as `availableCents`, are in `members`, and attributes in snake_case:
    `error.available_cents`.
    """

    kinds: ClassVar[dict[str, type["ProblemError"]]] = {}

    def __init_subclass__(cls, *, slug: str, **options: Any) -> None:
        super().__init_subclass__(**options)
        ProblemError.kinds[slug] = cls

    def __init__(self, problem: Problem, response: httpx.Response) -> None:
        self.problem = problem
        self.response = response
        self.slug = problem.type.rstrip("/").rpartition("/")[2]
        self.status = response.status_code
        self.title = problem.title
        self.detail = problem.detail
        self.request_id = problem.request_id or response.headers.get("x-request-id")
        self.faults: list[Fault] = problem.errors or []
        super().__init__(str(self))

    @property
    def members(self) -> Mapping[str, Any]:
        """What this kind of problem says besides, by the names of the API."""
        return self.problem.model_extra or {}

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and "problem" in self.__dict__:
            members, member = self.members, to_camel(name)
            if member in members:
                return members[member]
        raise AttributeError(f"{type(self).__name__!r} has no attribute {name!r}")

    def __str__(self) -> str:
        found = "".join(f"\n  {fault.source} {fault.location}: {fault.detail}" for fault in self.faults)
        return f"{self.status} {self.slug}: {self.detail or self.title}{found}"

    def __reduce__(self) -> tuple[Any, ...]:
        return problem_error, (self.response,)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened to a record since it was read."""

    version: int
    recorded_at: str
    command: str
    reason: str | None
    by: Mapping[str, Any]


class VersionConflict(ProblemError, slug="version-conflict"):  # noqa: N818 - named like the other problems
    """412: the record changed after it was read."""

    @property
    def current_version(self) -> int | None:
        """The version there is now."""
        return self.members.get("currentVersion")

    @property
    def your_version(self) -> int | None:
        """The version that was read."""
        return self.members.get("yourVersion")

    @property
    def changed_members(self) -> list[str]:
        """JSON Pointers of the members that differ between the two."""
        return list(self.members.get("changedMembers", ()))

    @property
    def changes(self) -> list[Change]:
        """Who changed it since, when and why; newest first."""
        return [
            Change(each["version"], each["recordedAt"], each["command"], each["reason"], each["by"])
            for each in self.members.get("changes", ())
        ]


class CursorEpochChanged(ProblemError, slug="cursor-epoch-changed"):  # noqa: N818 - see above
    """410: the register was restored, and this place belongs to the history before that."""

    @property
    def resume(self) -> str | None:
        """The place up to which both histories are the same, if there is one."""
        return self.members.get("resume")


_JSON = re.compile(r"application/(problem\+)?json(;|$)")


def problem_error(response: httpx.Response) -> ProblemError:
    """Return what a refusal is raised as; something in between may have answered without a problem document."""
    document = Problem(title=response.reason_phrase, detail=response.reason_phrase)
    if _JSON.match(response.headers.get("content-type", "")):
        with contextlib.suppress(ValidationError):
            document = Problem.model_validate_json(response.content)
    slug = document.type.rstrip("/").rpartition("/")[2]
    return ProblemError.kinds.get(slug, ProblemError)(document, response)
