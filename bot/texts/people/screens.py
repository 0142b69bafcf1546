"""Names the function that makes the screen of each notice about people."""

from bot.domain.people.door_notices import SignInPicture
from bot.domain.people.enterprise_notices import (
    ClaimWaiting,
    CodeClaimed,
    EnterpriseDecided,
    EnterpriseJudged,
    EnterpriseNumbers,
    EnterpriseShown,
    EnterprisesShown,
    JoinOffered,
    LicenceCame,
    LicenceLost,
    LicenceSent,
    LicenceTaken,
    LicenceWanted,
)
from bot.domain.people.licence_notices import LicenceNotRead, LicenceRead
from bot.domain.people.notices import (
    Forgotten,
    Greeting,
    InviteFreed,
    InviteMade,
    JoinAsked,
    JoinDecided,
    Joined,
    JoinSettled,
    JoinWaiting,
    KeptLongEnough,
    NextOffered,
    PhoneChanged,
    Registered,
)
from bot.domain.people.throttle_notices import NotTaken, TooFast
from bot.texts.people import accounts, enterprises, licence_reading, lost_licence, throttle
from bot.texts.style.screens import Screens

SCREENS: Screens = {
    TooFast: throttle.too_fast,
    NotTaken: throttle.not_taken,
    Greeting: accounts.greeting,
    Registered: accounts.registered,
    NextOffered: accounts.next_offered,
    JoinAsked: accounts.join_asked,
    JoinWaiting: accounts.join_waiting,
    JoinDecided: accounts.join_decided,
    JoinSettled: accounts.join_settled,
    InviteMade: accounts.invite_made,
    InviteFreed: accounts.invite_freed,
    SignInPicture: accounts.picture,
    Forgotten: accounts.forgotten,
    KeptLongEnough: accounts.kept_long_enough,
    Joined: accounts.joined,
    EnterprisesShown: enterprises.listed,
    EnterpriseShown: enterprises.page,
    EnterpriseNumbers: enterprises.numbers,
    LicenceSent: enterprises.licence,
    LicenceLost: lost_licence.lost,
    LicenceWanted: lost_licence.wanted,
    LicenceTaken: lost_licence.taken,
    LicenceCame: lost_licence.came,
    LicenceRead: licence_reading.read,
    LicenceNotRead: licence_reading.not_read,
    EnterpriseDecided: enterprises.decided,
    EnterpriseJudged: enterprises.judged,
    CodeClaimed: enterprises.claimed,
    ClaimWaiting: enterprises.claim_waiting,
    JoinOffered: enterprises.join_offered,
    PhoneChanged: accounts.phone_changed,
}
