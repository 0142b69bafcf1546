"""Names the function that makes the screen of each notice about lists, the morning message, help and failures."""

from bot.domain.desk.backup_notices import BackupMissed
from bot.domain.desk.bulk_notices import BulkDone, BulkUndone
from bot.domain.desk.dead_letter_notices import DeadLetter, DeadShown, Replayed
from bot.domain.desk.find_notices import FacetsShown, FacetValuesShown, FindAsked, Found
from bot.domain.desk.ledger_notices import LedgerShown
from bot.domain.desk.list_notices import ListShown
from bot.domain.desk.morning_notices import Morning
from bot.domain.desk.notices import EditIgnored, Failed, Help, OnlyPrivate, Unheard, UnknownCommand
from bot.domain.desk.plan_notices import PlansShown
from bot.domain.desk.record_notices import RecordsSent, RecordsShown
from bot.domain.desk.wish_notices import Explained, Heard
from bot.texts.desk import (
    backups,
    bulk,
    dead_letters,
    failures,
    find,
    ledger,
    lists,
    menus,
    morning,
    plans,
    records,
    topics,
    wish_answers,
)
from bot.texts.style.screens import Screens

SCREENS: Screens = {
    ListShown: lists.listed,
    Failed: failures.failed,
    DeadLetter: dead_letters.dead_letter,
    DeadShown: dead_letters.dead_shown,
    BackupMissed: backups.missed,
    Replayed: dead_letters.replayed,
    OnlyPrivate: failures.only_private,
    EditIgnored: failures.edit_ignored,
    UnknownCommand: failures.unknown_command,
    Unheard: menus.unheard,
    Help: menus.help_,
    Morning: morning.morning,
    LedgerShown: ledger.shown,
    PlansShown: plans.shown,
    FindAsked: find.asked,
    Found: find.found,
    FacetsShown: find.facets,
    FacetValuesShown: find.facet_values,
    RecordsShown: records.shown,
    RecordsSent: records.sent,
    BulkDone: bulk.done,
    BulkUndone: bulk.undone,
    Heard: wish_answers.heard,
    Explained: topics.explained,
}
