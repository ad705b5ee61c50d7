"""What kind of request a plain English ticket is, and the words that say so."""

import re

from sandbox.reader.prose.words import UPPER, flowing, quote_of

_CALLED_OFF = flowing(
    r"(?i:\b(?:not|no longer|won't|isn't|never) (?:be )?(?:joining|starting|leaving|coming|needed)\b"
    r"|\bplease (?:ignore|disregard|cancel)\b)"
)
# Leaving a team or going to another one is a move, not a departure.
_CHANGE = flowing(
    rf"(?i:\b(?:is|are|will be) (?:moving|transferring|switching) (?:over )?(?:to|from|into)\b"
    rf"|\b(?:promoted|transferred|seconded|transfers|moves) to\b|\bchang(?:e|es|ed|ing) (?:her|his|their) (?:last )?(?:name|surname)\b"
    rf"|\b(?:got|getting) married\b|\bnew (?:job title|role) (?:is|will be)\b)"
    rf"|\b(?i:leav(?:es|ing) (?:the )?)[{UPPER}]\w+ (?i:department|team|group)\b"
)
_OFFBOARD = flowing(
    r"(?i:\b(?:is|are|'s|’s|will be|who is|who's) (?:now )?(?:leaving|retiring|departing|moving on)\b(?: us| the company)?"
    r"|\b(?:leaves|retires|resigned|quit)\b|\b(?:has|have|was|were|been) (?:resigned|left|quit|let go|terminated|dismissed)\b"
    r"|\blast (?:working )?day\b|\blast day of (?:work|employment)\b|\b(?:off-?boarding|offboard)\b|\bno longer (?:with|works|employed)\b"
    r"|\b(?:disable|deactivate|close|block|remove) (?:the |her |his |their )?(?:user )?(?:account|access|login)\b|\bleaver\b)"
)
_ONBOARD = flowing(
    r"(?i:\b(?:is|are|'s|’s|will be|'ll be|who is|who's) (?:joining|starting)\b(?: us| with us)?"
    r"|\b(?:joins|starts) (?:us|with us|on|as|next|this|in)\b|\b(?:will|'ll) (?:join|start)\b"
    r"|\bnew (?:starter|hire|employee|colleague|joiner|team member|user|staff member)\b"
    r"|\b(?:we have|we've|we) hired\b|\b(?:on-?boarding|onboard)\b|\b(?:first day|start date)\b"
    r"|\b(?:set up|create|need) (?:an |a )?(?:new )?(?:user )?account for\b)"
)
_RULES = (("change", _CHANGE), ("offboard", _OFFBOARD), ("onboard", _ONBOARD))


def intent_of(text: str) -> tuple[str, str]:
    """The intent and its quote; ("none", "") when nothing in the text is about a person's coming, going or moving."""
    if _CALLED_OFF.search(text):
        return "none", ""
    found: list[tuple[str, re.Match[str]]] = [
        (intent, match) for intent, rule in _RULES if (match := rule.search(text)) is not None
    ]
    if not found:
        return "none", ""
    if found[0][0] == "change":
        return "change", quote_of(found[0][1])
    # "Noor replaces Dana, whose last day was Friday": what is said first is what the ticket is about.
    intent, match = min(found, key=lambda one: one[1].start())
    return intent, quote_of(match)
