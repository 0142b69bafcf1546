"""The verbs of an appeal, one file for each thing that people do. Verbs of a session are in the sessions' wing."""

from bot.usecases.appeals.verb import AnyVerb
from bot.usecases.appeals.verbs import (
    accepting,
    answering,
    asking,
    assigning,
    correcting,
    dividing,
    filing,
    handling,
    noting,
    rating,
    reviewing,
    sealing,
    speaking_up,
    steering,
    supervising,
    time,
    undoing,
)

# In this order a form offers what kept words can be used for.
VERBS: tuple[AnyVerb, ...] = (
    *filing.VERBS,
    *speaking_up.VERBS,
    *handling.VERBS,
    *answering.VERBS,
    *asking.VERBS,
    *reviewing.VERBS,
    *supervising.VERBS,
    *assigning.VERBS,
    *steering.VERBS,
    *correcting.VERBS,
    *dividing.VERBS,
    *noting.VERBS,
    *sealing.VERBS,
    *undoing.VERBS,
    *accepting.VERBS,
    *time.VERBS,
    *rating.VERBS,
)
