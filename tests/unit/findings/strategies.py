"""Random dossiers: few ids, few days and every status, so that facts meet each other."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from app.findings import facts as f
from app.findings import facts_money as m
from app.kit.dates import ANY_DAY, Interval, on

START = date(2026, 1, 1)
SPAN = 150
days = st.integers(0, SPAN).map(lambda offset: START + timedelta(days=offset))
exact = days.map(on)
ranges = st.tuples(days, st.integers(1, 60)).map(lambda pair: Interval(pair[0], pair[0] + timedelta(days=pair[1])))
dates = st.one_of(st.none(), exact, exact, ranges, st.just(ANY_DAY))
cents = st.sampled_from((None, 0, 100, 250, 1000))
hashes = st.sampled_from((None, "a", "b"))
flags = st.sampled_from((None, True, True, False))

ORGANISATIONS = ("town", "region", "board")
PARTIES = tuple(f"party-{organisation}" for organisation in ORGANISATIONS)


def ids(prefix: str, count: int = 3) -> st.SearchStrategy[str | None]:
    """Return references to records of a kind, sometimes to none or to one that does not exist."""
    return st.sampled_from((None, "nowhere", *(f"{prefix}-{no}" for no in range(count))))


def any_of(*values: str) -> st.SearchStrategy[str]:
    """Return one of some enum values."""
    return st.sampled_from(values)


def numbered(prefix: str, kind: Any, /, most: int = 3, **members: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return up to `most` records of a kind with ids of their own."""

    def number(rows: list[dict[str, Any]]) -> tuple[Any, ...]:
        return tuple(kind(id=f"{prefix}-{no}", **row) for no, row in enumerate(rows))

    return st.lists(st.fixed_dictionaries(members), max_size=most).map(number)


points = st.lists(
    st.fixed_dictionaries(
        {
            "kind": any_of(
                "enter_into_agreement",
                "enter_into_agreement",
                "grant_mandate",
                "grant_subsidy",
                "set_ceiling",
                "ratify",
            ),
            "outcome": st.sampled_from((None, "conform", "conform", "conform", "conform_amended", "deferred")),
            "agreement_id": st.sampled_from(("agreement", "agreement", "agreement", "other", None)),
            "mandate_id": ids("mandate"),
            "allocation_id": ids("allocation"),
            "envelope_id": ids("envelope"),
        }
    ),
    max_size=2,
)


def _decision(no: int, row: dict[str, Any], inner: list[dict[str, Any]]) -> f.DecisionFacts:
    numbered_points = tuple(f.DecisionPointFacts(id=f"point-{no}-{p}", **point) for p, point in enumerate(inner))
    return f.DecisionFacts(id=f"decision-{no}", points=numbered_points, **row)


decisions = st.lists(
    st.tuples(
        st.fixed_dictionaries(
            {
                "organisation_id": st.sampled_from(ORGANISATIONS),
                "body": st.sampled_from(
                    (None, None, "municipal_executive", "provincial_executive", "municipal_council")
                ),
                "decided_on": st.one_of(exact, dates),
                "status": any_of("decided", "decided", "decided", "scheduled", "revoked"),
                "mandate_id": ids("mandate"),
                "document_id": ids("document"),
                "publication_status": any_of("unknown", "not_assessed", "ready", "published"),
            }
        ),
        points,
    ),
    max_size=4,
).map(lambda rows: tuple(_decision(no, row, inner) for no, (row, inner) in enumerate(rows)))
signatures = st.one_of(
    st.none(),
    st.builds(
        f.SignatureFacts,
        id=ids("signature", 2),
        signed_on=dates,
        text_sha256=hashes,
        under_reservation=flags,
        mandate_id=ids("mandate"),
    ),
)
statements = st.one_of(
    st.none(),
    st.builds(
        m.StatementFacts,
        amount_cents=cents,
        certainty=any_of("estimate", "reserved", "firm"),
        qualifier=any_of("exact", "circa", "maximum"),
        amount_source_text=st.sampled_from((None, "een bedrag", "Een  bedrag")),
    ),
)
refs = st.sampled_from(
    ((), (m.SourceRefFacts(document_id="document-0"),), (m.SourceRefFacts(document_id="document-1"),))
)
consents = st.lists(
    st.builds(f.ConsentFacts, party_id=st.sampled_from(PARTIES), given_on=dates, mandate_id=ids("mandate")),
    max_size=3,
).map(tuple)

