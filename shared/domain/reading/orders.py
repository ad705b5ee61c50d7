"""Recognises text that speaks to the machine instead of to people: orders to an assistant, forged turns and tool calls, payloads.

Such text is cut out before anything is read, so that no field can come from it, and shown to the approver. The wording must be
unmistakable: a department called AI Safety, a job title with "prompt" in it or "ignore my earlier mail" are ordinary words. What is
missed here can still only fill typed fields, which a person sees with their quotes.
"""

import re

from shared.domain.value import Value

_MACHINE = (
    r"(?:ai|a\.i\.|llm|gpt|chatgpt|copilot|assistant|chatbot|bot|language model|ai agent|automation|automated (?:system|agent|process)|"
    r"it automation|ticket (?:bot|automation)|machine|parser|workflow engine|processing system)"
)
_START = r"(?:^|[\n.!?;:>\"'(*#\]-])\s*"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # forged turns, tool calls and templates
        r"<\|[a-z_]{2,20}\|>|\[/?INST\]|<</?SYS>>|</?(?:tool_call|function_calls?|invoke|antml|system|assistant|tool_response)\b[^<>]{0,120}>",
        r"```\s*(?:json|xml|yaml|tool)?\s*\n?\s*[{<]",
        r"\"(?:intent|people|tool_calls|function|arguments)\"\s*:\s*[\[{\"]",
        # orders about instructions
        (
            r"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|preceding|your|all|system|human)\b"
            r"[^.\n]{0,20}\b(?:instructions?|prompts?|rules|directives|guidelines|text|orders)\b"
        ),
        r"\b(?:ignoriere|vergiss)\b[^.\n]{0,40}\b(?:anweisungen|anweisung|regeln|vorgaben)\b",
        r"\b(?:ignorez|oubliez|ignore)\b[^.\n]{0,40}\b(?:instructions|consignes)\b",
        r"\b(?:ignora|ignore|olvida|ignorar|ignoren)\b[^.\n]{0,40}\b(?:instrucciones|instruções|istruzioni)\b",
        r"\bnegeer\b[^.\n]{0,40}\binstructies\b|\bignorera\b[^.\n]{0,40}\binstruktioner\b|\bignorer\b[^.\n]{0,40}\binstrukse?r\b",
        r"忽略[^。\n]{0,20}(?:指令|指示|说明|說明)|無視[^。\n]{0,10}(?:指示|命令)|игнорируй[^.\n]{0,40}(?:инструкции|указания)",
        # addressed to a machine
        (
            rf"{_START}(?:note|message|instructions?|attention|orders?|directives?|corrections?|hint|reminder|info|memo|for|to|dear|hey|hello)"
            rf"\s*(?:to|for)?\s*(?:the|any|all|our|your|this)?\s*(?:receiving |processing |reading )?{_MACHINE}(?:s|\s+(?:agent|assistant|model|system|"
            r"reading this|that reads|processing this))?\s*[:,\n—–-]"
        ),
        (
            rf"{_START}(?:ai|automation|system|assistant|llm|bot|model|machine|agent)\s+(?:assistant|agent|directive|instruction|order|override|message|"
            r"prompt|command|note|notice|mode|task)s?\b[^.:\n]{0,40}:"
        ),
        rf"\b{_MACHINE}\s+(?:reading|processing|handling|parsing)\s+this\b",
        rf"\byou are (?:now )?(?:an? |the )?(?:helpful |it )?(?:{_MACHINE}|dan|root|administrator mode)\b",
        r"\b(?:system|developer|admin) (?:override|prompt|mode)\s*[:=]",
        r"\bx-[a-z]{2,20}-(?:payload|instruction|command|directive)s?\b",
        r"\b(?:decode|decrypt|un-?base64)\b[^.\n]{0,40}\b(?:and|then)\b[^.\n]{0,20}\b(?:follow|execute|run|apply|process|obey)\b",
        r"\b(?:rot-?13|rot\s*13|base64|b64|hex|rev(?:ersed)?)\)?\s*:\s*\S",
        # keeping it from people
        (
            r"\b(?:do not|don't|never|without)\b[^.\n]{0,20}\b(?:mention|show|tell|reveal|inform|notify|notifying|report|display)\w*\b[^.\n]{0,40}"
            r"\b(?:approvers?|technicians?|humans?|reviewers?|anyone in it|the user)\b"
        ),
        # other languages: a line that addresses a machine
        (
            r"(?:^|\n)\s*(?:an die|hinweis an die|anweisung (?:an|für) (?:die|den)|hinweis für (?:die|den))\s+(?:ki|künstliche intelligenz|automatik|automatisierung|"
            r"assistent\w*|system|bot|verarbeitung)\b[^\n]{0,60}:"
        ),
        r"\b(?:ki-assistent|ki-agent|systemanweisung|systembefehl|systemmeldung an|automatische verarbeitung)\b[^\n]{0,40}:",
        r"\b(?:pour le traitement automatique|à l'attention de l'ia|note à l'ia|assistant ia|instruction système|consigne système|message à l'automate)\b",
        r"\b(?:para la ia|para el asistente|asistente de ia|instrucción del sistema|orden del sistema|mensaje para el sistema|nota para la ia)\b",
        r"\b(?:para a ia|assistente de ia|instrução do sistema|nota para a ia|per l'ia|assistente ia|istruzione di sistema|nota per l'ia)\b",
        r"\b(?:voor de ai|ai-assistent|systeeminstructie|instructie voor de|till ai|ai-assistenten|systeminstruktion|til ai-assistenten|systeminstruks)\b[^\n]{0,40}[:,]",
        (
            r"(?:系統指令|系统指令|系統訊息|致AI(?![a-z])|给AI(?![a-z])|AI助手|人工智能助手|システム指示|AIへ|AIアシスタント|시스템 지시|AI 비서|внимание, ассистент|для ассистента|системная инструкция|"
            r"sistem talimatı|yapay zeka|instruksi sistem|untuk ai(?!\w)|nota bene, machina)\s*[:：,，]?"
        ),
    )
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_FENCE = re.compile(r"```.{0,20000}?(?:```|\Z)", re.DOTALL)
_FORGED = re.compile(r"<\|[a-z_]{2,20}\|>|<(?:tool_call|function_calls?)\b", re.IGNORECASE)
_FORGED_END = re.compile(r"<\|im_end\|>|</(?:tool_call|function_calls?)>|<\|[a-z_]{2,20}\|>", re.IGNORECASE)


