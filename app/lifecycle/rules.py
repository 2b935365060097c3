"""Representing, signing and ending: code lists (glossary, section 1) and the problem types of their rules."""

from app.kit.codelists import CodeList


class AuthorityBasis(CodeList):
    """On what somebody's right to sign for an organisation rests (glossary: `authority_basis`)."""

    EX_OFFICIO = "ex_officio", "Ambtshalve", "By office"
    DESIGNATION = "designation", "Aanwijzing"
    POWER_OF_ATTORNEY = "power_of_attorney", "Volmacht"
    STATUTORY = "statutory", "Statutair bevoegd", "Under the articles"
    STATUTORY_JOINT = "statutory_joint", "Gezamenlijk bevoegd", "Jointly under the articles"


class SignatureMethod(CodeList):
    """How a signature was set (glossary: `signature_method`)."""

    WET = "wet", "Natte handtekening", "Handwritten"
    ADVANCED = "advanced", "Geavanceerde elektronische", "Advanced electronic"
    QUALIFIED = "qualified", "Gekwalificeerde elektronische", "Qualified electronic"


class RatificationScope(CodeList):
    """How much of an act a ratification covers (glossary: `ratification_scope`)."""

    FULL = "full", "Geheel"
    PARTIAL = "partial", "Gedeeltelijk"


class TerminationKind(CodeList):
    """How an agreement, or one party's part in it, comes to an end (glossary: `termination_kind`)."""

    NOTICE = "notice", "Opzegging"
    MUTUAL = "mutual", "Onderling goedvinden", "Mutual consent"
    WITHDRAWAL = "withdrawal", "Uittreding"
    RESCISSION = "rescission", "Ontbinding"
    COURT = "court", "Rechterlijke uitspraak", "Court decision"
