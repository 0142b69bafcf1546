"""The form that puts a section of a circular into somebody's words."""

from bot.usecases import circulars
from bot.usecases.forms.steps import CANCEL, Form, Step, words

CIRCULAR = "circular"
MOST = 1500  # characters of a section

CIRCULAR_FORM = Form(
    CIRCULAR, (Step("words", words("words", 2, MOST), controls=(CANCEL,)),), circulars.word, circulars.may_word
)