class Screened(Value):
    """Text without orders to the machine, and the orders."""

    text: str
    orders: tuple[str, ...] = ()


def is_order(text: str) -> bool:
    """Whether the text speaks to the machine."""
    return any(pattern.search(text) for pattern in _PATTERNS)


def cut_orders(text: str) -> Screened:
    """Cut forged turns whole and every paragraph from the line on that speaks to the machine."""
    text, orders = _cut_forged(text)
    kept: list[str] = []
    for paragraph in _PARAGRAPH.split(text):
        if not is_order(paragraph):
            kept.append(paragraph)
            continue
        lines = paragraph.split("\n")
        first = next((n for n, line in enumerate(lines) if is_order(line)), 0)
        kept.append("\n".join(lines[:first]))
        orders.append("\n".join(lines[first:]).strip()[:600])
    return Screened(text="\n\n".join(kept).strip(), orders=tuple(orders))


def _cut_forged(text: str) -> tuple[str, list[str]]:
    """From the first forged mark to the end of the paragraph after the last one."""
    orders: list[str] = []
    for match in list(_FENCE.finditer(text)):
        if is_order(match[0]):
            orders.append(match[0][:600])
            text = text.replace(match[0], "")
    start = _FORGED.search(text)
    if start:
        ends = [match.end() for match in _FORGED_END.finditer(text)]
        last = max([start.end(), *ends])
        rest = _PARAGRAPH.search(text, last)
        end = rest.start() if rest else len(text)
        orders.append(text[start.start() : end][:600])
        text = text[: start.start()] + text[end:]
    return text, orders
