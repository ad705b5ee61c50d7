"""The words by which mail programs mark replies, forwards and signatures, by language. Add a language by adding its words."""

import re

_WROTE = (
    "wrote", "schrieb", "a écrit", "escribió", "ha scritto", "schreef", "skrev", "escreveu", "kirjoitti", "napsal", "napsala",
    "napsal(a)", "napísal", "napísala", "napísal(a)", "napisał", "napisała", "napisał(a)", "írta", "a scris", "написа", "написал",
    "написала", "написал(а)", "пишет", "написав", "написала", "написав(ла)", "пише", "yazdı", "şunları yazdı", "έγραψε", "skrifaði",
    "menulis", "đã viết", "さんは書きました", "のメール", "님이 작성", "작성", "写道", "寫道", "je napisao", "je napisala", "je napisal",
    "je napisao/la", "је написао", "је написала", "كتب", "كتبت", "כתב", "כתבה", "נכתב על ידי", "نوشت", "লিখেছেন", "เขียนว่า", "เขียน",
)  # fmt: skip
_ORIGINAL = (
    "original message", "ursprüngliche nachricht", "originalnachricht", "message d'origine", "message original", "mensaje original",
    "messaggio originale", "oorspronkelijk bericht", "mensagem original", "ursprungligt meddelande", "originalmeddelande",
    "oprindelig meddelelse", "opprinnelig melding", "opphavleg melding", "alkuperäinen viesti", "původní zpráva", "pôvodná správa",
    "wiadomość oryginalna", "oryginalna wiadomość", "исходное сообщение", "оригинално съобщение", "оригінальне повідомлення",
    "оригинална порука", "originalna poruka", "izvorna poruka", "izvirno sporočilo", "eredeti üzenet", "mesaj original", "αρχικό μήνυμα",
    "upprunaleg skilaboð", "orijinal mesaj", "özgün ileti", "الرسالة الأصلية", "הודעה מקורית", "پیام اصلی", "মূল বার্তা", "ข้อความต้นฉบับ",
    "thư gốc", "tin nhắn gốc", "pesan asli", "mesej asal", "元のメッセージ", "元のメール", "原始邮件", "原始郵件", "원본 메시지", "원본 메일",
)  # fmt: skip
# Whoever forwards a mail puts it there on purpose.
_FORWARDED = (
    "forwarded message", "begin forwarded message", "weitergeleitete nachricht", "message transféré", "mensaje reenviado",
    "messaggio inoltrato", "doorgestuurd bericht", "mensagem encaminhada", "mensagem reencaminhada", "vidarebefordrat meddelande",
    "vidarebefordrat brev", "videresendt meddelelse", "videresendt melding", "vidaresend melding", "välitetty viesti", "přeposlaná zpráva",
    "předaná zpráva", "preposlaná správa", "przekazana wiadomość", "wiadomość przekazana", "пересылаемое сообщение", "пересланное сообщение",
    "препратено съобщение", "переслане повідомлення", "прослеђена порука", "prosleđena poruka", "proslijeđena poruka",
    "posredovano sporočilo", "továbbított üzenet", "mesaj redirecționat", "προωθημένο μήνυμα", "áframsend skilaboð", "iletilen mesaj",
    "yönlendirilmiş ileti", "yönlendirilen ileti", "رسالة معاد توجيهها", "الرسالة المعاد توجيهها", "رسالة محولة", "הודעה שהועברה", "הודעה מועברת",
    "پیام فوروارد شده", "پیام هدایت شده", "ফরওয়ার্ড করা বার্তা", "ข้อความที่ส่งต่อ", "thư được chuyển tiếp", "thư đã chuyển tiếp",
    "tin nhắn được chuyển tiếp", "pesan yang diteruskan", "pesan terusan", "mesej yang dimajukan", "転送されたメッセージ", "転送メール", "转发的邮件",
    "转发邮件", "轉寄的郵件", "轉寄郵件", "轉寄的訊息", "전달된 메시지", "전달된 메일",
)  # fmt: skip
_FROM = (
    "from|von|de|da|van|från|fra|frå|lähettäjä|od|feladó|от|от кого|від|від кого|од|kimden|gönderen|差出人|发件人|寄件者|寄件人|發件人|"
    "보낸 사람|보낸사람|dari|daripada|από|de la|frá|من|מאת|از|প্রেরক|จาก|từ|šalje|pošiljatelj|pošiljatel"
)
_SENT = (
    "sent|date|to|cc|subject|gesendet|datum|an|betreff|kopie|envoyé|à|objet|enviado|enviado el|enviado em|enviada|fecha|para|asunto|assunto|"
    "inviato|data|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|kopia|sendt|send|dato|til|emne|lähetetty|päivä|päivämäärä|vastaanottaja|"
    "aihe|kopio|odesláno|komu|předmět|odoslané|dátum|predmet|wysłano|do|temat|dw|küldve|címzett|tárgy|másolatot kap|отправлено|дата|кому|тема|"
    "копия|изпратено|до|относно|надіслано|копія|послато|датум|за|наслов|предмет|poslato|poslano|za|prima|naslov|zadeva|trimis|către|subiect|"
    "στάλθηκε|ημερομηνία|προς|θέμα|κοιν\\.?|dagsetning|efni|gönderildi|gönderilme|tarih|kime|alıcı|konu|bilgi|التاريخ|تاريخ|تم الإرسال|أرسلت|إلى|الى|"
    "الموضوع|نسخة|נשלח|תאריך|אל|נושא|עותק|ارسال|ارسال شده|تاریخ|به|موضوع|رونوشت|তারিখ|প্রাপক|বিষয়|ส่ง|ส่งเมื่อ|วันที่|ถึง|เรื่อง|หัวเรื่อง|สำเนา|đã gửi|"
    "ngày|đến|tới|chủ đề|dikirim|tanggal|kepada|ke|subjek|perihal|dihantar|tarikh|送信日時|日付|宛先|件名|发送时间|发送日期|日期|收件人|主题|抄送|寄件日期|"
    "傳送時間|收件者|主旨|主題|副本|보낸 날짜|보낸날짜|날짜|받는 사람|받는사람|제목|참조"
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
    "с пожеланиями", "поздрави", "благодаря", "благодарю", "дякую", "хвала", "хвала унапред", "поздрав", "срдачан поздрав", "pozdrav",
    "lep pozdrav", "lp", "srdačan pozdrav", "lijep pozdrav", "s poštovanjem", "hvala", "hvala lepa", "köszönettel", "köszönöm", "üdv",
    "tisztelettel", "cu stimă", "mersi", "mulțumesc", "bestu kveðjur", "takk fyrir", "ďakujem", "vďaka", "s úctou", "díky", "dziękuję",
    "με εκτίμηση", "ευχαριστώ", "χαιρετισμούς", "teşekkürler", "teşekkür ederim", "kolay gelsin", "مع خالص التحية", "مع التحية", "تحياتي", "شكرا",
    "شكرًا", "وشكرا", "בברכה", "תודה", "תודה רבה", "با تشکر", "با احترام", "ممنون", "سپاس", "ধন্যবাদ", "শুভেচ্ছান্তে", "ขอบคุณ", "ขอบคุณค่ะ", "ขอบคุณครับ",
    "trân trọng", "cảm ơn", "terima kasih", "makasih", "hormat saya", "salam", "sekian", "よろしくお願いいたします", "よろしくお願いします", "以上",
    "감사합니다", "谢谢", "謝謝", "此致", "唔該",
)  # fmt: skip

