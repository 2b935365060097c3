"""From an amendment in the register to the situation its steps are judged in; the same for asking and for doing."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.agreements.text_hash import text_sha256
from app.amendments import repository
from app.amendments.amendment_situation import AmendmentSituation, Answer, Proposal
from app.amendments.authorising import Ground, lacking
from app.amendments.classification import Assessment, TermChange, classify
from app.amendments.drafting import Draft, baseline_chain, clause_texts, decided_text, draft
from app.amendments.rules import AmendmentClassification, AmendmentStatus, ProtectedSubject
from app.amendments.shapes import ClauseOperation, TermChanges
from app.amendments.terms import terms_fit
from app.findings.examination import Examination
from app.kit.dates import ANY_DAY, Interval
from app.kit.domain import RecordingMode
from app.kit.resources import Representation, interval_in
from app.lifecycle.dossiers import Dossiers

# In these an amendment is part of the agreement.
PASSED = frozenset({AmendmentStatus.ADOPTED, AmendmentStatus.IN_EFFECT})


@dataclass(frozen=True, slots=True)
class Case:
    """An amendment with everything it is judged by: its dossier, its texts, the answers, and what it touches."""

    record: Representation
    x: Examination
    baseline: Representation
    decided: Representation
    draft: Draft
    assessment: Assessment
    operations: tuple[ClauseOperation, ...]
    party_names: tuple[str, ...]
    answers: tuple[Answer, ...]
    others: tuple[Representation, ...]
    counts_now: bool
    terms_fit: bool
    is_proposer: bool
    day: date

    @property
    def declared(self) -> tuple[ProtectedSubject, ...]:
        """Return the subjects the proposer named."""
        return tuple(ProtectedSubject(each) for each in self.record["declaredSubjects"])

    def _is_beside(self, other: Representation) -> bool:
        """Tell whether another amendment of the same text was adopted."""
        return other["status"] in PASSED and other["baselineVersionId"] == self.record["baselineVersionId"]

    def situation(
        self, stated: AmendmentClassification | None = None, happened_on: Interval | None = None
    ) -> AmendmentSituation:
        """Return the situation of a step; `stated` is the class it states, and `happened_on` the day it gives."""
        record = self.record
        classification = record["classification"]
        proposal = Proposal(
            id=record["id"],
            status=record["status"],
            classification=AmendmentClassification(classification) if classification else None,
            effective_on=interval_in(record, "effectiveOn"),
            is_as_classified=not classification or record["textSha256"] == text_sha256(self.draft.clauses),
            terms_fit=self.terms_fit,
            reached_on=interval_in(record["statusHistory"][-1], "since"),
            # What was adopted on the same text and still has to take effect would be lost as well.
            counts_now=self.counts_now and not any(self._is_beside(other) for other in self.others),
            later_amendments=tuple(other["id"] for other in self.others if self._is_beside(other)),
            answers=self.answers,
        )
        return AmendmentSituation(
            x=self.x,
            proposal=proposal,
            needed=self.assessment.classification,
            subjects=self.assessment.subjects,
            day=self.day,
            stated=stated,
            drafted=self.draft.clauses,
            happened_on=happened_on,
            is_proposer=self.is_proposer,
        )


async def case_of(dossiers: Dossiers, record: Representation) -> Case:
    """Return an amendment with everything it is judged by."""
    agreement_id = UUID(record["agreementId"])
    x = await dossiers.examination(agreement_id)
    versions = await dossiers.representations(repository.VERSIONS_OF, agreement_id)
    answers = await dossiers.representations(repository.CONSENTS_OF, UUID(record["id"]))
    others = await dossiers.representations(repository.AMENDMENTS_OF, agreement_id)
    (agreement,) = await dossiers.representations(repository.AGREEMENT, agreement_id)
    chain = baseline_chain(versions, record["baselineVersionId"])
    decided = decided_text(x, chain)
    operations = tuple(ClauseOperation.model_validate(each, strict=False) for each in record["operations"])
    drafted = draft(chain[0], operations)
    names = tuple(x.name_of(party.organisation_id).nl for party in x.parties())
    assessment = await asyncio.to_thread(
        classify,
        clause_texts(decided),
        drafted.texts,
        term_changes=term_changes(record, agreement, decided_terms(others, chain, decided)),
        party_names=names,
        declared_subjects=tuple(ProtectedSubject(each) for each in record["declaredSubjects"]),
    )
    return Case(
        record=record,
        x=x,
        baseline=chain[0],
        decided=decided,
        draft=drafted,
        assessment=assessment,
        operations=operations,
        party_names=names,
        answers=tuple([await _answer(answer, record, dossiers, x) for answer in answers]),
        others=tuple(other for other in others if other["id"] != record["id"]),
        counts_now=agreement["currentVersionId"] in {None, record["baselineVersionId"]},
        terms_fit=terms_fit(stated_terms(record), agreement, interval_in(record, "effectiveOn"), dossiers.day),
        is_proposer=await dossiers.is_proposer([UUID(record["id"])]),
        day=dossiers.day,
    )


async def held_against(
    case: Case, text: Representation, operations: Sequence[ClauseOperation] | None = None
) -> Assessment:
    """Return what the words of an amendment, or of some of its operations, change about a text."""
    drafted = case.draft if operations is None else draft(case.baseline, operations)
    return await asyncio.to_thread(classify, clause_texts(text), drafted.texts, party_names=case.party_names)


def decided_terms(
    others: list[Representation], chain: list[Representation], decided: Representation
) -> list[Representation]:
    """Return the changes of terms made since the last decision: they count along with the new ones (R-046)."""
    since = {version["id"] for version in chain[: chain.index(decided)]}
    return [other for other in others if other["status"] in PASSED and other["resultVersionId"] in since]


def term_changes(
    record: Representation, agreement: Representation, earlier: list[Representation]
) -> tuple[TermChange, ...]:
    """Return the terms that change, with their present values; `earlier` are amendments that count along."""
    found: dict[str, TermChange] = {}
    for amendment in (*earlier, record):
        for member, value in (amendment["termChanges"] or {}).items():
            is_made = amendment is not record or record["status"] in PASSED
            if value is not None and (is_made or value != agreement[member]):
                found[member] = TermChange(member, agreement[member], value)
    return tuple(found.values())


def stated_terms(record: Representation) -> TermChanges | None:
    """Return the terms an amendment states."""
    stated = record["termChanges"]
    return TermChanges.model_validate(stated, strict=False) if stated is not None else None


async def _answer(answer: Representation, amendment: Representation, dossiers: Dossiers, x: Examination) -> Answer:
    """Return an answer; what the party itself gave was judged then, and what a source tells of it is judged here."""
    party = next((party for party in x.dossier.parties if party.id == answer["partyId"]), None)
    recorder = (answer["recordedBy"] or {}).get("organisationId")
    is_given = answer["recordingMode"] == RecordingMode.WORKFLOW
    is_own = is_given or (party is not None and recorder == party.organisation_id)
    is_authorised = is_given or answer["isRefused"]
    if is_own and not is_authorised and party is not None:
        is_authorised = not await lacking(dossiers, x, amendment, party, ground_of(answer))
    return Answer(
        id=answer["id"],
        party_id=answer["partyId"],
        is_refused=answer["isRefused"],
        is_own=is_own,
        is_authorised=is_authorised,
        given_on=interval_in(answer, "givenOn"),
        decision_point_id=answer["decisionPointId"],
        retroactive_agreed=answer["retroactiveAgreed"],
    )


def ground_of(answer: Representation) -> Ground:
    """Return what an answer rests on."""
    return Ground(
        given_on=interval_in(answer, "givenOn") or ANY_DAY,
        decision_point_id=answer["decisionPointId"],
        mandate_id=answer["mandateId"],
        signing_authority_id=answer["signingAuthorityId"],
        office_holding_id=answer["officeHoldingId"],
        on_behalf_of_body=answer["onBehalfOfBody"],
    )
