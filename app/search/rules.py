"""What can be searched: the kinds of record, and in each the members that hold prose or names. Pure.

The database keeps the words of these members with every record (the triggers of the migration hold the same places).
Left out everywhere are ids, codes, hashes and addresses: nobody remembers a word of them. Contact data stands in no
representation, so it is not in here either.
"""

from dataclasses import dataclass

NOTE = "$.note"
IN_AGREEMENT = "$.agreementId"


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """Where the words of one kind of record stand, as SQL/JSON paths in its representation.

    `titles` are the members that name it, together; `texts` those searched besides. `agreements` is where the
    agreements stand it is about. `in_dossier` tells that who sees it follows from its one agreement alone.
    """

    titles: tuple[str, ...] = ()
    texts: tuple[str, ...] = (NOTE,)
    agreements: str | None = None
    in_dossier: bool = False

    @property
    def places(self) -> tuple[str, ...]:
        """Return every place that is searched, the title first."""
        return (*self.titles, *(text for text in self.texts if text not in self.titles))

    @property
    def one_agreement(self) -> str | None:
        """Return where the agreement stands of a record that is about one at most."""
        return None if self.agreements is None or "*" in self.agreements else self.agreements

    @property
    def dossier(self) -> str | None:
        """Return where the dossier stands that alone decides who sees the record."""
        return self.agreements if self.in_dossier else None


def _in_dossier(*titles: str, texts: tuple[str, ...] = ()) -> Searched:
    return Searched(titles=titles, texts=(*texts, NOTE), agreements=IN_AGREEMENT, in_dossier=True)


SEARCHED: dict[str, Searched] = {
    "agreement": Searched(titles=("$.title",), agreements="$.id", in_dossier=True),
    "agreement_version": _in_dossier(texts=("$.clauses[*].text", "$.clauses[*].heading")),
    "party": _in_dossier(),
    "signatory": _in_dossier("$.functionText"),
    "signing_event": _in_dossier(texts=("$.attendeesText", "$.conditionText")),
    "signing_authority": Searched(agreements="$.subjectAgreementId"),
    "signature": _in_dossier(texts=("$.place", "$.reservationText", "$.voidReason")),
    "ratification": _in_dossier(),
    "rejection_notice": _in_dossier(),
    "termination": _in_dossier("$.ground"),
    "consent": _in_dossier(),
    "amendment": _in_dossier("$.rationale", texts=("$.operations[*].clause.text", "$.operations[*].clause.heading")),
    "amendment_consent": _in_dossier(),
    "follow_up": _in_dossier("$.text"),
    "risk": _in_dossier("$.title", texts=("$.summary",)),
    "goal": _in_dossier("$.text"),
    "decision": Searched(
        titles=("$.points[0].text",),
        texts=("$.points[*].text", "$.outcomeText", NOTE),
        agreements="$.points[*].agreementId",
    ),
    "mandate": Searched(agreements="$.subjectAgreementId"),
    "funding_envelope": Searched(titles=("$.purpose",), texts=("$.legalBasis", NOTE)),
    "allocation": Searched(titles=("$.activities",), agreements=IN_AGREEMENT),
    "allocation_condition": Searched(titles=("$.text",), agreements=IN_AGREEMENT),
    "accounting_report": Searched(agreements=IN_AGREEMENT),
    "suspension": Searched(agreements=IN_AGREEMENT),
    "payment": Searched(agreements=IN_AGREEMENT),
    "programme": Searched(titles=("$.name",), texts=("$.ambition", NOTE)),
    "plan": Searched(titles=("$.title",)),
    "pillar": Searched(titles=("$.labelNl",), texts=("$.labelEn", NOTE)),
    "sdg": Searched(titles=("$.labelNl",), texts=("$.labelEn", NOTE)),
    "area": Searched(titles=("$.name",), texts=("$.municipalityName", "$.neighbourhoods[*].name", NOTE)),
    "organisation": Searched(titles=("$.name",)),
    "person": Searched(titles=("$.givenName", "$.familyName"), texts=("$.initials", NOTE)),
    "office_holding": Searched(titles=("$.portfolio",)),
    "role_assignment": Searched(agreements=IN_AGREEMENT),
    "document": Searched(titles=("$.title",), texts=("$.authorBody", NOTE), agreements="$.agreementIds[*]"),
}
NOT_SEARCHED: dict[str, str] = {
    "finding": "its sentences are the register's own and say what the records they name hold: list them by code",
    "membership": "it names accounts, and who may see those lists them",
    "webhook_subscription": "it holds addresses of systems, and a few words for those who keep them",
}
