"""One JSON representation, read member by member with its published form checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.kit.dates import DatePrecision, Interval, interval_of, on

_LEGAL_ZONE = ZoneInfo("Europe/Amsterdam")
_DAY_LENGTH = len("2026-03-23")


@dataclass(frozen=True, slots=True)
class Record:
    """A representation and what it is of; a missing member and null both read as None.

    Every reader raises ValueError where a member has another form than the published one; the message names the
    kind and the member, never the value.
    """

    kind: str
    members: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Return the id, which every record has."""
        return self.required_text("id")

    def required_text(self, name: str) -> str:
        """Return a text that must be there."""
        value = self.text(name)
        if value is None:
            raise ValueError(f"{self.kind} has no {name}")
        return value

    def text(self, name: str) -> str | None:
        """Return a text: a name, an enum value or an id."""
        value = self.members.get(name)
        return None if value is None else str(self._checked(name, value, str))

    def flag(self, name: str) -> bool | None:
        """Return true or false."""
        value = self.members.get(name)
        return None if value is None else bool(self._checked(name, value, bool))

    def integer(self, name: str) -> int | None:
        """Return a whole number, such as euro cents."""
        value = self.members.get(name)
        if isinstance(value, bool):
            raise self._wrong(name)
        return None if value is None else int(self._checked(name, value, int))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty where there is none."""
        return tuple(str(self._checked(name, item, str)) for item in self._list(name))

    def part(self, name: str) -> "Record | None":
        """Return an object inside this one."""
        value = self.members.get(name)
        return None if value is None else Record(f"{self.kind}.{name}", self._checked(name, value, Mapping))

    def parts(self, name: str) -> list["Record"]:
        """Return a list of objects inside this one, empty where there is none."""
        return [Record(f"{self.kind}.{name}", self._checked(name, item, Mapping)) for item in self._list(name)]

    def subject(self, kind: str) -> str | None:
        """Return the id of the subject where it is of this kind; it is one object or two members."""
        subject = self.part("subject")
        if subject is not None:
            return subject.text("id") if subject.text("kind") == kind else None
        return self.text("subjectId") if self.text("subjectKind") == kind else None

    def day(self, name: str) -> Interval | None:
        """Return the days a date may mean: a partial date, a plain day, or the legal day of an instant (R-002)."""
        value = self.members.get(name)
        if value is None:
            return None
        try:
            return self._partial(name) if isinstance(value, Mapping) else _plain(self._checked(name, value, str))
        except ValueError as fault:
            raise self._wrong(name) from fault

    def instant(self, name: str) -> datetime | None:
        """Return an instant."""
        value = self.text(name)
        if value is None:
            return None
        try:
            return _instant(value)
        except ValueError as fault:
            raise self._wrong(name) from fault

    def _partial(self, name: str) -> Interval | None:
        partial = self.part(name)
        if partial is None:
            return None
        precision = DatePrecision(partial.text("precision") or DatePrecision.UNKNOWN)
        return interval_of(partial.text("value"), precision, partial.text("sourceText"))

    def _list(self, name: str) -> list[Any]:
        value = self.members.get(name)
        return [] if value is None else list(self._checked(name, value, list | tuple))

    def _checked(self, name: str, value: Any, form: Any) -> Any:
        if not isinstance(value, form):
            raise self._wrong(name)
        return value

    def _wrong(self, name: str) -> ValueError:
        return ValueError(f"{self.kind}.{name} has not its published form")


def _plain(text: str) -> Interval:
    if len(text) == _DAY_LENGTH:
        return interval_of(text, DatePrecision.DAY)
    return on(_instant(text).astimezone(_LEGAL_ZONE).date())


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("an instant has an offset")
    return instant
