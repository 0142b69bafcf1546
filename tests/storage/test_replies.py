"""What became of one person's answers of a joint answer: those sent are counted, those left are named."""

from sqlalchemy import update

from bot.domain.appeals.action import Outcome, State
from bot.domain.classes.answering import ReplyState
from bot.domain.people.person import Role
from storage import schema
from storage.classes import classes, replies
from tests.desk import HOME, Desk


def test_only_the_persons_own_answers_of_this_answer_count(desk: Desk) -> None:
    mine, others = desk.person(Role.CONTACT, HOME).id, desk.person(Role.CONTACT, HOME).id
    firm = desk.enterprise("云南某企业")
    filed = [desk.appeal(State.HANDLING, firm, number=f"YN-2024-000{n}", settled_at=None) for n in range(1, 6)]
    issue = classes.propose(desk.tx, [(each.id, 0.6) for each in filed], ["口岸"], desk.now)
    assert issue is not None
    first, second = (replies.add(desk.tx, issue.id, Outcome.SOLVED, words, mine, desk.now) for words in ("一", "二"))
    replies.put(desk.tx, first, [(each.id, 1) for each in filed[:4]], ReplyState.DRAFT, desk.now)
    replies.put(desk.tx, second, [(filed[4].id, 1)], ReplyState.DRAFT, desk.now)
    became = {0: (mine, "SENT"), 1: (mine, "LEFT"), 2: (others, "LEFT"), 3: (mine, "SENT"), 4: (mine, "LEFT")}
    for place, (person, state) in became.items():
        which = schema.class_reply.c.appeal == filed[place].id
        desk.tx.execute(update(schema.class_reply).where(which).values(person=person, state=state))
    assert replies.result(desk.tx, first, mine) == (2, [("YN-2024-0002", State.HANDLING)])
    assert replies.result(desk.tx, first, others) == (0, [("YN-2024-0003", State.HANDLING)])
    assert replies.result(desk.tx, second, mine) == (0, [("YN-2024-0005", State.HANDLING)])
