"""What somebody sensible does: files an appeal, makes a move that is theirs, fills the form to its end."""

from typing import Any

from sqlalchemy import select

from bot.domain.appeals.action import Action
from bot.domain.appeals.presses import Do, Rate
from bot.domain.appeals.survey import Satisfaction
from bot.domain.presses import encode
from bot.usecases.appeals import viewing
from bot.usecases.forms.steps import BACK, CANCEL
from storage import schema
from storage.appeals import appeals
from storage.mail import drafts
from storage.people import people
from tests.badinput.plays import WORDS, Json, message, pressed, text_of
from tests.badinput.theatre import CAST, Theatre

TYPED = {"lead": "省教育厅", "proposed": "省教育厅", "plan": "2024年12月底前完成。"}
QUESTIONS = 10  # no form has more


def files(theatre: Theatre, user: int, pick: int) -> None:
    says(theatre, user, "/appeal")
    says(theatre, user, WORDS[pick % 2])
    fills(theatre, user, pick)


def moves_on(theatre: Theatre, user: int, pick: int) -> None:
    """Make a move that the table allows: the user's own if there is one, else that of whoever has to act."""
    own = list(_open_to(theatre, user))
    every = own or [one for each in CAST for one in _open_to(theatre, each)]
    if every:
        actor, press = every[pick % len(every)]
        brings(theatre, pressed(theatre, actor, 1, press))
        fills(theatre, actor, pick)


def _open_to(theatre: Theatre, user: int) -> Any:
    who = people.by_chat(theatre.tx, user)
    for row in theatre.tx.execute(select(schema.appeal.c.id)).scalars().all() if who else ():
        appeal = appeals.peek(theatre.tx, row)
        if appeal is None or who is None:
            continue
        for action in viewing.view(theatre.tx, appeal, who, theatre.now).allowed:
            at = (appeal.id, appeal.state, appeal.round)
            if action is Action.RATE:
                yield from ((user, encode(Rate(*at, satisfaction))) for satisfaction in Satisfaction)
            else:
                yield user, encode(Do(action, *at))


def fills(theatre: Theatre, user: int, pick: int) -> None:
    """Answer question after question: words where words are wanted, else one of the choices."""
    who = people.by_chat(theatre.tx, user)
    for number in range(QUESTIONS):
        draft = drafts.current(theatre.tx, who.id) if who else None
        if draft is None:
            return
        mark = f"c:{draft.id}:{draft.stamp}:"
        ours = [(at, data) for at, data in theatre.buttons(user) if data.startswith(mark)]
        choices = [one for one in ours if one[1].removeprefix(mark) not in {BACK, CANCEL}]
        if choices and (draft.data.get("words") or draft.data.get("text") or draft.step != "words"):
            brings(theatre, pressed(theatre, user, *choices[(pick + number) % len(choices)]))
        else:
            says(theatre, user, TYPED.get(draft.step, WORDS[0]))


def says(theatre: Theatre, user: int, words: str) -> None:
    brings(theatre, {"message": message(theatre, user, text_of(words))})


def brings(theatre: Theatre, update: Json) -> None:
    theatre.brings({"update_id": theatre.number(), **update})
