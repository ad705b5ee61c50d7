"""The name of a group without the words people put around it: "the distribution list Sales", "Gruppe «Vertrieb»", "営業グループ". Pure.

Only whole words at either end are taken off, and only to look for a group that is called exactly what is left.
"""

import re
import unicodedata

_WORDS = (
    "distribution list|distribution group|mailing list|mail group|security group|email list|teams channel|microsoft 365 group|m365 group|"
    "groups?|teams?|lists?|dl|"
    "verteilerliste|verteilergruppe|verteiler|sicherheitsgruppe|gruppen?|liste|"
    "liste de diffusion|liste de distribution|groupe de sécurité|groupe|équipe|"
    "lista de distribución|grupo de seguridad|grupo|equipo|lista|lista di distribuzione|gruppo di sicurezza|gruppo|"
    "lista de distribuição|grupo de segurança|equipa|equipe|distributielijst|beveiligingsgroep|groep|lijst|"
    "distributionslistan?|säkerhetsgruppen?|gruppen|grupp|listan|distribusjonslisten?|distributionslisten?|listen|jakeluluettelo|jakelulista|ryhmä|"
    "lista dystrybucyjna|grupa|zespół|distribuční seznam|skupina|tým|distribučný zoznam|tím|csoport|terjesztési lista|lista de distribuție|grupul?|echipa|"
    "група|група за сигурност|списък|группа|команда|список рассылки|рассылка|група розсилки|список розсилки|розсилка|lista distribucije|"
    "ομάδα|λίστα διανομής|λίστα|grubu?|dağıtım listesi|ekibi?|"
    "קבוצה|קבוצת|רשימת תפוצה|مجموعة|قائمة|قائمة التوزيع|گروه|समूह|গ্রুপ|குழு|กลุ่ม|nhóm|grup|kelompok|kumpulan|senarai|"
    "グループ|チーム|メーリングリスト|配布リスト|그룹|팀|메일링 리스트|배포 목록|组|小组|群组|通讯组|邮件列表|群組|團隊|通訊群組|郵寄清單"
)
# The longest first: "liste de diffusion" is no "liste" of something.
_KINDS = "|".join(
    re.escape(word) if "?" not in word else word for word in sorted(_WORDS.split("|"), key=len, reverse=True)
)
_ARTICLES = "the|our|die|der|das|den|dem|unsere|le|la|les|el|los|las|il|lo|gli|o|a|os|as|de|het|do|di"
_QUOTES = "\"'“”„«»‚‘’「」『』"
_BEFORE = re.compile(
    rf"^(?:(?:{_ARTICLES})\s+)?(?:(?:{_KINDS})(?:\s+|\s*:\s*|(?=[{_QUOTES}]))|(?=[{_QUOTES}]))", re.IGNORECASE
)
_AFTER = re.compile(rf"(?:[\s-]+(?:{_KINDS})|(?<=[\u3040-\u9fff\uac00-\ud7af{_QUOTES}])(?:{_KINDS}))$", re.IGNORECASE)
_ARTICLE = re.compile(rf"^(?:{_ARTICLES})\s+", re.IGNORECASE)
# As our own choices name a group that has no address.
_OUR_CHOICE = re.compile(r"\s\((?:security|m365|mail security|distribution)\)$")


def same_name(name: str) -> str:
    """What two ways to write one name have in common: case, width, composition and spaces. Accents and look-alike letters tell names apart."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def bare_group_name(words: str) -> str:
    """The words without those around a name, in their own case; as they are where nothing would be left."""
    whole = " ".join(unicodedata.normalize("NFKC", words).split())
    name = _OUR_CHOICE.sub("", whole)
    if name == whole:
        name = _BEFORE.sub("", name, count=1)
        name = _AFTER.sub("", name, count=1)
        name = _ARTICLE.sub("", name, count=1) if name == whole else name
    name = name.strip(f" {_QUOTES}:")
    return whole if not name or name.casefold() in _ARTICLES.split("|") else name
