"""The form in which an administrator changes settings, one a line; a line that is not understood is explained."""

import re
from collections.abc import Mapping
from datetime import datetime

from bot.classifier.folding import fold_word
from bot.config import overlay
from bot.config.overlay import Value
from bot.config.pack import Pack
from bot.config.problems import Fault, PackError, Rule
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.tenure.settings import Section
from bot.domain.time.calendar import shanghai_date
from bot.domain.time.typed import days
from bot.domain.time.typed.numerals import in_figures
from bot.texts.tenure import setting_names as names
from bot.texts.tenure.settings import SECTION
from bot.usecases.forms.beginning import is_given
from bot.usecases.forms.steps import BACK, CANCEL, Form, Step, Taken, Turn, choice, clean, only_text
from bot.usecases.tenure import settings
from bot.usecases.tenure.filled import AboutSection
from storage.engine import programme_changes
from storage.engine.database import Transaction

SETTINGS = "settings"
MOST = 20  # lines of a message
LONGEST = 1000  # characters of a text
_REASON = re.compile(rf"([A-Za-z])\s*(\d{{1,2}})\s*({'|'.join([*names.PART.values()][:2])})\s*(.*)", re.DOTALL)
_GONE = re.compile(rf"([A-Za-z])\s*(\d{{1,2}})\s*({'|'.join((*names.GONE_WORDS, names.AS_WRITTEN))})")
_DAY = re.compile(rf"(.+?)\s*({'|'.join((*names.DAY_WORDS, names.AS_WRITTEN))})")
Edit = tuple[str, Value | None]


def _sections(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(section.value, name) for section, name in SECTION.items())


def _unnamed(turn: Turn) -> bool:
    return not is_given(turn, "group")


def _facts(turn: Turn) -> Mapping[str, object]:
    return {"group": AboutSection.from_draft(turn.data).group}


def _take(turn: Turn, content: Content) -> Taken:
    said = [line.strip() for line in clean(only_text(content)).split("\n") if line.strip()]
    if len(said) > MOST:
        raise BadInput("setting_lines", {"count": len(said), "most": MOST})
    pack, edits = turn.tx.programme.pack, dict[str, Value | None]()
    for line in said:
        key, value = _read(turn, pack, line)
        edits[key] = value
        _check(turn, edits, key, line)
    before = dict(overlay.values(pack))
    changed = [[key, before.get(key), value] for key, value in edits.items()]
    if all(was == now for _, was, now in changed):
        raise BadInput("setting_same")
    return Taken({"edits": changed})


def section_of(tx: Transaction, text: str, now: datetime) -> Section | None:
    """Return the kind of settings of which a text outside the form speaks, as one would write it in the form."""
    line = clean(text).split("\n")[0]
    return next((section for section in Section if _reads(tx, section, line, now) or _begins(tx, section, line)), None)


def _reads(tx: Transaction, which: Section, line: str, now: datetime) -> bool:
    pack = tx.programme.pack
    if which is Section.REASONS:
        return (_reason(pack, line) or _gone(pack, line)) is not None
    return which is Section.DAYS and _day(line, now) is not None


def _begins(tx: Transaction, which: Section, line: str) -> bool:
    """Whether the line begins with the name of a setting and says something about it."""
    called = (names.label(page.key) for page in settings.of_section(tx, which) if "days." not in page.key)
    return any(line.startswith(name) and line != name for name in called)


def _check(turn: Turn, edits: Mapping[str, Value | None], key: str, line: str) -> None:
    """Refuse what the pack's own rules refuse, and name the rule."""
    kept = {key: value for key, value in programme_changes.read(turn.tx).settings.items() if key not in edits}
    try:
        overlay.upon(turn.tx.written.pack, kept | {key: said for key, said in edits.items() if said is not None})
    except PackError as error:
        raise _refusal(error.problems[0].rule, key, line) from None


