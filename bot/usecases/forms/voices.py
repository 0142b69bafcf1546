"""Notes the voices that are sent to a form, where the operator has named a command that writes them down."""

from bot.domain.base.content import VOICE, Content
from bot.usecases.forms.places import Place
from bot.usecases.forms.steps import DONE
from storage.engine.database import Transaction
from storage.mail import readings


def note(tx: Transaction, place: Place, content: Content) -> None:
    """Put new voices on the list, if the open step puts several messages together and so takes the text, too."""
    if not tx.programme.hears or DONE not in place.step.controls:
        return
    held = {row["unique_id"] for row in place.draft.data.get("files", [])}
    for file in content.files:
        if file.kind == VOICE and file.unique_id not in held:
            readings.add(tx, place.draft.id, file)
