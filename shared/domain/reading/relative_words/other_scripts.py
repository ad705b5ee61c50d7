"""Words for relative dates in the languages beyond: other scripts and regions. An absent word is asked about, never guessed."""

from shared.domain.reading.relative_words.words import RelativeWords

OTHER_SCRIPTS: dict[str, RelativeWords] = {}
