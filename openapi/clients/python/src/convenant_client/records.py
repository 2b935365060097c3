"""What records, answers and bodies have in common."""

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, PrivateAttr
from pydantic.alias_generators import to_camel
from pydantic_core import CoreSchema, core_schema


class Unset(Enum):
    """What a member is that was not given; `None` is given and clears it."""

    UNSET = "unset"

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET


class Open:
    """A list of values to which a newer register may add: unknown ones are read as they are."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.str_schema()


class Model(BaseModel):
    """A JSON object with its members in snake_case; members this client does not know are in `model_extra`."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="allow", defer_build=True, protected_namespaces=()
    )


class Input(Model):
    """An object that is only sent: a member it does not have is a mistake."""

    model_config = ConfigDict(extra="forbid")


_ABSENT: Final = object()


def answered(alias: str | None = None) -> Any:
    """Declare a member that the register answers, but that need not be there: see `Answer`."""
    return Field(default=_ABSENT, validation_alias=alias, serialization_alias=alias)


class Answer(Model):
    """An object that is only received.

    What is not in it, because `fields` left it out or another version of the register does not send it, raises an
    `AttributeError` when it is asked for, and never counts as `None`.
    """

    def model_post_init(self, _context: Any, /) -> None:
        """Forget the members that did not arrive."""
        members = vars(self)
        for name in [name for name, value in members.items() if value is _ABSENT]:
            del members[name]

    if not TYPE_CHECKING:  # a checker would take any attribute for granted

        def __getattr__(self, name: str) -> Any:
            if name in type(self).model_fields:
                raise AttributeError(
                    f"{type(self).__name__} was answered without {name!r}; did `fields` leave it out?"
                )
            return super().__getattr__(name)


class RecordLinks(Answer):
    """Addresses of a record, relative to the register."""

    self: str = answered()


class PageLinks(Answer):
    """Addresses of a page and of the one after it, relative to the register."""

    self: str = answered()
    next: str | None = None


class Page(Answer):
    """One page of a list."""

    items: list[Any] = answered()
    links: PageLinks = answered()


class Record(Answer):
    """A record of the register as it was read: it knows its ETag and its address."""

    version: int = answered()
    links: RecordLinks = answered()
    _etag: str | None = PrivateAttr(default=None)
    _read_at: str | None = PrivateAttr(default=None)

    @property
    def etag(self) -> str | None:
        """The ETag it was read with; in a list that of its version, if `fields` left it."""
        if self._etag is None and "version" in self.model_fields_set:
            return f'"{self.version}"'
        return self._etag

    @property
    def address(self) -> str:
        """Its address, relative to the register."""
        return self.links.self.partition("?")[0]

    @property
    def read_at(self) -> str:
        """The address it was read at, with the parameters it was read with."""
        return self._read_at or self.address

    def remember(self, etag: str | None, read_at: str | None) -> None:
        """Keep how it was read."""
        self._etag, self._read_at = etag, read_at


M = TypeVar("M", bound=Model)


def given(model: type[M], members: Mapping[str, object]) -> M:
    """Return a body of the members that were given."""
    return model.model_validate({name: value for name, value in members.items() if value is not UNSET})
