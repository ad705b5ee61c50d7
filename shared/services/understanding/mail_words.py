"""The words by which mail programs mark replies, forwards and signatures, by language. Add a language by adding its words."""

import re

_WROTE = (
    "wrote", "schrieb", "a écrit", "escribió", "ha scritto", "schreef", "skrev", "escreveu", "kirjoitti", "napsal", "napsala",
    "napsal(a)", "napísal", "napísal(a)", "napisał", "napisał(a)", "írta", "a scris", "написа", "написал", "написал(а)", "написав",
    "yazdı", "έγραψε", "skrifaði", "menulis", "đã viết", "さんは書きました", "님이 작성", "写道", "寫道", "je napisao", "je napisal",
)  # fmt: skip
_ORIGINAL = (
    "original message", "forwarded message", "begin forwarded message", "ursprüngliche nachricht", "weitergeleitete nachricht",
    "message d'origine", "message transféré", "mensaje original", "mensaje reenviado", "messaggio originale", "messaggio inoltrato",
    "oorspronkelijk bericht", "doorgestuurd bericht", "mensagem original", "ursprungligt meddelande", "originalmeddelande",
    "oprindelig meddelelse", "opprinnelig melding", "alkuperäinen viesti", "původní zpráva", "wiadomość oryginalna",
    "исходное сообщение", "orijinal mesaj", "元のメッセージ", "原始邮件", "原始郵件", "원본 메시지",
)  # fmt: skip
_FROM = "from|von|de|da|van|från|fra|lähettäjä|od|feladó|от|від|kimden|差出人|发件人|寄件者|보낸 사람|gönderen|dari"
_SENT = (
    "sent|date|to|subject|cc|gesendet|datum|an|betreff|envoyé|date|à|objet|enviado|enviado el|para|asunto|inviato|data|a|oggetto|"
    "verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|lähetetty|aihe|odesláno|komu|předmět|wysłano|do|temat|küldve|tárgy|"
    "отправлено|дата|кому|тема|gönderildi|tarih|kime|konu|送信日時|宛先|件名|发送时间|收件人|主题|assunto|enviada"
)
_CLOSING = (
    "thanks", "many thanks", "thank you", "thanks a bunch", "thanks in advance", "thanks so much", "thanks and regards", "ta", "cheers",
    "regards", "kind regards", "best regards", "warm regards", "best wishes", "best", "yours sincerely", "sincerely", "with thanks",
    "all the best", "yours faithfully", "rgds", "br", "kr",
    "danke", "vielen dank", "danke im voraus", "mit freundlichen grüßen", "mit freundlichen grüssen", "freundliche grüsse",
    "freundliche grüße", "viele grüße", "viele grüsse", "liebe grüße", "beste grüße", "gruß", "gruss", "mfg", "lg", "herzliche grüße",
    "merci", "merci d'avance", "cordialement", "bien cordialement", "bien à vous", "salutations",
    "gracias", "muchas gracias", "un saludo", "saludos", "atentamente", "grazie", "grazie mille", "cordiali saluti", "saluti",
    "groet", "groeten", "met vriendelijke groet", "mvg", "bedankt", "alvast bedankt", "obrigado", "obrigada", "cumprimentos",
    "atenciosamente", "tack", "tack på förhand", "hälsningar", "med vänliga hälsningar", "mvh", "vh", "kram", "med vennlig hilsen",
    "hilsen", "takk", "tak", "med venlig hilsen", "kh", "terveisin", "ystävällisin terveisin", "kiitos", "s pozdravem", "děkuji",
    "pozdrawiam", "z poważaniem", "üdvözlettel", "с уважением", "спасибо", "з повагою", "saygılarımla", "iyi çalışmalar", "kveðja",
    "よろしくお願いいたします", "以上", "감사합니다", "谢谢", "此致",
)  # fmt: skip

WROTE = re.compile(rf"(?:{'|'.join(re.escape(word) for word in _WROTE)})\s*[^:：]{{0,80}}[:：]\s*$", re.IGNORECASE)
ORIGINAL = re.compile(rf"^[\s>*_-]*(?:{'|'.join(re.escape(word) for word in _ORIGINAL)})\s*:?[\s*_-]*$", re.IGNORECASE)
FROM = re.compile(rf"^\s*\*?(?:{_FROM})\s?\*?\s?[:：]\*?\s*(?P<who>\S.*)$", re.IGNORECASE)
SENT = re.compile(rf"^\s*\*?(?:{_SENT})\s?\*?\s?[:：]", re.IGNORECASE)
CLOSING = re.compile(
    rf"^(?:{'|'.join(re.escape(word) for word in sorted(_CLOSING, key=len, reverse=True))})(?P<rest>[\s,.!–-].*)?$",
    re.IGNORECASE,
)
SENT_FROM = re.compile(
    r"^(?:sent from my|get outlook for|gesendet von|envoyé de mon|enviado desde|inviato da|verstuurd vanaf)\b",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    r"^(?:disclaimer|confidentiality notice|this e-?mail (?:and|is|may|contains)|this message is intended|diese e-mail enthält|"
    r"ce message est confidentiel|caution: this email)\b",
    re.IGNORECASE,
)
