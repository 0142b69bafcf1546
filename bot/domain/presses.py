"""Turns buttons into at most 64 bytes of text and back. This index knows the buttons of all wings."""

import re
from dataclasses import fields
from typing import get_type_hints

from bot.domain.appeals.presses import (
    AtOnce,
    Deliveries,
    Do,
    FileAgain,
    Files,
    History,
    Phone,
    Rate,
    Show,
    Similar,
    TellNews,
)
from bot.domain.base.choice import Choose, Restore
from bot.domain.base.errors import Unreadable
from bot.domain.base.press import Go, Press
from bot.domain.base.spoken import UseSpoken
from bot.domain.classes.presses import (
    ChangeDraft,
    ConfirmDrafts,
    DoClass,
    DrawClass,
    ListBehind,
    MeasureFiles,
    SayHelped,
    SendMechanisms,
    ShowClass,
    ShowDrafts,
)
from bot.domain.counter.presses import AtCounter, HelpedAtCounter, HelpedOnPhone, OnPhone
from bot.domain.desk.presses import (
    ExportRecords,
    Facets,
    FacetValues,
    Find,
    FindWith,
    Many,
    ManyFound,
    Open,
    OpenFound,
    OpenWaiting,
    ReadGroup,
    ReadRecords,
    Replay,
    UndoBulk,
    Waits,
)
from bot.domain.people.licence_notices import UseLicence
from bot.domain.people.presses import (
    AtEnterprise,
    Claim,
    FreeInvite,
    JudgeName,
    LetIn,
    PartEnterprises,
    Reenter,
    TakePlace,
    UndoMerge,
)
from bot.domain.reach.presses import PaperAgain, Reach
from bot.domain.reports.circular_presses import DoCircular, FileCircular, ResendCircular, ShowCircular, WordCircular
from bot.domain.reports.picture_presses import Charts, Draw
from bot.domain.reports.presses import ListSpared, Numbers
from bot.domain.sessions import presses as sessions
from bot.domain.tenure.presses import (
    CallOffChange,
    ChangeDepartment,
    ChangeEnterprise,
    ChangeSettings,
    DoImport,
    DoStaff,
    EditDetail,
    FindStaff,
    InviteColleague,
    JudgeSettings,
    LeaveEnterprise,
    RestoreSettings,
    SendTemplate,
    ShowSettings,
    ShowStaff,
    StaffPhone,
)
from bot.domain.words.presses import JudgeWords, RestoreWords

LIMIT = 64  # bytes that Telegram allows for callback_data

_CODES: dict[str, type[Press]] = {
    "d": Do,
    "s": Show,
    "fo": FileAgain,
    "h": History,
    "c": Choose,
    "r": Rate,
    "l": LetIn,
    "b": sessions.Book,
    "x": sessions.CancelBooking,
    "o": sessions.ConfirmBooking,
    "p": Phone,
    "t": Reach,
    "e": Replay,
    "g": Go,
    "m": Similar,
    "a": Files,
    "q": Deliveries,
    "k": sessions.TakeSeat,
    "bs": sessions.ShowBooking,
    "ba": sessions.PickAppeals,
    "bm": sessions.MoveBooking,
    "bl": sessions.ListBookings,
    "be": sessions.EndBooking,
    "bk": sessions.BookLate,
    "bn": sessions.SendLists,
    "sn": sessions.SendMinutes,
    "v": sessions.DoSession,
    "ve": sessions.EndSession,
    "vp": sessions.ListPast,
    "vs": sessions.ShowSession,
    "dq": sessions.ShowQueue,
    "dn": sessions.CallNext,
    "dp": sessions.ShowPlace,
    "db": sessions.DoBooking,
    "da": sessions.Arrive,
    "f": sessions.EditSession,
    "n": sessions.PushNotice,
    "i": sessions.RemindOpening,
    "w": JudgeWords,
    "z": RestoreWords,
    "ch": Charts,
    "dr": Draw,
    "cs": ShowCircular,
    "cd": DoCircular,
    "cw": WordCircular,
    "cf": FileCircular,
    "cr": ResendCircular,
    "pa": PaperAgain,
    "j": AtCounter,
    "jh": HelpedOnPhone,
    "jc": HelpedAtCounter,
    "y": OnPhone,
    "nu": Numbers,
    "ns": ListSpared,
    "wa": Waits,
    "re": Reenter,
    "en": AtEnterprise,
    "ss": ShowStaff,
    "sd": DoStaff,
    "sf": FindStaff,
    "sp": StaffPhone,
    "ce": ChangeEnterprise,
    "tp": TakePlace,
    "ed": EditDetail,
    "ic": InviteColleague,
    "if": FreeInvite,
    "le": LeaveEnterprise,
    "jn": JudgeName,
    "um": UndoMerge,
    "ue": PartEnterprises,
    "cc": Claim,
    "tn": TellNews,
    "ao": AtOnce,
    "fi": Find,
    "fc": Facets,
    "fv": FacetValues,
    "fw": FindWith,
    "op": Open,
    "ow": OpenWaiting,
    "of": OpenFound,
    "rs": Restore,
    "us": UseSpoken,
    "ul": UseLicence,
    "ra": ReadRecords,
    "rg": ReadGroup,
    "rx": ExportRecords,
    "ks": ShowClass,
    "kd": DoClass,
    "kv": ShowDrafts,
    "kc": ConfirmDrafts,
    "ke": ChangeDraft,
    "kh": SayHelped,
    "kw": DrawClass,
    "km": SendMechanisms,
    "kf": MeasureFiles,
    "kb": ListBehind,
    "mo": Many,
    "mf": ManyFound,
    "ub": UndoBulk,
    "dc": ChangeDepartment,
    "do": CallOffChange,
    "sx": ShowSettings,
    "sc": ChangeSettings,
    "sj": JudgeSettings,
    "sr": RestoreSettings,
    "it": SendTemplate,
    "ii": DoImport,
}
_NARROWED = re.compile(r"fi:(\d+):([A-Z]+):(\d+)")
_NAMES = {kind: code for code, kind in _CODES.items()}


def encode(press: Press) -> str:
    """Return the press as text of at most 64 bytes; raise ValueError if it is longer."""
    data = ":".join([_NAMES[type(press)], *(str(getattr(press, field.name)) for field in fields(press))])
    if len(data.encode()) > LIMIT:
        raise ValueError(f"button data over {LIMIT} bytes: {data}")
    return data


def _as_now(data: str) -> str:
    """Return the data as it is written now; lists of searches that were sent before had narrowing in their turning."""
    before = _NARROWED.fullmatch(data)
    if before is None:
        return data
    search, narrow, page = before.groups()
    return f"fi:{search}:{page}" if narrow == "NOTHING" else f"fw:{search}:STANDING:{narrow}"


def decode(data: str) -> Press:
    """Return the press; raise Unreadable for text that `encode` did not write."""
    data = _as_now(data)
    code, *values = data.split(":")
    kind = _CODES.get(code)
    if kind is None or len(values) != len(fields(kind)):
        raise Unreadable
    hints = get_type_hints(kind)
    try:
        made = {field.name: hints[field.name](value) for field, value in zip(fields(kind), values, strict=True)}
    except ValueError:
        raise Unreadable from None
    if any(isinstance(value, int) and not 0 <= value < 2**53 for value in made.values()):
        raise Unreadable
    press: Press = kind(**made)
    if encode(press) != data:  # int() also reads 1_0, +1, 01 and digits of other scripts
        raise Unreadable
    return press
