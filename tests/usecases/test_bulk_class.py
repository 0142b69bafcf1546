"""Many at once are put into a class, each by its guards; what was put there is taken out as if it had not been."""

from datetime import timedelta

from bot.domain.base.content import Content
from bot.domain.classes.class_issue import ClassAction, ClassState, MemberStanding
from bot.domain.desk.bulk import BulkAct
from bot.texts.desk import bulk as texts
from bot.usecases.book import FORMS
from bot.usecases.classes import steering
from bot.usecases.desk import bulk_form
from bot.usecases.forms.steps import Turn
from storage.classes import classes, members
from tests.desk import Desk
from tests.usecases.test_bulk import Office

IN, PROBABLE = MemberStanding.IN, MemberStanding.PROBABLE


def proposed(desk: Desk, office: Office, count: int) -> int:
    """A class of so many other appeals."""
    rows = [(desk.appeal(office.appeals[0].state, office.enterprise).id, 0.8) for _ in range(count)]
    made = classes.propose(desk.tx, rows, ("停电",), desk.now)
    assert made is not None
    return made.id


def standings(desk: Desk, office: Office, class_id: int) -> list[MemberStanding | None]:
    return [members.standing(desk.tx, class_id, row) for row in office.rows]


def test_all_are_put_there_by_events_and_taken_back_as_if_they_had_not_been(desk: Desk) -> None:
    office = Office(desk)
    class_id = proposed(desk, office, 2)
    members.put(desk.tx, class_id, [(office.rows[0], 0.5)], PROBABLE, desk.now)
    made, told = office.does(BulkAct.CLASS, class_issue=class_id)
    assert (len(made.done), made.left, told) == (12, (), [])
    assert standings(desk, office, class_id) == [IN] * 12
    assert len(classes.history(desk.tx, class_id, ClassAction.ADD)) == 12
    desk.now += timedelta(minutes=1)
    undone = office.undoes(made)
    assert (len(undone.done), undone.left) == (12, ())
    assert standings(desk, office, class_id) == [PROBABLE, *[None] * 11]
    assert len(classes.history(desk.tx, class_id, ClassAction.TAKE_OUT)) == 12


def test_what_stands_in_a_class_stays_there_and_it_is_said_why(desk: Desk) -> None:
    office = Office(desk)
    there, other = proposed(desk, office, 2), proposed(desk, office, 2)
    office.does(BulkAct.CLASS, [1], class_issue=other)
    office.does(BulkAct.CLASS, [2], class_issue=there)
    made, _ = office.does(BulkAct.CLASS, [1, 2, 3], class_issue=there)
    assert [texts.why(one.refusal) for one in made.left] == [
        f"已经在一类事{other}号里",
        f"已经在一类事{there}号里",
    ]
    assert made.done == (office.appeals[2].number,)
    data = {"class_issue": there, "state": ClassState.DRAFT, "appeal": office.rows[2]}
    steering.FINISH[ClassAction.TAKE_OUT](desk.tx, office.coordinator, data, now=desk.now)
    assert [one.number for one in office.undoes(made).left] == [office.appeals[2].number]


def test_it_is_offered_where_there_is_a_class_that_takes_members(desk: Desk) -> None:
    office = Office(desk)
    steps = {step.name: step for step in FORMS[bulk_form.BULK].steps}
    turn = Turn(desk.tx, office.coordinator, {"rows": [], "first": 1, "begin": 1, "act": BulkAct.CLASS}, desk.now)
    assert BulkAct.CLASS not in [option.value for option in steps["act"].options(turn)]
    class_id = proposed(desk, office, 2)
    assert BulkAct.CLASS in [option.value for option in steps["act"].options(turn)]
    (option,) = steps["class_issue"].options(turn)
    for said in (option.value, option.label):
        assert steps["class_issue"].take(turn, Content(said)).values == {"class_issue": class_id}
