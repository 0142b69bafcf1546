"""Which screen each notice about the classifier's words becomes."""

from bot.domain.words.notices import VersionsShown, WordsPreview, WordsRestored, WordsSettled
from bot.texts.style.screens import Screens
from bot.texts.words import wordbook

SCREENS: Screens = {
    WordsPreview: wordbook.preview,
    WordsSettled: wordbook.settled,
    WordsRestored: wordbook.restored,
    VersionsShown: wordbook.versions,
}
