"""How far the journal of the register is known to have come, so that a client reads what it wrote."""

import threading

SEQUENCE = "Convenant-Sequence"


class Reached:
    """The last entry of the journal that was written or heard of; threads and tasks may share it.

    Sent along with a read, it makes the answer show at least that, whichever server gives it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sequence = 0

    @property
    def headers(self) -> dict[str, str]:
        """The entry as a header; none before there is one."""
        return {SEQUENCE: str(self._sequence)} if self._sequence else {}

    def take(self, said: str | None) -> None:
        """Take in a number that the register said; anything else is passed over."""
        if said is None or not (said.isascii() and said.isdigit()):
            return
        with self._lock:
            self._sequence = max(self._sequence, int(said))
