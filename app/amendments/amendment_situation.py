"""An amendment with the answers to it, in its dossier, as its steps are judged. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.amendments.rules import AmendmentClassification, ProtectedSubject
from app.findings.examination import Examination
from app.kit.dates import Interval, on
from app.lifecycle.machine import DOSSIER_KEEPERS, Clearing


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one party answered.

    `is_own` tells that its own people gave or recorded it, and `is_authorised` that it rests on an authority.
    """

    id: str
    party_id: str
    is_refused: bool = False
    is_own: bool = True
    is_authorised: bool = True
    given_on: Interval | None = None
    decision_point_id: str | None = None
    retroactive_agreed: bool | None = None

    @property
    def binds(self) -> bool:
        """Tell whether it is the consent of the party itself (R-048)."""
        return self.is_own and self.is_authorised and not self.is_refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An amendment as it stands, with the answers to it.

    `counts_now` tells that its baseline is the present text, `is_as_classified` that the text it leads to is the one
    the register classified, and `terms_fit` that the agreement's terms add up with it. `reached_on` is the day of the
    status it has.
    """

    id: str
    status: str
    classification: AmendmentClassification | None
    effective_on: Interval | None
    counts_now: bool
    is_as_classified: bool = True
    terms_fit: bool = True
    reached_on: Interval | None = None
    later_amendments: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentSituation:
    """An amendment in its dossier on the legal day of a step.

    `needed` is the lightest class the change allows, with what was changed since the last decision, and `subjects`
    what that touches. `stated` is the class a request asks for, and `drafted` are
    the clauses as they would be. `happened_on` is the day a request gives, and `is_proposer` tells that who asks
    proposed it or wrote in it.
    """

    x: Examination
    proposal: Proposal
    needed: AmendmentClassification
    subjects: tuple[ProtectedSubject, ...]
    day: date
    stated: AmendmentClassification | None = None
    drafted: tuple[dict[str, Any], ...] = ()
    happened_on: Interval | None = None
    is_proposer: bool = False

    @property
    def since(self) -> Interval:
        """Return the day of the step."""
        return self.happened_on or on(self.day)

    @property
    def taken_for(self) -> AmendmentClassification:
        """Return the class that counts: the one stated, or given before, or else the lightest allowed."""
        return self.stated or self.proposal.classification or self.needed

    @property
    def address(self) -> str:
        """Return where the amendment is found."""
        return f"/v1/amendments/{self.proposal.id}"

    def by_keeper(self, path: str) -> Clearing:
        """Return that whoever keeps the dossier clears something."""
        return Clearing(DOSSIER_KEEPERS, self.x.agreement.managing_organisation_id, "POST", f"{self.address}{path}")
