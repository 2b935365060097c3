"""How far the register has turned: one row, locked by whoever turns (D11)."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field, SQLModel


class LegalDay(SQLModel, table=True):
    """The last legal day (Europe/Amsterdam) of which every change by time is applied, and the progress of the next.

    `step` and `after` say how far the work in hand has come: the step, and the id of the last record looked at in it.
    `examined_on` is the day up to which the kept findings follow the dates in the dossiers.
    """

    __tablename__ = "legal_day"
    __table_args__ = (CheckConstraint("single", name="single"),)

    single: bool = Field(default=True, primary_key=True)
    turned_on: date | None = None
    examined_on: date | None = None
    step: str | None = Field(default=None, sa_type=Text)
    after: UUID | None = None
