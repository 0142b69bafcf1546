"""Defines what people read about one action.

It has its button, a title for each reader, and its line in the history.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.config.pack import Reason, Reasons
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.notices import Moved
from bot.domain.base.party import Party
from bot.domain.base.question import Asked
from bot.texts.style.layout import Control
from bot.texts.style.markup import Html
from bot.texts.style.words import Words

Question = Callable[[Asked, Words], Html] | str
Titles = Mapping[Party | tuple[Party, State], str]
Confirmed = tuple[str, str]
Ready = Callable[[Reasons], tuple[Reason, ...]]


def no_reasons(_: Reasons) -> tuple[Reason, ...]:
    return ()


def no_more(_: Moved, __: Words) -> Html | str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The wording of one action.

    Sentences may name facts in braces, which bot.texts.appeals.moved.facts provides. `confirmed`: the short echo of the
    button and the first line for whoever did it; `confirmed_at`: the same by the state that follows. `afterwards`: what
    they can still do. `titles`: the first line for others, by reader, or by reader and state; `objected`: the same
    after an objection. `prefix` stands before the text that was typed. `happened` is the line of the history,
    `happened_at` the same by state; `note` is for staff only, `note_for_all` for everybody, as `names_note` reads it.
    `ground` names the text on a card in the state that followed; `inside`: not for the enterprise. `reasons` are the
    pack's ready reasons, `why` names them; `hints`: they say what to do. `adds` is a further line of the push;
    `tells_grounds`: the enterprise is told there why. `window` says how an enterprise may still do it after the end;
    `besides`: what offers it beside the next step, by reader. `controls` labels the form's own buttons, by step and
    control. `out_of_it`: whoever did it has nothing more to do with the appeal. `surveyed`: the push asks the
    enterprise to rate. `says_dates`: its text is dates, which the title tells. `sends_draft`: its text is the drafted
    answer. `rates`: its button is the first question of the survey. `on_card`: its button stands on the card
    only, not below messages about something else. `not_now` says on the card why an enterprise that asked for it in
    words can't do it.
    """

    action: Action
    button: str
    happened: str
    confirmed: Confirmed
    confirmed_at: Mapping[State, Confirmed] = field(default_factory=dict)
    afterwards: str = ""
    not_now: str = ""
    titles: Titles = field(default_factory=dict)
    objected: str = ""
    prefix: str = ""
    happened_at: Mapping[State, str] = field(default_factory=dict)
    note: str = ""
    note_for_all: str = ""
    names_note: Callable[[str], str] = str
    ground: str = ""
    reasons: Ready = no_reasons
    why: str = "理由"
    hints: bool = False
    inside: bool = False
    adds: Callable[[Moved, Words], Html | str] = no_more
    tells_grounds: bool = False
    controls: Mapping[tuple[str, str], Control] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    window: str = ""
    besides: Mapping[Party, str] = field(default_factory=dict)
    out_of_it: bool = False
    surveyed: bool = False
    says_dates: bool = False
    sends_draft: bool = False
    rates: bool = False
    on_card: bool = False

    def reason(self, code: str, words: Words) -> Reason | None:
        """Return the pack's ready reason that was chosen."""
        return next((reason for reason in self.reasons(words.pack.reasons) if reason.code == code), None)

    def title(self, viewer: Party, end: State) -> str | None:
        return self.titles.get((viewer, end)) or self.titles.get(viewer)