def _refusal(rule: Rule | None, key: str, line: str) -> BadInput:
    """Return why a line is refused; a limit that was adopted before the bounds were is named itself."""
    facts = {"line": line}
    others = {
        Fault.ORDER: BadInput("setting_order", facts),
        Fault.HOURS: BadInput("setting_hours", facts),
        Fault.LAST: BadInput("setting_last", facts),
        Fault.EMPTY: BadInput("setting_empty", facts),
        Fault.TWICE: BadInput("setting_twice", facts),
    }
    if rule is None or rule.fault in others:
        return others[rule.fault] if rule else BadInput("setting_refused", facts)
    named = f"limits.{rule.key}" if rule.key in overlay.LIMITS else key
    low, high = (names.said(named, bound) for bound in (rule.low, rule.high))
    return BadInput("setting_range", {"line": line, "name": names.label(named), "low": low, "high": high})


def _read(turn: Turn, pack: Pack, line: str) -> Edit:
    """Read a line of the section that was chosen."""
    which = AboutSection.from_draft(turn.data).group
    found = None
    if which is Section.REASONS:
        found = _reason(pack, line) or _gone(pack, line)
    elif which is Section.DAYS:
        found = _day(line, turn.now)
    found = found or _named(turn, which, line)
    if found is None:
        raise BadInput("setting_unclear", {"line": line})
    return found


def _reason(pack: Pack, line: str) -> Edit | None:
    said = _REASON.fullmatch(line)
    if said is None:
        return None
    letter, number, part, text = said[1].upper(), said[2], said[3], said[4].strip(names.BETWEEN)
    lists = {reason.code[0]: which for which in overlay.LISTS for reason in getattr(pack.reasons, which)}
    if letter not in lists or (not text and part == names.PART[overlay.PARTS[0]]) or len(text) > LONGEST:
        return None
    key = f"{lists[letter]}.{letter}{number}.{next(item for item, name in names.PART.items() if name == part)}"
    return key, None if text == names.AS_WRITTEN else text


def _gone(pack: Pack, line: str) -> Edit | None:
    """Read that a reason is not to be offered any more, or is again."""
    said = _GONE.fullmatch(line)
    code = f"{said[1].upper()}{said[2]}" if said else ""
    held = [which for which in overlay.LISTS if code in {reason.code for reason in getattr(pack.reasons, which)}]
    if said is None or not held:
        return None
    return f"{held[0]}.{code}.gone", None if said[3] == names.AS_WRITTEN else overlay.GONE


def _day(line: str, now: datetime) -> Edit | None:
    said = _DAY.fullmatch(line)
    day = days.to_come(fold_word(said[1]).strip(names.BETWEEN), shanghai_date(now)) if said else None
    if said is None or day is None:
        return None
    return f"days.{day.isoformat()}", names.DAY_WORDS.get(said[2])


def _named(turn: Turn, which: Section, line: str) -> Edit | None:
    """Read a line that begins with the name of a setting; of several names the longest counts."""
    known = {names.label(page.key): page for page in settings.of_section(turn.tx, which) if "days." not in page.key}
    called = max((name for name in known if line.startswith(name)), key=len, default=None)
    if called is None:
        return None
    key, rest = known[called].key, line.removeprefix(called).strip(names.BETWEEN)
    if rest == names.AS_WRITTEN:
        return key, None
    value = _value(known[called].value, key, rest)
    return None if value is None else (key, value)


def _value(present: Value, key: str, rest: str) -> Value | None:
    """Read a value of the same type as the present one."""
    if key.startswith("hours."):
        clock = names.CLOCK.fullmatch(in_figures(rest))
        return f"{int(clock[1]):02}:{clock[2] or '00'}" if clock and int(clock[1]) < 24 else None
    if isinstance(present, str):
        return rest if 0 < len(rest) <= LONGEST else None
    number = names.NUMBER.fullmatch(in_figures(rest))
    if number is None or (isinstance(present, int) and "." in number[1]):
        return None
    return int(number[1]) if isinstance(present, int) else float(number[1])


SETTINGS_FORM = Form(
    SETTINGS,
    (
        Step("group", choice("group", _sections), _sections, when=_unnamed),
        Step("change", _take, facts=_facts, controls=(BACK, CANCEL)),
    ),
    settings.propose,
    settings.may,
)
