"""Names the function that makes the screen of each notice about the counter and the phone list."""

from bot.domain.counter.notices import (
    CounterShown,
    LinkCodeMade,
    PhoneCallNoted,
    PhoneCallShown,
    PhoneListShown,
    PhoneNumberShown,
)
from bot.domain.reach.notices import PhoneCallHanded
from bot.texts.counter import calls, counter
from bot.texts.style.screens import Screens

SCREENS: Screens = {
    CounterShown: counter.page,
    PhoneListShown: calls.listed,
    PhoneCallShown: calls.opened,
    PhoneNumberShown: calls.number,
    PhoneCallNoted: calls.noted,
    PhoneCallHanded: calls.handed,
    LinkCodeMade: counter.code_made,
}
