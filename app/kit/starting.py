"""Importing the program quickly."""

import gc
from importlib import import_module
from typing import Any


def imported(name: str) -> Any:
    """Import what stays for the life of the process, and never look through it for garbage.

    What importing makes is kept, nearly all of it. Looking through it again and again, as Python would, takes a third
    of the time to start and finds a thousandth.
    """
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()
