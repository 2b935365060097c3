"""What is decided about a generated dossier before its records are made."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from app.agreements.rules import AgreementKind, AgreementStatus
from app.dossier.generating.world import Place, day
from app.dossier.mapping import record_id
from app.kit.schema import PartialDate

S = AgreementStatus
COURSE = (S.DRAFT, S.NEGOTIATING, S.IN_DECISION, S.APPROVED, S.IN_SIGNING, S.SIGNED, S.IN_FORCE)
DAYS_PER_STEP = 21
WEIGHTS: dict[AgreementStatus, int] = {
    S.DRAFT: 5,
    S.NEGOTIATING: 8,
    S.IN_DECISION: 12,
    S.APPROVED: 4,
    S.IN_SIGNING: 5,
    S.SIGNED: 8,
    S.IN_FORCE: 45,
    S.EXPIRED: 9,
    S.TERMINATED: 2,
    S.WITHDRAWN: 2,
}
KINDS = (
    AgreementKind.COOPERATION_AGREEMENT,
    AgreementKind.COVENANT,
    AgreementKind.IMPLEMENTATION_AGREEMENT,
    AgreementKind.PERFORMANCE_AGREEMENT,
    AgreementKind.COOPERATION_AGENDA,
)
SUBJECTS = (
    "Veilige buurten",
    "Wonen met zorg",
    "Gezond opgroeien",
    "Duurzame wijken",
    "Schulden voorkomen",
    "Ontmoeten in de wijk",
    "Werk dichtbij",
    "Levensloopbestendig wonen",
)
FIRST_START = date(2016, 2, 1)
START_SPREAD_DAYS = 3700


@dataclass(frozen=True, slots=True)
class Plan:
    """What is decided about a dossier before its records are made."""

    key: str
    place: Place
    subject: str
    status: AgreementStatus
    begun_on: date
    partners: tuple[UUID, ...]
    amount_cents: int

    @property
    def agreement(self) -> UUID:
        """Return the id of the agreement."""
        return record_id("agreement", self.key)

    def id(self, kind: str, part: object = "") -> UUID:
        """Return the id of a record of the dossier."""
        return record_id(kind, f"{self.key}:{part}")

    def reached(self, status: AgreementStatus) -> bool:
        """Tell whether the agreement came as far as a status."""
        if self.status in COURSE:
            return COURSE.index(self.status) >= COURSE.index(status)
        return self.status in {S.EXPIRED, S.TERMINATED}

    def on(self, status: AgreementStatus) -> PartialDate | None:
        """Return the day on which the agreement reached a status, if it did."""
        if not self.reached(status):
            return None
        return day((self.begun_on + timedelta(days=DAYS_PER_STEP * COURSE.index(status))).isoformat())


def plan_of(index: int, places: list[Place]) -> Plan:
    """Decide what the dossier of a number is about; the same number always gives the same dossier."""
    random = Random(index)  # noqa: S311 - the same number gives the same dossier; nothing is secret
    place = places[random.randrange(len(places))]
    status = random.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]
    count = random.randint(2, len(place.partners))
    return Plan(
        key=f"generated:{index}",
        place=place,
        subject=random.choice(SUBJECTS),
        status=status,
        begun_on=FIRST_START + timedelta(days=random.randrange(START_SPREAD_DAYS)),
        partners=tuple(random.sample(place.partners, count)),
        amount_cents=random.randrange(1_000_000, 50_000_000, 100),
    )
