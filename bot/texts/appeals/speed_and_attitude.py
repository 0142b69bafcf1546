"""Names opinions about the speed and politeness of handling."""

from bot.domain.appeals.survey import Manner

MANNER = {
    Manner.GOOD: "办得快，态度好",
    Manner.SLOW: "办得慢",
    Manner.RUDE: "态度不好",
    Manner.BOTH: "办得慢，态度也不好",
}
