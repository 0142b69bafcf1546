"""Shows the table of moves to readers of the documentation, as a Mermaid drawing and as a table."""

from bot.domain.appeals.action import State
from bot.domain.appeals.moves import MOVES, STATES, AppealMove
from bot.domain.base.party import Party
from bot.texts.appeals.labels import STATE
from bot.texts.appeals.verbs import named
from bot.texts.style.parties import PARTY


def drawing() -> str:
    """Return the states and moves as a Mermaid state diagram."""
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{STATE[state]}" as {state}' for state in State]
    lines += [f"    {source} --> {target} : {label}" for (source, target), label in _arrows().items()]
    lines += [f"    {state} --> [*]" for state, rule in STATES.items() if rule.owner is None]
    return "\n".join(lines)


def _arrows() -> dict[tuple[str, str], str]:
    """Return the arrows; several moves between the same two states are one.

    What the program takes back by itself leads to wherever the appeal was, and has no arrow.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for move in MOVES:
        if move.who is Party.SYSTEM and not isinstance(move.to, State):
            continue
        for source in move.sources:
            for target in _ends(move):
                if source is not target:
                    found.setdefault((source or "[*]", target), []).append(named(move.action))
    return {ends: "、".join(dict.fromkeys(labels)) for ends, labels in found.items()}


def _ends(move: AppealMove) -> list[State]:
    """Return the states to which a move may lead; an answer to a question leads back to where it was asked."""
    if isinstance(move.to, State):
        return [move.to]
    sources = [source for move_to in MOVES if move_to.to in move.sources for source in move_to.sources]
    return [state for state in dict.fromkeys(sources) if state is not None]


def table() -> str:
    """Return all rows of the table of moves in Markdown."""
    head = ["| 从 | 动作 | 谁 | 到 | 告知 |", "|---|---|---|---|---|"]
    return "\n".join([*head, *(_row(move) for move in MOVES)])


def _row(move: AppealMove) -> str:
    sources = "、".join(STATE[source] if source else "（新）" for source in move.sources)
    to = STATE[move.to] if isinstance(move.to, State) else "（回到补正前）"
    text = "、".join(PARTY[party] for party in move.tells)
    condition = "（有条件）" if move.guard else ""
    return f"| {sources} | {named(move.action)}{condition} | {PARTY[move.who]} | {to} | {text} |"
