"""Checks on what sources say: F-016 and F-020."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from app.findings.examination import Examination
from app.findings.facts import SourceValueFacts
from app.findings.facts_money import AllocationFacts, EnvelopeFacts, SourceRefFacts, StatementFacts
from app.findings.result import EvidenceRef, Finding, FindingCode, found
from app.findings.wording import euros, joined, listed, sentence
from app.kit.domain import Localised

_NO_LONGER_COUNTED = frozenset({"refused", "withdrawn", "lapsed"})


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount as it was entered: on which record, in which words, from which places."""

    record: EvidenceRef
    cents: int
    quote: str
    refs: frozenset[SourceRefFacts]

    @property
    def words(self) -> str:
        """Return the quote without differences in case and spacing."""
        return _comparable(self.quote.casefold())

    def has_same_source(self, other: "_Amount") -> bool:
        """Tell whether both were read from the same words; places only count where both name them."""
        is_same_text = (self.cents, self.words) == (other.cents, other.words)
        return is_same_text and not (self.refs and other.refs and not self.refs & other.refs)


def _amount(
    kind: str, record_id: str, statement: StatementFacts | None, refs: tuple[SourceRefFacts, ...]
) -> _Amount | None:
    if statement is None or not statement.amount_cents or not statement.amount_source_text:
        return None
    return _Amount((kind, record_id), statement.amount_cents, statement.amount_source_text, frozenset(refs))


def amount_double_counted(x: Examination) -> Iterator[Finding]:
    """F-016: one amount from one source is entered at two levels, or as two allocations for the same purpose (R-089).

    Two allocations serve the same purpose when agreement, area, recipient and the allocation above them are equal;
    equal amounts for different recipients are a list, not a double.
    """
    own = {allocation.id for allocation in x.own_allocations()}
    amounts = {a.id: _allocated(a) for a in x.dossier.allocations if a.status not in _NO_LONGER_COUNTED}
    envelopes = {e.id: _enveloped(e) for e in x.dossier.envelopes}
    by_purpose: defaultdict[tuple[str | None, ...], list[_Amount]] = defaultdict(list)
    for allocation in sorted(x.dossier.allocations, key=lambda a: a.id):
        amount = amounts.get(allocation.id)
        if amount is None:
            continue
        if allocation.parent_allocation_id is None:
            above = envelopes.get(allocation.envelope_id or "")
        else:
            above = amounts.get(allocation.parent_allocation_id)
        if allocation.id in own and above is not None and above.has_same_source(amount):
            yield _double(x, amount, above)
        purpose = (
            allocation.agreement_id,
            allocation.area_id,
            allocation.recipient_organisation_id,
            allocation.parent_allocation_id,
        )
        twin = next((a for a in by_purpose[purpose] if a.has_same_source(amount)), None)
        if twin is not None and allocation.id in own:
            yield _double(x, amount, twin)
        by_purpose[purpose].append(amount)


def _allocated(allocation: AllocationFacts) -> _Amount | None:
    return _amount("allocation", allocation.id, allocation.statement, allocation.source_refs)


def _enveloped(envelope: EnvelopeFacts) -> _Amount | None:
    return _amount("funding_envelope", envelope.id, envelope.statement, envelope.source_refs)


def _double(x: Examination, amount: _Amount, other: _Amount) -> Finding:
    is_level = other.record[0] == "funding_envelope"
    text = sentence(
        "Het bedrag van {amount} ('{words}') is uit dezelfde bron ook ingevoerd bij {other_nl}.",
        "The amount of {amount} ('{words}') is entered from the same source for {other_en} too.",
        amount=euros(amount.cents),
        words=amount.quote,
        other_nl="de bijdrage waarvan het deel uitmaakt" if is_level else "een andere toewijzing",
        other_en="the contribution it is part of" if is_level else "another allocation",
    )
    return found(
        FindingCode.AMOUNT_DOUBLE_COUNTED,
        amount.record,
        x.agreement.id,
        (*other.record, amount.cents, amount.words),
        text,
        (other.record, *sorted({("document", ref.document_id) for ref in amount.refs | other.refs})),
    )


def source_conflict(x: Examination) -> Iterator[Finding]:
    """F-020: two sources give different values for one fact; both stay on record, also once one is preferred."""
    facts: defaultdict[tuple[str, str, str], list[SourceValueFacts]] = defaultdict(list)
    for value in x.dossier.source_values:
        facts[(value.subject_kind, value.subject_id, value.attribute)].append(value)
    for (kind, record_id, attribute), values in facts.items():
        distinct = sorted({_comparable(value.value) for value in values})
        sources = {(value.document_id, value.section) for value in values}
        if len(distinct) > 1 and len(sources) > 1:
            yield _conflict(x, (kind, record_id), attribute, sorted(values, key=lambda v: (v.value, v.id)))


def _comparable(value: str) -> str:
    return " ".join(value.split())


def _conflict(x: Examination, subject: EvidenceRef, attribute: str, values: list[SourceValueFacts]) -> Finding:
    distinct = sorted({_comparable(value.value) for value in values})
    preferred = sorted({_comparable(value.value) for value in values if value.is_preferred is True})
    sentences = [
        sentence(
            "Bronnen geven verschillende waarden voor één gegeven: {values}.",
            "Sources give different values for one fact: {values}.",
            values=listed(f"'{value}'" for value in distinct),
        )
    ]
    if preferred:
        sentences.append(
            sentence(
                "De voorkeur is gegeven aan {preferred}.",
                "Preference was given to {preferred}.",
                preferred=listed(f"'{value}'" for value in preferred),
            )
        )
    else:
        sentences.append(Localised(nl="Er is nog geen voorkeur bepaald.", en="No preference was given yet."))
    documents = sorted({value.document_id for value in values if value.document_id is not None})
    return found(
        FindingCode.SOURCE_CONFLICT,
        subject,
        x.agreement.id,
        (attribute, *distinct),
        joined(sentences),
        (*(("source_value", value.id) for value in values), *(("document", ref) for ref in documents)),
    )
