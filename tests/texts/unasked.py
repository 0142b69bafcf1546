"""Which notices come unasked, and the few of them that are about no appeal and no session."""

from bot.domain import notice as n

UNASKED: frozenset[type[n.Notice]] = frozenset(
    {
        n.Moved,
        n.Due,
        n.SurveyAsked,
        n.NobodyToTell,
        n.Gathered,
        n.Missed,
        n.PhoneCallHanded,
        n.SessionAnnounced,
        n.SessionChanged,
        n.SessionOff,
        n.SessionCalled,
        n.SessionBegins,
        n.SessionUnfinished,
        n.SeatGivenBack,
        n.SeatOffered,
        n.OfferOver,
        n.LineOver,
        n.Called,
        n.Booked,
        n.BookingMoved,
        n.BookingCancelled,
        n.BookingOpened,
        n.AppealsBrought,
        n.NotBrought,
        n.NoticeProgress,
        n.NoticeWanted,
        n.OpeningPutOff,
        n.AwayBack,
        n.ListSent,
        n.ListsSent,
        n.DayOpened,
        n.Ahead,
        n.Summoned,
        n.MarkedAbsent,
        n.Morning,
        n.JoinAsked,
        n.JoinDecided,
        n.OutOfReach,
        n.DeadLetter,
        n.CalendarUnknown,
        n.CircularMoved,
        n.WordsPreview,
        n.WordsSettled,
        n.ExportShown,
        n.PaperShown,
        n.TooFast,
        n.NotTaken,
    }
)

# These name another subject, for the reason given.
NO_APPEAL_NO_SESSION: dict[type[n.Notice], str] = {
    n.Morning: "counts by what is to be done, and leads to the lists",
    n.OpeningPutOff: "there is no session yet",
    n.AwayBack: "about the reader's own absence",
    n.NoticeWanted: "there is no session yet; it names the month",
    n.JoinAsked: "about a person and an enterprise",
    n.JoinDecided: "about the reader and an enterprise",
    n.OutOfReach: "about a person of a department or an enterprise",
    n.DeadLetter: "about what failed; it has a number of its own",
    n.CalendarUnknown: "about a year",
    n.CircularMoved: "about a month",
    n.WordsPreview: "about a department's words",
    n.WordsSettled: "about a department's words",
    n.ExportShown: "about the file that the reader asked for",
    n.PaperShown: "beneath a file",
    n.TooFast: "about what the reader sends just now",
    n.NotTaken: "about what the reader sends just now",
}

# These only tell, for the reason given.
NOTHING_TO_DO: dict[type[n.Notice], str] = {
    n.NoticeProgress: "once all is sent, what failed goes out by itself",
    n.ListSent: "for whom nothing is listed yet",
    n.ExportShown: "the file comes by itself",
    n.PaperShown: "a file says itself what it is",
    n.NotBrought: "the appeal goes its usual way",
}
