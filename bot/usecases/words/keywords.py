"""The form in which a coordinator changes a department's words, one change a line; wrong lines are explained."""

from collections.abc import Mapping

from bot.classifier.folding import fold_word
from bot.config.words import Level
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.texts.words import wordbook as texts
from bot.usecases.forms.beginning import is_given
from bot.usecases.forms.steps import Form, Step, Taken, Turn, by_name, only_text
from bot.usecases.words import wordbook
from bot.usecases.words.filled import AboutWords

KEYWORDS = "keywords"
SHORTEST, LONGEST, MOST = 2, 20, 20  # characters of a word, lines of a message
LEARNED = 10  # words that learning weighs most, shown beside those by hand

Change = tuple[str, str | None]


def _take_department(turn: Turn, content: Content) -> Taken:
    text = only_text(content)
    found = by_name(turn.tx.programme.pack.find_department, text)
    if found is None:
        raise BadInput("unknown_department", {"name": text})
    return Taken({"department": found.name})


def _words(turn: Turn) -> dict[str, Level]:
    department = turn.tx.programme.pack.find_department(AboutWords.from_draft(turn.data).department)
    mine = wordbook.book(turn.tx).words(department) if department else ()
    return {fold_word(word.text): word.level for word in mine}


def _learned(turn: Turn) -> list[str]:
    """Return the department's words learned from examples or closed appeals, those with most weight first."""
    department = AboutWords.from_draft(turn.data).department
    weights = wordbook.book(turn.tx).taught_words(turn.tx.programme.pack.base, department)
    by_hand = _words(turn)
    return [word for word in sorted(weights, key=weights.__getitem__, reverse=True) if word not in by_hand]


def _facts(turn: Turn) -> Mapping[str, object]:
    words = _words(turn)
    by_level = {level: [word for word, its in words.items() if its is level] for level in Level}
    return {
        "department": AboutWords.from_draft(turn.data).department,
        "words": by_level,
        "learned": _learned(turn)[:LEARNED],
    }


def _take_changes(turn: Turn, content: Content) -> Taken:
    lines = [line for line in only_text(content).split("\n") if line.strip()]
    if len(lines) > MOST:
        raise BadInput("keyword_lines", {"count": len(lines), "most": MOST})
    known: dict[str, Level | None] = {**dict.fromkeys(_learned(turn)), **_words(turn)}
    edits = dict(_checked(known, _parsed(line), line) for line in lines)
    return Taken({"edits": [list(edit) for edit in edits.items()]})


def _parsed(line: str) -> Change:
    """Read 加 林下经济 强, +林下经济 强, 林下经济 强, 删 苗木 or -苗木; a level of None means removed."""
    tokens, drop = line.split(), False
    if tokens[0] in texts.WORD_SIGNS:
        drop = texts.WORD_SIGNS[tokens.pop(0)]
    elif tokens[0][0] in texts.WORD_SIGNS:
        drop, tokens[0] = texts.WORD_SIGNS[tokens[0][0]], tokens[0][1:]
    level = texts.LEVEL_WORDS.get(tokens[-1]) if len(tokens) > 1 and not drop else None
    word = fold_word("".join(tokens[:-1] if level else tokens))
    return word, None if drop else level or Level.MEDIUM


def _checked(known: Mapping[str, Level | None], change: Change, line: str) -> Change:
    word, level = change
    facts: dict[str, str | int] = {"line": line.strip(), "word": word, "least": SHORTEST, "most": LONGEST}
    if not word or not word.isalnum():
        raise BadInput("keyword_unclear", facts)
    if not SHORTEST <= len(word) <= LONGEST:
        raise BadInput("keyword_length", facts)
    if level is None and word not in known:
        raise BadInput("keyword_missing", facts)
    if level is not None and known.get(word) == level:
        raise BadInput("keyword_there", facts | {"level": texts.LEVEL[Level(level)]})
    return change


def _unnamed(turn: Turn) -> bool:
    """Whether the form has to ask for the department, because no button has named it."""
    return not is_given(turn, "department")


KEYWORDS_FORM = Form(
    KEYWORDS,
    (
        Step("department", _take_department, when=_unnamed),
        Step("change", _take_changes, facts=_facts),
    ),
    wordbook.propose,
    wordbook.may_edit,
)
