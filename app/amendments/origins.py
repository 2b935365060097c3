"""Who put each clause of a text there: the amendment, the decisions or mandates, the consents and the signatures."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from pydantic import Field

from app.agreements.service import AGREEMENTS
from app.amendments.drafting import baseline_chain, clause_texts
from app.amendments.rules import AmendmentClassification
from app.comparison.alignment import align
from app.findings.day import AFFIRMATIVE
from app.findings.facts import DossierFacts
from app.findings.service import dossier_known
from app.kit.auth.tokens import VerifiedToken
from app.kit.expansion import included
from app.kit.reading import Found, Reads
from app.kit.schema import ApiModel
from app.kit.statement import Moment

_RELATED = ("versions", "amendments", "amendment-consents")


class ClauseOrigin(ApiModel):
    """What put one clause in a text as it reads."""

    clause_id: UUID = Field(description="The clause of the present text.")
    version_id: UUID = Field(description="The first version in which it read so.")
    amendment_id: UUID | None = Field(description="Null: it stood in the first text.")
    classification: AmendmentClassification | None = Field(
        description="The class of that amendment; null for the first text."
    )
    decision_ids: tuple[UUID, ...] = Field(description="Decisions on that text, or on that amendment.")
    mandate_ids: tuple[UUID, ...] = Field(description="Mandates under which parties consented.")
    consent_ids: tuple[UUID, ...] = Field(description="Consents of the parties to that amendment.")
    signature_ids: tuple[UUID, ...] = Field(description="Signatures under the first text that held it.")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of an agreement with the amendments and answers between them."""

    versions: Sequence[Mapping[str, Any]]
    amendments: Mapping[str, Mapping[str, Any]]
    consents: Sequence[Mapping[str, Any]]
    dossier: DossierFacts


def origins_of(version_id: str, texts: Texts) -> list[ClauseOrigin]:
    """Return the origin of every clause of a version, in its order.

    A clause that reads letter by letter as one of the text before it comes from there; any other was put there.
    """
    chain = baseline_chain([dict(version) for version in texts.versions], version_id)
    place_of = {clause["id"]: (chain[0], clause["id"]) for clause in chain[0]["clauses"]}
    for newer, older in pairwise(chain):
        same = _unchanged(older, newer)
        for clause_id, (version, found) in place_of.items():
            if version is newer and found in same:
                place_of[clause_id] = (older, same[found])
    return [_origin(clause_id, version, texts) for clause_id, (version, _) in place_of.items()]


def _unchanged(older: dict[str, Any], newer: dict[str, Any]) -> dict[str, str]:
    """Return by clause of the newer text the clause of the older one that says the same."""
    old, new = clause_texts(older), clause_texts(newer)
    return {
        str(new[there].id): str(old[here].id)
        for here, there in align(old, new).pairs
        if (old[here].text, old[here].heading, old[here].clause_kind)
        == (new[there].text, new[there].heading, new[there].clause_kind)
    }


def _origin(clause_id: str, version: Mapping[str, Any], texts: Texts) -> ClauseOrigin:
    amendment = texts.amendments.get(version["amendmentId"] or "")
    consents = [
        consent
        for consent in texts.consents
        if amendment is not None and consent["amendmentId"] == amendment["id"] and not consent["isRefused"]
    ]
    return ClauseOrigin(
        clause_id=UUID(clause_id),
        version_id=UUID(version["id"]),
        amendment_id=UUID(amendment["id"]) if amendment is not None else None,
        classification=AmendmentClassification(amendment["classification"])
        if amendment is not None and amendment["classification"]
        else None,
        decision_ids=tuple(_decisions(version, texts.dossier)),
        mandate_ids=_ids(consent["mandateId"] for consent in consents),
        consent_ids=_ids(consent["id"] for consent in consents),
        signature_ids=_ids(
            signatory.signature.id
            for signatory in texts.dossier.signatories
            if signatory.signature is not None
            and signatory.signature.text_sha256 is not None
            and signatory.signature.text_sha256 == version["textSha256"]
        ),
    )


def _decisions(version: Mapping[str, Any], dossier: DossierFacts) -> list[UUID]:
    return [
        UUID(decision.id)
        for decision in dossier.decisions
        if any(
            point.outcome in AFFIRMATIVE
            and (
                point.amendment_id == version["amendmentId"]
                if point.kind == "approve_amendment"
                else point.agreement_version_id == version["id"]
            )
            for point in decision.points
        )
    ]


def _ids(found: Any) -> tuple[UUID, ...]:
    return tuple(sorted({UUID(each) for each in found if each is not None}))


async def annotated(
    reads: Reads, token: VerifiedToken | None, found: Found, ids: Sequence[UUID], moment: Moment
) -> str:
    """Return the origins of the clauses of a version as a JSON list, as the register knew them at a moment."""
    agreement_id, *_ = ids
    related = {
        name: [json.loads(text) for text in texts]
        for name, texts in (await included(reads, AGREEMENTS, token, _RELATED, [agreement_id], moment)).items()
    }
    texts = Texts(
        related["versions"],
        {amendment["id"]: amendment for amendment in related["amendments"]},
        related["amendmentConsents"],
        await dossier_known(reads.pool, agreement_id, moment),
    )
    origins = await asyncio.to_thread(origins_of, str(found.id), texts)
    return f"[{','.join(origin.model_dump_json(by_alias=True) for origin in origins)}]"
