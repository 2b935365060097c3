"""A client for Convenant, the register of cooperation agreements between Dutch governments and their partners."""

from convenant_client._generated import models, problems
from convenant_client.client import AsyncConvenant, Convenant
from convenant_client.cursors import CursorStore, FileCursorStore, MemoryCursorStore
from convenant_client.errors import (
    Change,
    ConvenantError,
    CursorEpochChanged,
    DamagedFileError,
    Fault,
    ProblemError,
    TokenError,
    UnexpectedAnswerError,
    UnreachableError,
    VersionConflict,
)
from convenant_client.feed import FeedPage
from convenant_client.records import UNSET, Page, Record, Unset
from convenant_client.tokens import ClientCredentials
from convenant_client.version import __version__

__all__ = [
    "UNSET",
    "AsyncConvenant",
    "Change",
    "ClientCredentials",
    "Convenant",
    "ConvenantError",
    "CursorEpochChanged",
    "CursorStore",
    "DamagedFileError",
    "Fault",
    "FeedPage",
    "FileCursorStore",
    "MemoryCursorStore",
    "Page",
    "ProblemError",
    "Record",
    "TokenError",
    "UnexpectedAnswerError",
    "UnreachableError",
    "Unset",
    "VersionConflict",
    "__version__",
    "models",
    "problems",
]
