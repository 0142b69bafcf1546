"""The tables of a person's and an enterprise's standing, cell by cell: state × action × party × situation."""

from itertools import product

import pytest

from bot.domain.base.party import Party
from bot.domain.people import enterprise, standing
from bot.domain.people.enterprise import EnterpriseAction, EnterpriseSituation
from bot.domain.people.person import EnterpriseState, Standing
from bot.domain.people.standing import StandingAction, StandingSituation

S, A, P = Standing, StandingAction, Party
STAFF, LAST = StandingSituation(is_staff=True), StandingSituation(is_staff=True, last_admin=True)
GUEST = StandingSituation(is_staff=True, own_guest=True)
MEMBER, ALONE = StandingSituation(), StandingSituation(left_open=True)

JOINS = {(S.OUTSIDE, P.SELF, A.JOIN): S.ACTIVE, (S.ENDED, P.SELF, A.JOIN): S.ACTIVE}
ANEW = {(S.ENDED, P.SELF, A.REENTER): S.OUTSIDE, (S.PENDING, P.SELF, A.REENTER): S.OUTSIDE}
APPLIES = {(S.OUTSIDE, P.SELF, A.APPLY): S.PENDING, (S.ENDED, P.SELF, A.APPLY): S.PENDING}
CONFIRMS = {(S.PENDING, P.ADMIN, A.CONFIRM): S.ACTIVE}
DECLINES = {(S.PENDING, P.ADMIN, A.DECLINE): S.OUTSIDE}
OF_HEAD = {
    (S.ACTIVE, P.HEAD, A.SUSPEND): S.SUSPENDED,
    (S.SUSPENDED, P.HEAD, A.RESUME): S.ACTIVE,
    (S.ACTIVE, P.HEAD, A.END): S.ENDED,
    (S.SUSPENDED, P.HEAD, A.END): S.ENDED,
}
ALWAYS = JOINS | ANEW | APPLIES | DECLINES | OF_HEAD
RESUMES = {(S.SUSPENDED, P.ADMIN, A.RESUME): S.ACTIVE}
ENDS = {
    (S.ACTIVE, P.ADMIN, A.SUSPEND): S.SUSPENDED,
    (S.ACTIVE, P.ADMIN, A.POST): S.ACTIVE,
    (S.ACTIVE, P.ADMIN, A.END): S.ENDED,
    (S.SUSPENDED, P.ADMIN, A.END): S.ENDED,
}
LEAVES = {
    (S.ACTIVE, P.MANAGER, A.REMOVE): S.ENDED,
    (S.ACTIVE, P.COORDINATOR, A.REMOVE): S.ENDED,
    (S.ACTIVE, P.SELF, A.LEAVE): S.ENDED,
    (S.ACTIVE, P.SELF, A.CHANGE): S.ACTIVE,
}
EXPECTED = [
    (STAFF, ALWAYS | CONFIRMS | RESUMES | ENDS),
    (LAST, ALWAYS | CONFIRMS | RESUMES),
    (MEMBER, ALWAYS | CONFIRMS | LEAVES),
    (ALONE, ALWAYS | CONFIRMS),
    (GUEST, ALWAYS | RESUMES | ENDS),
]
IDS = ["staff", "last administrator", "member", "only member", "invited by who acts"]


@pytest.mark.parametrize(("it", "expected"), EXPECTED, ids=IDS)
@pytest.mark.parametrize(("state", "who"), list(product(Standing, Party)))
def test_who_may_do_what_with_somebody(
    it: StandingSituation,
    expected: dict[tuple[Standing, Party, StandingAction], Standing],
    state: Standing,
    who: Party,
) -> None:
    for action in StandingAction:
        row = standing.TABLE.find(state, action, who, it)
        assert (row.end(state) if row else None) == expected.get((state, who, action)), action


E, EA = EnterpriseState, EnterpriseAction
OF_ENTERPRISE: dict[tuple[EnterpriseState | None, Party, EnterpriseAction], EnterpriseState] = {
    (None, P.MEMBER, EA.REGISTER): E.UNVERIFIED,
    (None, P.COORDINATOR, EA.ENTER): E.VERIFIED,
    (E.UNVERIFIED, P.COORDINATOR, EA.APPROVE): E.VERIFIED,
    (E.REFUSED, P.COORDINATOR, EA.APPROVE): E.VERIFIED,
    (E.UNVERIFIED, P.COORDINATOR, EA.REFUSE): E.REFUSED,
    (E.REFUSED, P.MEMBER, EA.RESUBMIT): E.UNVERIFIED,
    (E.UNVERIFIED, P.CLAIMANT, EA.CLAIM): E.DISPUTED,
    (E.VERIFIED, P.CLAIMANT, EA.CLAIM): E.DISPUTED,
    (E.REFUSED, P.CLAIMANT, EA.CLAIM): E.DISPUTED,
    (E.DISPUTED, P.COORDINATOR, EA.KEEP): E.VERIFIED,
    (E.DISPUTED, P.COORDINATOR, EA.REPLACE): E.VERIFIED,
    (E.VERIFIED, P.MEMBER, EA.LET_IN): E.VERIFIED,
    (E.UNVERIFIED, P.COORDINATOR, EA.LET_IN): E.UNVERIFIED,
    (E.VERIFIED, P.COORDINATOR, EA.LET_IN): E.VERIFIED,
    (E.REFUSED, P.COORDINATOR, EA.LET_IN): E.REFUSED,
}


@pytest.mark.parametrize(("state", "who"), list(product((None, *EnterpriseState), Party)))
def test_who_may_do_what_with_an_enterprise(state: EnterpriseState | None, who: Party) -> None:
    for action in EnterpriseAction:
        row = enterprise.TABLE.find(state, action, who, EnterpriseSituation())
        assert (row.end(state) if row else None) == OF_ENTERPRISE.get((state, who, action)), action
