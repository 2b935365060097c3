"""What a source tells of a party's answer to an amendment leaves the answer itself to that party.

Revision 0013.
"""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLE = "amendment_consent"
ONE_ANSWER = "uq_amendment_consent_amendment_id_party_id"
ONE_OF_A_KIND = "uq_amendment_consent_amendment_id_party_id_recording_mode"


def upgrade() -> None:
    op.drop_constraint(op.f(ONE_ANSWER), TABLE)
    op.create_unique_constraint(op.f(ONE_OF_A_KIND), TABLE, ["amendment_id", "party_id", "recording_mode"])


def downgrade() -> None:
    op.drop_constraint(op.f(ONE_OF_A_KIND), TABLE)
    op.create_unique_constraint(op.f(ONE_ANSWER), TABLE, ["amendment_id", "party_id"])
