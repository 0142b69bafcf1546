"""Which screen each notice about class issues becomes."""

from bot.domain.classes.answer_notices import (
    DraftsConfirmed,
    DraftsPut,
    DraftsUnled,
    HelpNoted,
    MeasureTold,
    RepliesSent,
)
from bot.domain.classes.notices import (
    ClassDue,
    ClassesBehind,
    ClassesListed,
    ClassesProposed,
    ClassMoved,
    ClassShown,
    MeasureFileLost,
    MeasureFileSent,
    Spared,
)
from bot.texts.classes import answers, class_cards, counted, measure_files, spared
from bot.texts.style.screens import Screens

SCREENS: Screens = {
    ClassesListed: class_cards.listed,
    ClassesBehind: counted.behind,
    ClassShown: class_cards.card,
    ClassMoved: class_cards.moved,
    ClassesProposed: class_cards.proposed,
    ClassDue: class_cards.due,
    Spared: spared.screen,
    DraftsPut: answers.put,
    DraftsUnled: answers.unled,
    DraftsConfirmed: answers.confirmed,
    RepliesSent: answers.sent,
    MeasureTold: answers.told,
    HelpNoted: answers.noted,
    MeasureFileSent: measure_files.sent,
    MeasureFileLost: measure_files.lost,
}
