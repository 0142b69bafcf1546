"""Asks what a text is meant for where that is not clear.

So no half-filled form takes it by mistake, and nothing typed is lost.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from bot.domain.appeals import numbering
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.sought import Sought, is_listed
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.desk.sayings import offered
from bot.domain.desk.wishes import Doubt, Meaning, Saying, Wish
from bot.domain.people.person import Person
from bot.texts.desk import sayings, wish_answers, wishes
from bot.texts.style import dates, wording
from bot.usecases.appeals.filing import APPEAL
from bot.usecases.desk import first_words, guard
from bot.usecases.desk.filled import Meant
from bot.usecases.forms.attaching import files_as_data, with_files
from bot.usecases.forms.places import is_empty
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import ASKS_NUMBER, CANCEL, Step, Taken, Turn, choice, clean, is_picked
from storage.appeals import appeals, finding
from storage.engine.database import Transaction
from storage.mail import drafts, shown_lists
from storage.mail.drafts import Draft

W = Wish
MEANT = "meant"
OLD = timedelta(days=1)
# What nobody writes into an appeal.
ELSEWHERE = {W.HUMAN, W.BOOKING, W.PROGRESS, W.URGE, W.WITHDRAW, W.RATE, W.HELP, W.PHONE, W.DELETE_ME}
SUPPLIED = 3  # appeals that are offered to be supplemented


def doubt(tx: Transaction, who: Person, content: Content, draft: Draft | None, *, now: datetime) -> Filled | None:
    """Return the first values of the question; None if the meaning is clear.

    `draft` is the form that would take the text.
    """
    sent = {"text": content.text, "files": files_as_data(content.files), "number": ""}
    if draft is None:
        return None
    found = numbered(tx, who, content.text, now)
    if found is not None and draft.step != ASKS_NUMBER:
        return sent | {"doubt": Doubt.NUMBER, "filling": draft.form, "number": found.number}
    if waiting := _may_be_for_others(tx, who, content, draft):
        return sent | {"doubt": Doubt.EITHER, "filling": draft.form, "number": _numbers(waiting)}
    if (wish := _wished(tx, content, draft)) is not None:
        return sent | {"doubt": Doubt.WISH, "filling": draft.form, "sayings": [wish]}
    if draft.since is None or now - draft.since < OLD:
        return None
    return sent | {"doubt": Doubt.OLD, "filling": draft.form, "since": dates.moment(draft.since, now)}


def _wished(tx: Transaction, content: Content, draft: Draft) -> Wish | None:
    """Return what the text asks for, if it asks for nothing else and an appeal would take it for a part of itself."""
    understood = wishes.understood(content.text) if draft.form == APPEAL and draft.step == "text" else None
    if content.files or understood is None or understood.wish not in ELSEWHERE or understood.says_more:
        return None
    return understood.wish if understood.is_clear(first_words.evidence(tx, content.text)) else None


def _may_be_for_others(tx: Transaction, who: Person, content: Content, draft: Draft) -> list[Appeal]:
    """Return the appeals of which more was asked, if the text may answer that instead of the form's question.

    It may if the form was only begun, or was left before that was asked; once somebody has gone on with it, no more.
    """
    if len(content.text.strip()) < tx.programme.pack.limits.text_min:
        return []
    wanted = _asked(tx, who)
    left = draft.since is None or any(draft.since < appeal.clock_from for appeal in wanted)
    return wanted if left or is_empty(draft) else []


def quoted(tx: Transaction, who: Person, content: Content) -> Appeal | None:
    """Return the appeal of the bot's message to which the text replies, if the person may see it.

    None: it speaks of none or of several, or is the question of the form that is being filled in.
    """
    numbers = numbering.all_in(content.quotes, tx.programme.pack.number_prefix)
    if len(numbers) != 1:
        return None
    draft, found = drafts.current(tx, who.id), appeals.by_number(tx, numbers[0])
    answers_form = draft is not None and draft.question == content.replies_to
    return found if found is not None and found.parties(who) and not answers_form else None


def takes_numbers(tx: Transaction, who: Person) -> None:
    """From now on a number is that of an answer to the question what is meant, until another list is shown."""
    shown_lists.keep(tx, who.chat, {})


def is_forgotten(draft: Draft | None, now: datetime) -> bool:
    """Whether an appeal was begun a day ago or longer and nothing was written: no text goes on with it."""
    if draft is None or draft.form != APPEAL:
        return False
    return is_empty(draft) and draft.since is not None and now - draft.since >= OLD


def numbered(tx: Transaction, who: Person, text: str, now: datetime) -> Appeal | None:
    """Return the appeal that `who` may see of which the text is the number, or the last digits with a nought ahead."""
    number = numbering.read(text, tx.programme.pack.number_prefix)
    if number is not None:
        found = appeals.by_number(tx, number)
        return found if found is not None and found.parties(who) else None
    tails = wishes.numbers(text) if guard.reads(who) and not wishes.beside_numbers(text) else ()
    if len(tails) != 1:
        return None
    seen = [
        appeal for appeal in finding.find(tx, Sought(tail=tails[0]), guard.sight(who), now) if is_listed(appeal, who)
    ]
    return seen[0] if len(seen) == 1 else None


def may_supply(tx: Transaction, who: Person, content: Content) -> Filled | None:
    """Return the first values of the question if a member writes who was asked for missing facts; None otherwise.

    What is missing may be said in a word or two, such as a day.
    """
    wanted = _asked(tx, who) if content.kind == "text" and (content.files or clean(content.text)) else []
    if not wanted:
        return None
    sent = {"text": content.text, "files": files_as_data(content.files)}
    return sent | {"doubt": Doubt.SUPPLY, "number": _numbers(wanted)}


def _numbers(wanted: list[Appeal]) -> str:
    return wording.BETWEEN_NAMES[0].join(appeal.number for appeal in wanted)


def may_go_past(tx: Transaction, who: Person, text: str, *, now: datetime) -> bool:
    """Whether the open question is about a short sentence, which nobody need have back, and the text answers it not."""
    draft = drafts.current(tx, who.id)
    if draft is None or draft.form != MEANT:
        return False
    meant, least = Meant.from_draft(draft.data), tx.programme.pack.limits.text_min
    answers = is_picked(_options(Turn(tx, who, draft.data, now)), text)
    return meant.doubt is Doubt.LIKELY and len(meant.text.strip()) < least and not meant.files and not answers


def refers(content: Content) -> Filled:
    """Return the first values of the question for a text that speaks of an earlier appeal."""
    return {"text": content.text, "files": [], "doubt": Doubt.REFERS, "number": ""}


def likely(content: Content, choice: Iterable[Saying]) -> Filled:
    """Return the first values of the question for a sentence that may be one of the sayings."""
    return {"text": content.text, "files": [], "doubt": Doubt.LIKELY, "number": "", "sayings": [*choice]}


def _asked(tx: Transaction, who: Person) -> list[Appeal]:
    return [] if who.enterprise is None else appeals.awaiting_facts(tx, who.enterprise, SUPPLIED)


def _options(turn: Turn) -> tuple[Option, ...]:
    meant = Meant.from_draft(turn.data)
    if meant.doubt in {Doubt.SUPPLY, Doubt.EITHER}:
        wanted = _asked(turn.tx, turn.actor)
        supplied = [wish_answers.option(Meaning.SUPPLY, meant.doubt, appeal.id, appeal.number) for appeal in wanted]
        is_long = bool(meant.files) or len(meant.text.strip()) >= turn.tx.programme.pack.limits.text_min
        new = (Meaning.NEW,) if is_long else (Meaning.FIND, Meaning.LEAVE)
        others = new if meant.doubt is Doubt.SUPPLY else (Meaning.FILL,)
        return (*supplied, *(wish_answers.option(other, meant.doubt) for other in others))
    meanings = _meanings(turn, meant)
    said = [saying for saying in meant.sayings if not (saying is Wish.FILE and Meaning.NEW in meanings)]
    likely = map(wish_answers.option_of, said)
    return (*likely, *(wish_answers.option(meaning, meant.doubt) for meaning in meanings))


def _meanings(turn: Turn, meant: Meant) -> tuple[Meaning, ...]:
    if meant.doubt is Doubt.NUMBER:
        return (Meaning.OPEN, Meaning.FILL)
    if meant.doubt is Doubt.WISH:
        return (Meaning.FILL,)
    if meant.doubt is Doubt.REFERS:
        return (Meaning.LIST, Meaning.NEW)
    long_enough = len(meant.text.strip()) >= turn.tx.programme.pack.limits.text_min
    new = (Meaning.NEW,) if guard.is_member(turn.actor) and long_enough else ()
    if meant.doubt is Doubt.LIKELY:
        return (*new, Meaning.LEAVE)
    find = (Meaning.FIND,) if guard.steers(turn.actor) else ()
    return (Meaning.FILL, *new, *find, Meaning.LEAVE)


def _facts(turn: Turn) -> Mapping[str, object]:
    return dict(turn.data)


def _take(turn: Turn, content: Content) -> Taken:
    """Take the meaning; what is sent on instead belongs to what was sent before."""
    if not content.files and (
        content.kind != "text" or not clean(content.text) or is_picked(_options(turn), content.text)
    ):
        return choice("meant", _options)(turn, content)
    meant, most = Meant.from_draft(turn.data), turn.tx.programme.pack.limits.text_max
    text = "\n".join(part for part in (meant.text, clean(content.text)) if part)
    if len(text) > most:
        facts = {"length": len(text), "most": most, "over": len(text) - most, "kept": len(meant.text)}
        raise BadInput("text_too_long", facts)
    takes_numbers(turn.tx, turn.actor)
    return Taken({"text": text, "sayings": _sayings(meant, content.text)} | with_files(turn, content), goto="meant")


def _sayings(meant: Meant, said: str) -> list[Saying]:
    """Return what may be meant, now that this was sent instead of an answer: other words may mean something else."""
    if meant.doubt is not Doubt.LIKELY or not wishes.may_ask(said):
        return [*meant.sayings]
    return [*offered(None, sayings.guesses(said))]


STEP = Step("meant", _take, _options, _facts, controls=(CANCEL,))
