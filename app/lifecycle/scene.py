"""Who acts for which party, in which dossier: what signing, ratifying and rejecting have in common."""

from dataclasses import dataclass
from uuid import UUID

from app.findings.examination import Examination
from app.findings.facts import PartyFacts, SignatoryFacts, VersionFacts
from app.kit.clock import legal_day
from app.kit.domain import FieldError, Localised, RecordingMode, RefusedError, refusal
from app.kit.problem_types import FORBIDDEN
from app.kit.work import Work
from app.kit.write_problems import REFERENCE_NOT_FOUND
from app.lifecycle import repository
from app.lifecycle.dossiers import Dossiers
from app.lifecycle.mandate_guards import MandateSituation


@dataclass(frozen=True, slots=True)
class Scene:
    """Who acts for which party, in which dossier, and under which mandate."""

    x: Examination
    party: PartyFacts
    signatory: SignatoryFacts
    mandate: MandateSituation | None = None

    @property
    def text(self) -> VersionFacts | None:
        """Return the present text of the agreement."""
        return next((v for v in self.x.dossier.versions if v.id == self.x.agreement.current_version_id), None)

    @property
    def signature_id(self) -> UUID | None:
        """Return the signature of the signatory that stands; nothing where only its day is known."""
        signature = self.signatory.signature
        return UUID(signature.id) if signature and signature.id else None


def require_acting(work: Work, organisation_id: str | None, mode: RecordingMode) -> None:
    """Let only a party itself sign, consent, ratify and reject in workflow: nobody acts in another's name.

    Who keeps the dossier may record from a source that it happened.

    Raises:
        RefusedError: `forbidden` (R-117).

    """
    acting = work.command.actor.organisation_id
    if mode is RecordingMode.WORKFLOW and acting is not None and str(acting) != organisation_id:
        words = Localised(
            "Dit doet alleen de partij zelf; wie het dossier beheert, kan het uit een bron vastleggen.",
            "Only the party itself does this; who keeps the dossier may record it from a source.",
        )
        raise refusal(FORBIDDEN, words, rule="R-117")


def not_found_at(location: str) -> RefusedError:
    """Return the refusal of a reference to what is not there."""
    fault = FieldError("body", location, "reference-not-found", REFERENCE_NOT_FOUND.cause)
    return refusal(REFERENCE_NOT_FOUND, errors=(fault,))


async def scene_of(
    work: Work, agreement_id: UUID, signatory_id: UUID, party_id: UUID | None, **grounds: UUID | None
) -> Scene:
    """Return the dossier with its lock held, and that of the mandate relied on, and the signatory in it.

    Raises:
        RefusedError: `reference-not-found` for a signatory of another dossier or party.

    """
    with work.session.no_autoflush:
        await repository.locked_agreements(work.session, [agreement_id])
        dossiers = Dossiers.inside(work.session, legal_day(work.command.instant))
        relied_on = grounds.get("mandate_id")
        mandate = await dossiers.mandate_used(relied_on) if relied_on is not None else None
        named = {name: str(found) for name, found in grounds.items() if found is not None}
        x = await dossiers.with_grounds(await dossiers.examination(agreement_id), **named)
    signatory = next((s for s in x.dossier.signatories if s.id == str(signatory_id)), None)
    if signatory is None:
        raise not_found_at("/signatoryId")
    if party_id is not None and signatory.party_id != str(party_id):
        raise not_found_at("/partyId")
    party = next(p for p in x.dossier.parties if p.id == signatory.party_id)
    return Scene(x, party, signatory, mandate)
