"""Words for relative dates in the languages beyond: other scripts and regions. An absent word is asked about, never guessed."""

from shared.domain.reading.relative_words.words import RelativeWords

OTHER_SCRIPTS: dict[str, RelativeWords] = {
    # "The coming Friday" is in no list: said of Friday on a Friday it is not today, and otherwise it is as good as "Friday".
    "bg": RelativeWords(
        today=("днес", "днешна дата", "днешния ден", "тази вечер", "довечера"), tomorrow=("утре", "утрешния ден"), yesterday=("вчера",),
        now=("веднага", "незабавно", "сега", "възможно най-скоро", "колкото се може по-скоро", "спешно"),
        this=("този", "тази", "това", "в", "във", "на", "от", "до"),
        next=("следващия", "следващата", "следващ", "следваща"), next_week=("следващата седмица", "другата седмица", "идната седмица", "следващата седмица в", "другата седмица в"),
        last=("миналия", "миналата", "миналото"), end_of_month=("края на месеца", "край на месеца", "последния ден на месеца", "последния ден от месеца", "края на този месец"),
        unsure=("вероятно", "може би", "около", "приблизително", "ориентировъчно", "предварително", "по план", "очаква се", "за потвърждение", "предполагаемо"),
    ),
    "sr": RelativeWords(
        today=("данас", "данашњи дан", "вечерас", "са данашњим даном", "danas", "večeras", "današnji dan", "sa današnjim danom"), tomorrow=("сутра", "sutra"), yesterday=("јуче", "juče"),
        now=("одмах", "хитно", "што пре", "одмах по пријему", "odmah", "hitno", "što pre", "смјеста"),
        this=("овај", "ову", "ова", "у", "од", "до", "ovaj", "ovu", "ova", "u", "od", "do"),
        next=("следећи", "следећу", "следећег", "идући", "идућу", "sledeći", "sledeću", "sledećeg", "idući", "iduću", "наредне", "наредну"),
        this_week=("ове недеље", "ове седмице", "ove nedelje", "ove sedmice"), next_week=("следеће недеље", "идуће недеље", "следеће седмице", "наредне недеље", "sledeće nedelje", "iduće nedelje", "sledeće sedmice", "naredne nedelje"),
        last=("прошли", "прошлу", "прошле", "prošli", "prošlu", "prošle"),
        end_of_month=("крај месеца", "крајем месеца", "краја месеца", "крајем овог месеца", "последњи дан у месецу", "kraj meseca", "krajem meseca", "kraja meseca", "krajem ovog meseca"),
        unsure=("вероватно", "можда", "отприлике", "оквирно", "око", "планирано", "потврдићемо", "биће потврђено", "verovatno", "možda", "otprilike", "okvirno", "oko", "planirano"),
    ),
    "uk": RelativeWords(
        today=("сьогодні", "сьогоднішнього дня", "сьогоднішній день", "сьогоднішнім днем", "сьогодні ввечері"), tomorrow=("завтра", "завтрашнього дня"), yesterday=("вчора", "учора"),
        now=("негайно", "терміново", "зараз", "якнайшвидше", "якомога швидше", "одразу", "відразу", "невідкладно"),
        this=("цей", "цю", "ця", "цього", "у", "в", "з", "із", "до", "від"), next=("наступний", "наступну", "наступного", "наступна"),
        next_week=("наступного тижня", "на наступному тижні", "наступний тиждень"), last=("минулий", "минулу", "минулого"),
        end_of_month=("кінець місяця", "кінця місяця", "кінці місяця", "наприкінці місяця", "останній день місяця", "кінцем місяця"),
        unsure=("мабуть", "ймовірно", "імовірно", "можливо", "приблизно", "орієнтовно", "близько", "попередньо", "за планом", "плановий", "планова", "уточнюється"),
    ),
    "ru": RelativeWords(
        today=("сегодня", "сегодняшнего дня", "сегодняшний день", "сегодняшним днем", "сегодня вечером"), tomorrow=("завтра", "завтрашнего дня"), yesterday=("вчера",),
        now=("немедленно", "срочно", "сейчас", "незамедлительно", "как можно скорее", "как можно быстрее", "сразу", "безотлагательно"),
        this=("этот", "эту", "эта", "этого", "в", "во", "с", "со", "до", "по"), next=("следующий", "следующую", "следующего", "следующая", "будущий", "будущую"),
        next_week=("следующей недели", "на следующей неделе", "следующую неделю", "будущей недели"), last=("прошлый", "прошлую", "прошлого", "прошедший", "прошедшую"),
        end_of_month=("конец месяца", "конца месяца", "конце месяца", "последний день месяца", "концом месяца"),
        unsure=("вероятно", "возможно", "наверное", "примерно", "приблизительно", "ориентировочно", "около", "предварительно", "предположительно", "планируемая", "плановая", "уточняется"),
    ),
    "el": RelativeWords(
        today=("σήμερα", "σημερινή", "απόψε", "σήμερα το απόγευμα"), tomorrow=("αύριο",), yesterday=("χθες", "χτες"),
        now=("άμεσα", "αμέσως", "τώρα", "το συντομότερο δυνατό", "το συντομότερο", "επειγόντως", "πάραυτα"),
        this=("αυτή την", "αυτήν την", "αυτό το", "την", "τη", "το", "στις", "από"), next=("επόμενη", "την επόμενη", "επόμενο", "το επόμενο"),
        next_week=("της επόμενης εβδομάδας", "την επόμενη εβδομάδα", "της άλλης εβδομάδας", "την άλλη εβδομάδα"), last=("περασμένη", "προηγούμενη", "περασμένο", "προηγούμενο"),
        end_of_month=("τέλος του μήνα", "τέλη του μήνα", "τέλος μήνα", "τελευταία ημέρα του μήνα", "τέλος τρέχοντος μήνα"),
        unsure=("πιθανόν", "πιθανώς", "μάλλον", "περίπου", "ενδεχομένως", "ίσως", "κατά προσέγγιση", "προσωρινά", "αναμένεται", "εκτιμώμενη", "προς επιβεβαίωση"),
    ),
    "tr": RelativeWords(
        today=("bugün", "bu gün", "bu akşam", "bugün itibarıyla", "bugünden"), tomorrow=("yarın", "yarından"), yesterday=("dün",),
        now=("hemen", "derhal", "şimdi", "acilen", "en kısa sürede", "ivedilikle", "bir an önce", "vakit kaybetmeden"),
        this=("bu", "şu"), next=("gelecek", "sonraki", "bir sonraki"), next_week=("haftaya", "gelecek hafta", "önümüzdeki hafta", "sonraki hafta"),
        last=("geçen", "geçtiğimiz"), end_of_month=("ay sonu", "ay sonunda", "ayın sonu", "ayın sonunda", "ay sonuna", "ayın son günü", "ay sonuna kadar", "bu ayın sonu"),
        unsure=("muhtemelen", "belki", "yaklaşık", "tahminen", "tahmini", "civarı", "sanırım", "kesin değil", "planlanan", "netleşecek", "kesinleşmedi", "olabilir"),
    ),
    "ar": RelativeWords(
        today=("اليوم", "هذا اليوم", "يومنا هذا", "مساء اليوم", "الليلة"), tomorrow=("غدا", "غدًا", "يوم غد"), yesterday=("أمس", "البارحة"),
        now=("فورا", "فورًا", "حالا", "حالًا", "على الفور", "الآن", "في أقرب وقت", "بأسرع وقت", "بشكل فوري", "عاجل"),
        this=("هذا", "هذه", "يوم", "في", "من", "حتى"), next=(), next_week=("من الأسبوع القادم", "من الأسبوع المقبل", "الأسبوع القادم", "الأسبوع المقبل", "الأسبوع القادم يوم", "الأسبوع المقبل يوم"),
        last=("الماضي", "المنصرم", "الفائت"), end_of_month=("نهاية الشهر", "آخر الشهر", "نهاية هذا الشهر", "آخر يوم في الشهر", "نهاية الشهر الحالي", "نهاية الشهر الجاري"),
        unsure=("ربما", "تقريبا", "تقريبًا", "على الأرجح", "غالبا", "غالبًا", "حوالي", "مبدئيا", "مبدئيًا", "متوقع", "قد", "يحدد لاحقا", "بشكل مبدئي", "المتوقع"),
    ),
    "he": RelativeWords(
        today=("היום", "הערב", "היום אחר הצהריים", "יום זה"), tomorrow=("מחר", "מחר בבוקר"), yesterday=("אתמול",),
        now=("מיד", "מיידי", "מיידית", "באופן מיידי", "עכשיו", "כעת", "דחוף", "בהקדם", "בהקדם האפשרי", "לאלתר"),
        this=("זה", "הזה", "הקרוב"), next=(), next_week=("בשבוע הבא", "של שבוע הבא", "שבוע הבא", "של השבוע הבא"), last=("שעבר", "האחרון", "הקודם"),
        end_of_month=("סוף החודש", "סוף חודש", "בסוף החודש", "עד סוף החודש", "היום האחרון בחודש"),
        unsure=("כנראה", "אולי", "בערך", "משוער", "משוערת", "לא סופי", "בסביבות", "ככל הנראה", "צפי", "מתוכנן", "טנטטיבי", "ייתכן"),
    ),
    "fa": RelativeWords(
        today=("امروز", "همین امروز", "امشب", "تاریخ امروز"), tomorrow=("فردا",), yesterday=("دیروز",),
        now=("فوری", "فورا", "فوراً", "بلافاصله", "هم‌اکنون", "الان", "همین الان", "سریعا", "در اسرع وقت", "هر چه سریع‌تر"),
        this=("این", "همین", "روز", "از", "تا", "در"), next=(), next_week=("هفته آینده", "هفته بعد", "هفته دیگر", "هفتهٔ آینده"), last=("گذشته", "پیش", "هفته گذشته"),
        end_of_month=("پایان ماه", "آخر ماه", "انتهای ماه", "پایان این ماه", "آخرین روز ماه"),
        unsure=("احتمالا", "احتمالاً", "شاید", "حدودا", "حدوداً", "تقریبا", "تقریباً", "حدود", "به‌طور تقریبی", "پیش‌بینی", "متعاقبا", "ممکن است"),
    ),
    "bn": RelativeWords(
        today=("আজ", "আজই", "আজকে", "আজ থেকে", "অদ্য", "আজকের মধ্যে"), tomorrow=("আগামীকাল", "কাল থেকে"), yesterday=("গতকাল",),
        now=("এখনই", "অবিলম্বে", "এক্ষুনি", "তাৎক্ষণিক", "যত দ্রুত সম্ভব", "দ্রুত", "এখন"),
        this=("এই", "আসছে"), next=("আগামী", "পরবর্তী"), next_week=("আগামী সপ্তাহের", "পরের সপ্তাহের", "আগামী সপ্তাহে", "সামনের সপ্তাহের"), last=("গত", "বিগত"),
        end_of_month=("মাসের শেষে", "মাসের শেষ", "মাস শেষে", "মাসের শেষ দিন", "চলতি মাসের শেষে"),
        unsure=("সম্ভবত", "হয়তো", "আনুমানিক", "প্রায়", "সম্ভাব্য", "নিশ্চিত নয়", "চূড়ান্ত নয়"),
    ),
    "th": RelativeWords(
        today=("วันนี้", "เย็นนี้", "ภายในวันนี้", "บ่ายนี้"), tomorrow=("พรุ่งนี้", "วันพรุ่งนี้"), yesterday=("เมื่อวาน",),
        now=("ทันที", "เดี๋ยวนี้", "ด่วน", "โดยเร็วที่สุด", "ตอนนี้", "มีผลทันที", "เร็วที่สุด"),
        this=("นี้", "ที่จะถึงนี้", "ที่จะถึง"), next=("หน้า",), this_week=("สัปดาห์นี้", "อาทิตย์นี้"), next_week=("สัปดาห์หน้า", "อาทิตย์หน้า", "ของสัปดาห์หน้า"), last=("ที่แล้ว", "ที่ผ่านมา"),
        end_of_month=("สิ้นเดือน", "สิ้นเดือนนี้", "ปลายเดือน", "วันสุดท้ายของเดือน"),
        unsure=("น่าจะ", "ประมาณ", "อาจจะ", "คาดว่า", "ยังไม่แน่นอน", "ราวๆ", "รอยืนยัน", "โดยประมาณ"),
    ),
    "vi": RelativeWords(
        today=("hôm nay", "ngày hôm nay", "trong hôm nay", "tối nay", "chiều nay", "trong ngày hôm nay"), tomorrow=("ngày mai", "mai", "sáng mai"), yesterday=("hôm qua",),
        now=("ngay", "ngay lập tức", "ngay bây giờ", "càng sớm càng tốt", "khẩn", "gấp", "lập tức"),
        this=("này", "tuần này", "tới"), next=(), next_week=("tuần sau", "tuần tới", "của tuần sau", "của tuần tới"), last=("tuần trước", "trước", "vừa rồi", "tuần qua"),
        end_of_month=("cuối tháng", "cuối tháng này", "ngày cuối tháng", "hết tháng", "hết tháng này"),
        unsure=("có thể", "khoảng", "dự kiến", "chắc là", "tạm thời", "ước chừng", "có lẽ", "chưa chốt", "chưa chắc"),
    ),
    "id": RelativeWords(
        today=("hari ini", "per hari ini", "sore ini", "malam ini", "hari ini juga"), tomorrow=("besok", "esok"), yesterday=("kemarin",),
        now=("segera", "sekarang", "sekarang juga", "secepatnya", "saat ini juga", "langsung", "sesegera mungkin"),
        this=("hari", "pada", "mulai", "sejak"), next=("mendatang", "yang akan datang", "besok"), this_week=("minggu ini", "pekan ini"), next_week=("minggu depan", "pekan depan", "depan"), last=("lalu", "kemarin", "minggu lalu", "pekan lalu"),
        end_of_month=("akhir bulan", "akhir bulan ini", "akhir bulan berjalan", "hari terakhir bulan ini"),
        unsure=("mungkin", "sekitar", "kira-kira", "kurang lebih", "perkiraan", "rencananya", "belum pasti", "estimasi", "kemungkinan", "tentatif"),
    ),
    "ms": RelativeWords(
        today=("hari ini", "petang ini", "malam ini"), tomorrow=("esok", "besok"), yesterday=("semalam", "kelmarin"),
        now=("segera", "sekarang", "serta-merta", "serta merta", "secepat mungkin", "dengan segera", "berkuat kuasa serta-merta"),
        this=("hari", "pada", "mulai"), next=("akan datang",), this_week=("minggu ini",), next_week=("minggu depan", "minggu hadapan", "depan", "hadapan"), last=("lepas", "lalu", "minggu lepas"),
        end_of_month=("akhir bulan", "hujung bulan", "akhir bulan ini", "hujung bulan ini", "hari terakhir bulan ini"),
        unsure=("mungkin", "lebih kurang", "sekitar", "anggaran", "dijangka", "belum pasti", "tertakluk", "barangkali", "tentatif"),
    ),
    "ja": RelativeWords(
        today=("本日", "今日", "今夜", "今夕", "当日中", "即日"), tomorrow=("明日", "翌日", "あした"), yesterday=("昨日", "きのう"),
        now=("至急", "すぐに", "今すぐ", "直ちに", "ただちに", "早急に", "即時", "なるべく早く", "できるだけ早く"),
        this=("今週の", "今週", "今度の", "次の"), next=(), next_week=("来週の", "来週", "翌週の", "翌週"), last=("先週の", "先週", "前の"), end_of_month=("月末", "今月末", "当月末", "月の末日", "末日"),
        unsure=("予定ですが未確定", "頃", "ごろ", "おそらく", "多分", "たぶん", "未確定", "仮", "見込み", "前後", "かもしれ"),
    ),
    "ko": RelativeWords(
        today=("오늘", "금일", "오늘부로", "당일"), tomorrow=("내일", "명일", "익일"), yesterday=("어제", "작일"),
        now=("즉시", "지금", "바로", "당장", "최대한 빨리", "가능한 한 빨리", "긴급", "지금 바로", "조속히"),
        this=("이번 주", "이번", "금주", "돌아오는"), next=(), next_week=("다음 주", "다음주", "차주", "내주"), last=("지난주", "지난", "지난 주"), end_of_month=("월말", "이번 달 말", "이달 말", "당월 말", "금월 말", "말일"),
        unsure=("아마", "쯤", "경", "약", "잠정", "미확정", "가능성", "예상", "정도", "것 같"),
    ),
    "zh": RelativeWords(
        today=("今天", "今日", "即日", "今晚", "当天", "當天", "即日起", "今日内"), tomorrow=("明天", "明日", "听日", "聽日"), yesterday=("昨天", "昨日"),
        now=("立即", "马上", "馬上", "立刻", "尽快", "盡快", "現在", "现在", "即刻", "儘快", "即时", "即時"),
        this=("本", "这", "這", "这个", "這個", "本周", "本週", "今", "今个", "呢個"), next=(), next_week=("下", "下个", "下個", "下周的", "下週的"), last=("上", "上个", "上個"),
        end_of_month=("月底", "本月底", "月末", "本月末", "这个月底", "這個月底", "今個月底"),
        unsure=("大概", "可能", "左右", "也许", "也許", "暂定", "暫定", "待确认", "待確認", "预计", "預計", "大约", "大約", "应该", "應該", "未定", "估计", "估計"),
    ),
}  # fmt: skip
OTHER_SCRIPTS["zh_Hans"] = OTHER_SCRIPTS["zh_Hant"] = OTHER_SCRIPTS["zh"]
OTHER_SCRIPTS["sr_Latn"] = OTHER_SCRIPTS["sr_Cyrl"] = OTHER_SCRIPTS["sr"]
