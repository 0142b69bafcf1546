"""What let somebody begin a form is looked at again at its end: the right may be gone meanwhile."""

from datetime import timedelta

import pytest

from bot.domain.base.errors import Refusal
from bot.domain.base.question import Asked
from bot.domain.people.person import Role
from bot.usecases.book import FORMS
from storage.people import people
from tests.desk import Desk
from tests.usecases.form_scenes import Scene, at
from tests.usecases.ways import EDITS, WAYS

# Every member may end these, for the enterprise to which they belong then.
OF_MEMBERS = {
    *EDITS, "appeal", "delete_me", "me", "meant", "member_change", "member_leave", "my_phone", "numbers", "renewal",
}  # fmt: skip


def is_refused(scene: Scene) -> bool:
    """Answer the last question; whether that is refused, or not among what can still be chosen."""
    told = []
    try:
        for answer in list(WAYS[scene.form].values())[-1]:
            told = scene.sends(answer)
    except Refusal:
        return True
    return any(isinstance(notice, Asked) and notice.trouble is not None for notice in told)


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("form", "is_managers"), [(form, form in {"edit_name", "edit_region"}) for form in EDITS])
def test_who_manages_no_more_changes_nothing_of_the_enterprise(
    desk: Desk, form: str, is_managers: bool
) -> None:  # a column of the table
    scene = at(desk, form, list(WAYS[form])[-1])
    elder = desk.person(Role.MEMBER, enterprise=scene.who.enterprise)
    people.change(desk.tx, elder.id, in_role_since=desk.now - timedelta(days=9))
    assert is_refused(scene) is is_managers


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)  # rights are no matter of the engine
@pytest.mark.parametrize("form", sorted(FORMS))
def test_who_has_lost_the_right_meanwhile_is_refused_at_the_end(desk: Desk, form: str) -> None:
    scene = at(desk, form, list(WAYS[form])[-1])
    moved = {"role": Role.MEMBER, "department": None, "enterprise": desk.enterprise("搬去的企业")}
    people.change(desk.tx, scene.who.id, **moved)
    scene.who = people.by_id(desk.tx, scene.who.id)
    assert is_refused(scene) is (form not in OF_MEMBERS)
