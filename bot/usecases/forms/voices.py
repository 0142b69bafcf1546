"""Notes the voices and pictures that are sent to a form, where the operator has named a command that reads them."""

from bot.domain.base.content import VOICE, Content
from bot.usecases.forms.places import Place
from bot.usecases.forms.steps import DONE
from storage.engine.database import Transaction
from storage.mail import readings


def note(tx: Transaction, place: Place, content: Content) -> None:
    """Put what is new and of use to the open step on the list.

    A voice is, where several messages are put together, so that the text is taken, too.
    """
    voices = {VOICE} if tx.programme.hears and DONE in place.step.controls else set()
    pictures = {"photo"} if tx.programme.reads and place.step.pictures else set()
    held = {row["unique_id"] for row in place.draft.data.get("files", [])}
    for file in content.files:
        if file.kind in voices | pictures and file.unique_id not in held:
            readings.add(tx, place.draft.id, file)
