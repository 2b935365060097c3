"""Which organisation a name means: one body is written in many ways, and two bodies may sound alike."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from cells import CannotReadError, Cell, Reading, says_nothing, text_of

_LEGAL_FORMS = {
    "foundation": r"\b(stichting|st\.|stg\.)(?=\s)",
    "private_limited": r"\bb\.?v\.?(?=\s|$)",
    "public_limited": r"\bn\.?v\.?(?=\s|$)",
    "association": r"\bvereniging\b",
    "cooperative": r"\bco[oö]peratie\b",
}
_PUBLIC = {"gemeente": "municipality", "provincie": "province", "waterschap": "water_authority"}
_KVK_DIGITS, _SAME_PERCENT, _FEW_DIGITS = 8, 88, 7
_NOBODY_IN_PARTICULAR = re.compile(r"^(div(erse)?\b|meerdere\b|alle\b)", re.IGNORECASE)


@dataclass
class Organisation:
    """An organisation that the sheet names; `id` once the register knows it."""

    name: str
    kvk: str | None = None
    legal_form: str | None = None
    kind: str | None = None
    id: str | None = None
    slug: str = ""

    def __post_init__(self) -> None:
        """Give it the readable name that the register will know it by."""
        self.slug = self.slug or self._made_slug()

    def _made_slug(self) -> str:
        plain = unicodedata.normalize("NFKD", core(self.name)).encode("ascii", "ignore").decode()
        return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100] or f"kvk-{self.kvk}"


def core(name: str) -> str:
    """Return what distinguishes a name: without legal form, case, punctuation and spare spaces."""
    plain = name.casefold()
    for pattern in _LEGAL_FORMS.values():
        plain = re.sub(pattern, " ", plain)
    return " ".join(re.sub(r"[^\w&]+", " ", plain).split())


def legal_form(name: str) -> str | None:
    """Return the legal form a name states."""
    return next((form for form, pattern in _LEGAL_FORMS.items() if re.search(pattern, name.casefold())), None)


def split_names(cell: Cell) -> list[str]:
    """Return the names in a cell; they are set apart by semicolons, slashes or lines."""
    found = [" ".join(part.split()).strip(" ,") for part in re.split(r"[;\n/]", str(cell))]
    return [name for name in found if not says_nothing(name)]


def read_kvk(cell: Cell) -> Reading[str | None]:
    """Return a trade-register number; a spreadsheet drops the zeros in front of it."""
    if says_nothing(cell):
        return Reading(None)
    digits = re.sub(r"[\s.]", "", text_of(cell))
    if not digits.isdigit() or not _FEW_DIGITS <= len(digits) <= _KVK_DIGITS:
        return Reading(None, (f"KvK-nummer ‘{text_of(cell)}’ is weggelaten: het heeft geen acht cijfers",))
    if len(digits) == _KVK_DIGITS:
        return Reading(digits)
    return Reading(digits.zfill(_KVK_DIGITS), (f"KvK-nummer {digits} is met een nul ervoor gelezen",))


class Organisations:
    """Every organisation that is known by now: those of the register, and new ones from the sheet."""

    def __init__(self, known: Iterable[Organisation]) -> None:
        self.found = list(known)

    @property
    def new(self) -> list[Organisation]:
        """Those the register does not know yet."""
        return [each for each in self.found if each.id is None]

    def named(self, name: str, kvk: str | None = None) -> Reading[Organisation]:
        """Return the organisation that a name means; a new one where nobody is called like it.

        Raises:
            CannotReadError: the name means nobody in particular, or its number belongs to somebody else.

        """
        if _NOBODY_IN_PARTICULAR.match(name):
            raise CannotReadError(f"‘{name}’ noemt geen organisatie.", "Noem de partijen, met een ; ertussen.")
        by_number = next((each for each in self.found if kvk and each.kvk == kvk), None)
        match = by_number or self._called(name)
        if match is None:
            return self._added(name, kvk)
        assumed = self._agree(match, name, kvk)
        if name.casefold() != match.name.casefold():
            assumed.append(f"‘{name}’ is gelezen als ‘{match.name}’")
        return Reading(match, tuple(assumed))

    def _agree(self, match: Organisation, name: str, kvk: str | None) -> list[str]:
        """Take over what a match did not say yet; return what is not corrected in the register."""
        form = legal_form(name)
        if form and match.legal_form and form != match.legal_form:
            raise CannotReadError(
                f"‘{name}’ heeft een andere rechtsvorm dan ‘{match.name}’ elders.", "Ga na of het dezelfde is."
            )
        if kvk and match.kvk and match.kvk != kvk:
            raise CannotReadError(
                f"‘{name}’ heeft hier KvK-nummer {kvk} en elders {match.kvk}.", "Ga na welk nummer klopt."
            )
        told = [f"KvK-nummer {kvk} van ‘{match.name}’ staat niet in het register en wordt niet toegevoegd"]
        is_left_out = bool(kvk and match.id and not match.kvk)
        match.legal_form, match.kvk = match.legal_form or form, match.kvk or kvk
        return told if is_left_out else []

    def _called(self, name: str) -> Organisation | None:
        cores = [core(each.name) for each in self.found]
        best = process.extractOne(core(name), cores, scorer=fuzz.ratio, score_cutoff=_SAME_PERCENT)
        return None if best is None else self.found[best[2]]

    def _added(self, name: str, kvk: str | None) -> Reading[Organisation]:
        public = next((kind for word, kind in _PUBLIC.items() if name.casefold().startswith(f"{word} ")), None)
        made = Organisation(name, kvk, "public_law" if public else legal_form(name), public)
        self.found.append(made)
        return Reading(made, (f"‘{name}’ is nieuw in het register",))
