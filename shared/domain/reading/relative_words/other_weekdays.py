"""Weekday and month names that CLDR does not list, in the languages of other scripts and regions: with endings, short, in brackets."""

_Week = tuple[str, str, str, str, str, str, str]


def _days(letters: str, *shapes: str) -> _Week:
    """Each shape with the letter of the day, Monday first."""
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
        ", ".join(shape.replace("_", letter) for shape in shapes) for letter in letters
    )
    return (monday, tuesday, wednesday, thursday, friday, saturday, sunday)


_CHINESE = _days("一二三四五六日", "周_", "週_", "星期_", "礼拜_", "禮拜_", "(_)", "（_）")
_CHINESE = (*_CHINESE[:6], f"{_CHINESE[6]}, 星期天, 周天, 礼拜天, 禮拜天, 週天")

# Monday first; the forms of one day are separated by commas.
OTHER_WEEKDAY_FORMS: dict[str, _Week] = {
    "bg": ("понеделника", "вторника", "срядата", "четвъртъка", "петъка", "съботата", "неделята"),
    "sr": ("понедељка, понедељком, ponedeljak, ponedeljka, понедјељак", "уторка, утoрка, utorak, utorka", "среду, среде, срeда, sreda, sredu, srede, сриједа, сриједу",
           "четвртка, četvrtak, četvrtka", "петка, petak, petka", "суботу, суботе, subota, subotu", "недељу, недеље, nedelja, nedelju, недјеља"),
    "uk": ("понеділка, понеділку", "вівторка", "середу, середи", "четверга", "п'ятницю, п'ятниці, п'ятниця, пятницю, пятниця, пятниці", "суботу, суботи", "неділю, неділі"),
    "ru": ("понедельника, понедельнику", "вторника", "среду, среды", "четверга", "пятницу, пятницы", "субботу, субботы", "воскресенья"),
    "el": ("Δευτέρας", "Τρίτης", "Τετάρτης", "Πέμπτης", "Παρασκευής", "Σαββάτου", "Κυριακής"),
    "tr": ("pazartesiye, pazartesinden, pazartesiden", "salıya, salıdan", "çarşambaya, çarşambadan", "perşembeye, perşembeden", "cumaya, cumadan", "cumartesiye", "pazara"),
    "ar": ("الإثنين, اثنين, إثنين", "ثلاثاء, الثلثاء", "أربعاء, الاربعاء", "خميس", "جمعة", "سبت", "أحد"),
    "he": ("שני, יום ב'", "שלישי, יום ג'", "רביעי, יום ד'", "חמישי, יום ה'", "שישי, יום ו', ששי, יום ששי", "שבת", "יום א'"),
    "fa": ("دوشنبه, دو شنبه", "سه شنبه, سه‌شنبه", "چهارشنبه, چهار شنبه", "پنجشنبه, پنج شنبه, پنج‌شنبه", "جمعه", "شنبه", "یکشنبه, یک شنبه, یک‌شنبه"),
    "bn": ("সোমবারে, সোমবারের", "মঙ্গলবারে", "বুধবারে", "বৃহস্পতিবারে, বৃহষ্পতিবার", "শুক্রবারে, শুক্রবারের", "শনিবারে", "রবিবারে, রোববার, রোববারে"),
    "th": ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี, พฤหัส, วันพฤหัส", "ศุกร์", "เสาร์", ""),
    "vi": ("thứ 2, t2", "thứ 3, t3", "thứ 4, t4", "thứ 5, t5", "thứ 6, t6", "thứ 7, t7, thứ bẩy", "cn"),
    "id": ("", "", "", "", "jum'at, jumaat", "", "ahad"),
    "ms": ("", "", "", "", "jumat", "", "minggu"),
    "ja": _days("月火水木金土日", "_曜", "(_)", "（_）", "(_曜)", "（_曜）"),
    "ko": _days("월화수목금토일", "(_)", "（_）"),
    "zh": _CHINESE,
}  # fmt: skip
OTHER_WEEKDAY_FORMS["zh_Hans"] = OTHER_WEEKDAY_FORMS["zh_Hant"] = OTHER_WEEKDAY_FORMS["zh"]
for _language in ("sr_Latn", "sr_Cyrl", "bs", "bs_Cyrl", "mk"):
    OTHER_WEEKDAY_FORMS[_language] = OTHER_WEEKDAY_FORMS["sr"]


def _months(*names: str) -> tuple[tuple[int, str], ...]:
    """All names of each month, January first, the names of one month separated by commas."""
    return tuple((number, name) for number, listed in enumerate(names, start=1) for name in listed.split(", ") if name)


OTHER_MONTH_FORMS: dict[str, tuple[tuple[int, str], ...]] = {
    "sr": _months("јануара, januar, januara", "фебруара, februar, februara", "марта, mart, marta", "априла, april, aprila", "маја, maj, maja", "јуна, јуни, jun, juna, juni",
                  "јула, јули, jul, jula, juli", "августа, avgust, avgusta", "септембра, septembar, septembra", "октобра, oktobar, oktobra", "новембра, novembar, novembra", "децембра, decembar, decembra"),
    "el": _months("Γενάρη, Γενάρης", "Φλεβάρη, Φλεβάρης", "Μάρτη, Μάρτης", "Απρίλη, Απρίλης", "Μάη, Μάης", "Ιούνη, Ιούνης", "Ιούλη, Ιούλης", "Αυγούστου", "", "Οκτώβρη", "Νοέμβρη", "Δεκέμβρη"),
    "ar": _months("كانون الثاني, جانفي", "شباط, فيفري", "آذار", "نيسان, أفريل, ابريل", "أيار, ماي, ماى", "حزيران, جوان, يونيه", "تموز, جويلية, يوليه", "آب, أوت, اغسطس", "أيلول", "تشرين الأول",
                  "تشرين الثاني", "كانون الأول"),
    "fa": _months("ژانویه", "فوریه", "مارس", "آوریل", "مه, می", "ژوئن", "ژوئیه, جولای", "اوت, آگوست", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"),
    "bn": _months("জানুয়ারি, জানুয়ারির", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট, অগাস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"),
    "th": _months("มกรา, ม.ค", "กุมภา, ก.พ", "มีนา, มี.ค", "เมษา, เม.ย", "พฤษภา, พ.ค", "มิถุนา, มิ.ย", "กรกฎา, ก.ค", "สิงหา, ส.ค", "กันยา, ก.ย", "ตุลา, ต.ค", "พฤศจิกา, พ.ย", "ธันวา, ธ.ค"),
    "vi": _months("tháng một, tháng giêng, tháng 01", "tháng hai, tháng 02", "tháng ba, tháng 03", "tháng tư, tháng 04", "tháng năm, tháng 05", "tháng sáu, tháng 06", "tháng bảy, tháng 07",
                  "tháng tám, tháng 08", "tháng chín, tháng 09", "tháng mười", "tháng mười một", "tháng mười hai, tháng chạp"),
    "id": _months("", "Pebruari", "", "", "", "", "", "Agt, Ags", "", "", "Nopember", ""),
    "ms": _months("Jan", "Feb", "Mac", "Apr", "", "", "Julai", "Ogos, Ogo", "Sept", "Okt", "", "Dis"),
    "tr": _months("ocakta, ocaktan", "", "martta", "", "", "", "", "", "", "", "", ""),
}  # fmt: skip
for _language in ("sr_Latn", "sr_Cyrl"):
    OTHER_MONTH_FORMS[_language] = OTHER_MONTH_FORMS["sr"]