WROTE = re.compile(rf"(?:{'|'.join(re.escape(word) for word in _WROTE)})\s*[^:：]{{0,80}}[:：]\s*$", re.IGNORECASE)
ORIGINAL = re.compile(
    rf"^[\s>*_-]*(?:{'|'.join(re.escape(word) for word in (*_ORIGINAL, *_FORWARDED))})\s*:?[\s*_-]*$", re.IGNORECASE
)
FORWARDED = re.compile(
    rf"^[\s>*_-]*(?:{'|'.join(re.escape(word) for word in _FORWARDED)})\s*:?[\s*_-]*$", re.IGNORECASE | re.MULTILINE
)
FROM = re.compile(rf"^\s*\*?(?:{_FROM})\s?\*?\s?[:：]\*?\s*(?P<who>\S.*)$", re.IGNORECASE)
SENT = re.compile(rf"^\s*\*?(?:{_SENT})\s?\*?\s?[:：]", re.IGNORECASE)
CLOSING = re.compile(
    rf"^(?:{'|'.join(re.escape(word) for word in sorted(_CLOSING, key=len, reverse=True))})(?P<rest>[\s,.!–-].*)?$",
    re.IGNORECASE,
)
SENT_FROM = re.compile(
    r"^(?:sent from my|get outlook for|gesendet von|envoyé de mon|enviado desde|enviado do meu|inviato da|verstuurd vanaf|skickat från min|"
    r"sendt fra min|lähetetty|wysłane z|odesláno z|odoslané z|отправлено с|надіслано з|изпратено от моя|poslano s|trimis de pe|"
    r"στάλθηκε από|được gửi từ|dikirim dari|dihantar daripada|أرسلت من|נשלח מה|ارسال شده از|发自我的|從我的)\b",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    r"^(?:disclaimer|confidentiality notice|this e-?mail (?:and|is|may|contains)|this message is intended|diese e-mail enthält|"
    r"ce message est confidentiel|caution: this email)\b",
    re.IGNORECASE,
)
