"""Lets the program load without looking for garbage: of 800 classes none is, and every third look walks all of them."""

import gc

gc.disable()


def is_over() -> None:
    """Look for garbage from now on, but not among what was loaded: that stays until the end."""
    gc.freeze()
    gc.enable()
