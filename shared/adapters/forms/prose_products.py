"""Patterns for names of Microsoft products, which are the same in every language. A language file adds what its writers say beside them."""

PRODUCTS = (
    r"(?:microsoft|office|m365|o365|ms) ?(?:365 )?(?:business (?:basic|standard|premium)|apps for (?:business|enterprise)|[efga][1357])(?![\w@])",
    r"(?<![\w.@-])(?-i:[EF][1357])(?![\w@-]|\.\w)",
    r"(?<![\w.])business (?:basic|standard|premium)(?!\w)",
    r"(?<!\w)(?:visio|project|planner) plan \d(?!\w)",
    r"(?<!\w)power bi (?:pro|premium)(?!\w)",
    r"(?<!\w)power (?:apps|automate) premium(?!\w)",
    r"(?<!\w)exchange online (?:plan \d|kiosk)",
    r"(?<!\w)teams (?:premium|phone standard|essentials)",
    r"(?<!\w)dynamics 365 (?-i:[A-Z])\w+(?: (?:central|service|professional|enterprise|premium))?",
    r"(?<!\w)(?:microsoft 365 )?copilot(?= licen)",
    r"(?<!\w)entra id p[12](?!\w)",
)
