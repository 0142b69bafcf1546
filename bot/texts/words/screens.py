"""Names the function that makes the screen of each notice about the classifier's words."""

from bot.domain.words.notices import VersionsShown, WordsPreview, WordsRestored, WordsSettled
from bot.texts.style.screens import Screens
from bot.texts.words import wordbook

SCREENS: Screens = {
    WordsPreview: wordbook.preview,
    WordsSettled: wordbook.settled,
    WordsRestored: wordbook.restored,
    VersionsShown: wordbook.versions,
}
