"""Takes the files that are sent to a form, and keeps them in its draft."""

from bot.domain.base.content import VOICE, Content, File
from bot.domain.base.errors import BadInput
from bot.usecases.forms.steps import Turn


def files_as_data(files: tuple[File, ...]) -> list[dict[str, object]]:
    """Return the files as plain values for a draft."""
    return [{name: getattr(file, name) for name in File.__slots__} for file in files]


def with_files(turn: Turn, content: Content) -> dict[str, object]:
    """Return the step's values with the files added; raise BadInput if one does not fit."""
    limits, held = turn.tx.programme.pack.limits, list(turn.data.get("files", []))
    for file in content.files:
        if file.size > limits.attachment_mb * 1024 * 1024:
            raise BadInput("file_too_big", {"name": file.name, "most": limits.attachment_mb})
        if not _known_type(file, limits.attachment_types):
            raise BadInput("file_type", {"name": file.name})
        if len(held) >= limits.attachments_max:
            raise BadInput("too_many_files", {"most": limits.attachments_max})
        if file.unique_id not in {row["unique_id"] for row in held}:
            held += files_as_data((file,))
    return {"files": held}


def before_words(turn: Turn, content: Content) -> dict[str, object]:
    """Return the values with the files that come at a step where words are asked for and files follow; no voices."""
    if any(file.kind == VOICE for file in content.files):
        raise BadInput("voice_here")
    return with_files(turn, content)


def _known_type(file: File, allowed: tuple[str, ...]) -> bool:
    return file.kind in {"photo", VOICE} or file.name.rpartition(".")[2].lower() in allowed