dossiers = st.builds(
    f.DossierFacts,
    agreement=st.builds(
        f.AgreementFacts,
        id=st.just("agreement"),
        kind=any_of("cooperation_agreement", "cooperation_agreement", "letter_of_intent"),
        status=any_of("draft", "in_decision", "in_signing", "signed", "in_force", "terminated"),
        programme_id=st.sampled_from((None, "programme")),
        ends_on=dates,
        is_indefinite=flags,
        effective_on=dates,
    ),
    organisations=st.just(
        (
            f.OrganisationFacts(id="town", name="gemeente Dal", kind="municipality"),
            f.OrganisationFacts(id="region", name="provincie Heuvel", kind="province"),
            f.OrganisationFacts(id="board", name="Stichting Plein"),
        )
    ),
    office_holdings=numbered(
        "office",
        f.OfficeHoldingFacts,
        organisation_id=st.sampled_from(ORGANISATIONS),
        function_kind=any_of("mayor", "alderman", "board_member"),
        valid_from=dates,
        valid_to=dates,
    ),
    role_assignments=numbered(
        "role",
        f.RoleAssignmentFacts,
        role=st.just("portfolio_holder"),
        agreement_id=st.sampled_from(("agreement", "other", None)),
        programme_id=st.sampled_from(("programme", None)),
        office_holding_id=ids("office"),
        valid_from=dates,
        valid_to=dates,
    ),
    parties=st.tuples(
        *(
            st.builds(
                f.PartyFacts,
                id=st.just(f"party-{organisation}"),
                organisation_id=st.just(organisation),
                must_sign=flags,
                joined_on=dates,
                left_on=st.one_of(st.none(), st.none(), dates),
            )
            for organisation in ORGANISATIONS
        )
    ),
    signatories=numbered(
        "signatory",
        f.SignatoryFacts,
        most=5,
        party_id=st.sampled_from(PARTIES),
        office_holding_id=ids("office"),
        status=any_of(
            "not_designated", "designated", "signed", "signed", "signed_unauthorised", "ratified", "voided"
        ),
        signing_authority_id=ids("authority"),
        signature=signatures,
    ),
    signing_authorities=numbered(
        "authority",
        f.SigningAuthorityFacts,
        basis=any_of("ex_officio", "statutory_joint"),
        office_holding_id=ids("office"),
        valid_from=dates,
        valid_to=dates,
        revoked_on=dates,
        document_id=ids("document"),
    ),
    signing_events=numbered(
        "event",
        f.SigningEventFacts,
        status=any_of("planned", "planned", "held", "postponed"),
        planned_on=dates,
        held_on=dates,
    ),
    decisions=decisions,
    ratifications=numbered(
        "ratification",
        f.RatificationFacts,
        most=1,
        signatory_id=ids("signatory"),
        signature_id=ids("signature", 2),
        scope=any_of("full", "partial"),
    ),
    mandates=numbered(
        "mandate",
        f.MandateFacts,
        status=any_of("granted", "active", "active", "exhausted", "revoked"),
        granting_organisation_id=st.sampled_from(ORGANISATIONS),
        decision_point_id=st.sampled_from((None, "point-0-0", "point-1-0", "point-2-1")),
        holder_kind=any_of("role", "person"),
        holder_role=st.just("portfolio_holder"),
        powers=st.sampled_from(((), ("sign",), ("make_minor_amendments",), ("grant_subsidy", "decide_substantive"))),
        subject_agreement_id=st.sampled_from((None, "agreement", "other")),
        phase_limit=st.sampled_from((None, "until_signing", "during_term")),
        valid_from=dates,
        valid_to=dates,
        revoked_on=st.one_of(st.none(), dates),
        financial_limit_cents=cents,
    ),
    amendments=numbered(
        "amendment",
        f.AmendmentFacts,
        status=any_of("classified", "adopted", "in_effect"),
        classification=any_of("minor", "substantive"),
        protected_subjects=st.sampled_from(((), ("money",), ("money", "term"))),
        adopted_on=dates,
        effective_on=dates,
        consents=consents,
    ),
    terminations=numbered(
        "termination", f.TerminationFacts, most=2, kind=any_of("mutual", "withdrawal"), effective_on=dates
    ),
    envelopes=numbered(
        "envelope",
        m.EnvelopeFacts,
        provider_organisation_id=st.just("region"),
        statement=statements,
        ceiling_status=any_of("announced", "adopted", "published"),
        source_refs=refs,
    ),
    allocations=numbered(
        "allocation",
        m.AllocationFacts,
        most=4,
        envelope_id=ids("envelope"),
        parent_allocation_id=ids("allocation"),
        agreement_id=st.sampled_from((None, "agreement", "agreement", "other")),
        recipient_organisation_id=st.sampled_from((None, "board")),
        status=any_of("indicative", "reserved", "granted", "determined"),
        statement=statements,
        reserved_cents=cents,
        granted_cents=cents,
        determined_cents=cents,
        source_refs=refs,
    ),
    payments=numbered(
        "payment",
        m.PaymentFacts,
        allocation_id=ids("allocation"),
        kind=any_of("advance", "final"),
        status=any_of("approved", "paid", "cancelled"),
        amount_cents=cents,
        paid_on=dates,
    ),
    follow_ups=numbered(
        "follow-up",
        f.FollowUpFacts,
        kind=any_of("press_release", "evaluation"),
        status=any_of("planned", "done"),
        due_on=dates,
        done_on=dates,
    ),
    publications=numbered(
        "publication", f.PublicationFacts, document_id=ids("document"), status=any_of("ready", "published")
    ),
    public_copies=numbered(
        "copy", f.PublicCopyFacts, document_id=ids("document"), published_on=dates, has_contact_data=flags
    ),
    source_values=numbered(
        "value",
        f.SourceValueFacts,
        subject_kind=st.just("area"),
        subject_id=any_of("north", "south"),
        attribute=st.just("name"),
        value=any_of("Noord", "Zuid"),
        document_id=ids("document"),
    ),
)
