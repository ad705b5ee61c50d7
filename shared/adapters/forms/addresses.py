"""What a mail address looks like within a sentence. Letters of scripts that set no spaces between words end it: `ada@quill.exampleへ転送`."""

_LETTER = "(?:(?![\\u0e00-\\u0eff\\u1100-\\u11ff\\u2e80-\\u9fff\\uac00-\\ud7af\\uff00-\\uffef])[\\w-])"
_MARKED = "(?:(?![\\u0e00-\\u0eff\\u1100-\\u11ff\\u2e80-\\u9fff\\uac00-\\ud7af\\uff00-\\uffef])[\\w.+'’-])"
ADDRESS = rf"{_MARKED}{{1,64}}@{_LETTER}{{1,63}}(?:\.{_LETTER}{{1,63}}){{1,6}}"
