"""What people read about one action of an appeal: its button, its titles for each reader, its line of the history."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.config.pack import Reason, Reasons
from bot.domain.appeals.appeal import Action, State
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
    """Sentences may name facts in braces, as bot.texts.appeals.moved.facts has them.

    `confirmed`: the button's echo and the first line for who did it, `confirmed_at` where it led to that state;
    `afterwards`: what they can still do. `titles`: what the others are told, by reader, and by end where ends differ;
    `objected`: instead, after an objection. `prefix`: before the words that go with it.
    `happened`: its line of the history, `happened_at` where it led there; `note` is for staff only, `note_for_all`
    for everybody, as `names_note` reads it. `ground`: what its words are called on a card that stands where it led;
    `inside`: not for the enterprise. `reasons` and `why`: the pack's ready reasons and what they are called; `hints`:
    they say what to do. `adds`: a line more in the push; `tells_grounds`: the enterprise reads there what led to it.
    `window`: how an enterprise may still use it when all is settled; `besides`: what offers it beside the next step,
    by reader. `controls`: what a form's own button says, by step and control. `out_of_it`: who did it is out of it.
    `surveyed`: the enterprise is asked to rate in it. `says_dates`: its words are dates, which the title says.
    `sends_draft`: its words are the answer that was drafted. `rates`: its button is the survey's first tap.
    """

    action: Action
    button: str
    happened: str
    confirmed: Confirmed
    confirmed_at: Mapping[State, Confirmed] = field(default_factory=dict)
    afterwards: str = ""
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

    def reason(self, code: str, words: Words) -> Reason | None:
        """Return the ready reason of the pack that was chosen."""
        return next((reason for reason in self.reasons(words.pack.reasons) if reason.code == code), None)

    def title(self, viewer: Party, end: State) -> str | None:
        return self.titles.get((viewer, end)) or self.titles.get(viewer)
