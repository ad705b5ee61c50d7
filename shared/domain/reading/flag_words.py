"""Phrases an approver has to be told about, in all our languages: admin roles, claimed approvals, pressure and secrecy, weaker sign-in.

One string a language, phrases parted by commas, `*` for any ending. They decide nothing: each only shows its sentence to a person.
"""

PRIVILEGED = {
    "de": "globaler administrator, globale administratorin, globalen administrator*, domänen-admin*, domänenadministrator*, administratorrecht*, adminrecht*, administratorenrecht*",
    "fr": "administrateur général, administrateur global, administratrice générale, droits d'administrateur, droits administrateur, droits admin, administrateur du domaine",
    "es": "administrador global, administradora global, permisos de administrador, derechos de administrador, administrador de dominio",
    "it": "amministratore globale, diritti di amministratore, diritti amministrativi, privilegi di amministratore, amministratore di dominio",
    "nl": "globale beheerder, globaal beheerder, beheerdersrecht*, adminrecht*, domeinbeheerder",
    "pt": "administrador global, administradora global, direitos de administrador, permissões de administrador, administrador de domínio",
    "sv": "global administratör, globala administratör*, administratörsbehörighet*, administratörsrättighet*, adminrättighet*",
    "da": "global administrator, administratorrettighed*, adminrettighed*", "nb": "global administrator, administratorrettighet*, adminrettighet*, administratortilgang*",
    "fi": "yleinen järjestelmänvalvoja, järjestelmänvalvojan oikeu*, pääkäyttäjän oikeu*, pääkäyttäjäoikeu*", "is": "kerfisstjóraréttind*, kerfisstjóraaðgang*",
    "cs": "globální správce, globálního správce, administrátorská práva, práva správce, správce domény", "sk": "globálny správca, globálneho správcu, administrátorské práva, správca domény",
    "pl": "administrator globalny, administratora globalnego, uprawnienia administratora, prawa administratora, administrator domeny",
    "hu": "globális rendszergazda, globális adminisztrátor, rendszergazdai jog*, adminisztrátori jog*", "ro": "administrator global, drepturi de administrator, administrator de domeniu",
    "hr": "globalni administrator, globalnog administratora, administratorska prava", "sr": "глобални администратор, глобалног администратора, администраторска права",
    "sl": "globalni skrbnik, globalnega skrbnika, skrbniške pravice, administratorske pravice", "bg": "глобален администратор, администраторски права",
    "ru": "глобальный администратор, глобального администратора, права администратора, администратор домена", "uk": "глобальний адміністратор, глобального адміністратора, права адміністратора",
    "el": "καθολικός διαχειριστής, καθολικού διαχειριστή, δικαιώματα διαχειριστή", "tr": "genel yönetici*, global yönetici*, yönetici hakları*, yönetici yetkisi*, admin yetkisi*",
    "ar": "المسؤول العام, صلاحيات المسؤول, صلاحيات مدير النظام", "he": "מנהל גלובלי, הרשאות מנהל, הרשאות אדמין", "fa": "مدیر سراسری, دسترسی ادمین, دسترسی مدیر سیستم",
    "bn": "গ্লোবাল অ্যাডমিন, অ্যাডমিন অধিকার", "th": "ผู้ดูแลระบบส่วนกลาง, สิทธิ์ผู้ดูแลระบบ, สิทธิ์แอดมิน", "vi": "quản trị viên toàn cục, quyền quản trị",
    "id": "hak admin, hak administrator, akses admin", "ms": "pentadbir global, hak pentadbir", "ja": "グローバル管理者, 全体管理者, 管理者権限, ドメイン管理者",
    "ko": "전역 관리자, 글로벌 관리자, 관리자 권한", "zh": "全局管理员, 全域管理員, 管理员权限, 管理員權限, 域管理员",
}  # fmt: skip
APPROVAL = {
    "de": "genehmigt, abgesegnet, weiß bescheid, weiss bescheid, zustimmung liegt vor, ohne freigabe, keine freigabe nötig, freigegeben von, ist einverstanden",
    "fr": "approuvé*, validé par, est au courant, sont au courant, sans validation, a donné son accord, accord donné", "en": "hr knows, is in the loop, already cleared",
    "es": "aprobado*, autorizado por, está al tanto, está al corriente, ya lo sabe, sin aprobación, sin autorización", "it": "approvato*, autorizzato da, è al corrente, senza approvazione, ha dato l'ok",
    "nl": "goedgekeurd*, akkoord van, is akkoord, weet ervan, weet hiervan, is op de hoogte, zonder goedkeuring", "pt": "aprovado*, autorizado por, está ciente, está a par, já sabe, sem aprovação",
    "sv": "godkänt, godkänd av, känner till, är informerad*, är införstådd, utan godkännande", "da": "godkendt, er informeret, ved besked, uden godkendelse", "nb": "godkjent, er informert, vet om det, uten godkjenning",
    "fi": "hyväksynyt, hyväksytty, on tietoinen, tietää asiasta, ilman hyväksyntää", "is": "hefur samþykkt, samþykkt af, veit af þessu, án samþykkis", "cs": "schváleno, schválil*, ví o tom, bez schválení",
    "sk": "schválené, schválil*, vie o tom, bez schválenia", "pl": "zatwierdzon*, zaakceptowan*, wie o tym, jest poinformowan*, bez zatwierdzenia, bez akceptacji",
    "hu": "jóváhagyta, jóváhagyva, tud róla, jóváhagyás nélkül, engedélyezte", "ro": "aprobat*, a aprobat, știe despre, fără aprobare", "hr": "odobreno, odobrio, odobrila, zna za to, bez odobrenja",
    "sr": "одобрено, одобрио, одобрила, зна за то, без одобрења", "sl": "odobreno, odobril*, ve za to, je seznanjen*, brez odobritve", "bg": "одобрено, одобрил*, е наясно, знае за, без одобрение",
    "ru": "одобрено, одобрил*, согласовано, согласовал*, в курсе, утвердил*, без согласования", "uk": "схвалено, схвалив, схвалила, погоджено, погодив, погодила, в курсі, без погодження",
    "el": "εγκρίθηκε, έχει εγκριθεί, έχει εγκρίνει, ενέκρινε, είναι ενήμερ*, χωρίς έγκριση", "tr": "onaylandı, onayladı, onayı var, onay verdi, haberi var, bilgisi var",
    "ar": "تمت الموافقة, وافق على, وافقت على, على علم, بدون موافقة", "he": "כבר אושר, אושר על ידי, אישר את, אישרה את, ללא אישור", "fa": "تایید شده, تأیید شده, تایید کرده, در جریان است, بدون تایید",
    "bn": "অনুমোদিত, অনুমোদন করেছেন, অনুমোদন দিয়েছেন", "th": "อนุมัติแล้ว, ได้รับอนุมัติ, ทราบเรื่องแล้ว, ไม่ต้องขออนุมัติ", "vi": "đã duyệt, đã phê duyệt, đã được duyệt, không cần duyệt",
    "id": "sudah disetujui, telah disetujui, sudah menyetujui, sudah tahu, tanpa persetujuan", "ms": "telah diluluskan, sudah diluluskan, tanpa kelulusan", "ja": "承認済, 承認され, 承認を得, 了承済, 承認不要",
    "ko": "승인되었, 승인됨, 승인받, 승인을 받, 승인 없이, 결재 완료", "zh": "已批准, 已获批准, 已獲批准, 已经批准, 已核准, 无需审批, 無需審批, 已授权",
}  # fmt: skip
PRESSURE = {
    "de": "dringend*, eilt, vertraulich*, keine rückfrage*, umgehend", "fr": "urgent*, confidentiel*, n'appelez pas, ne pas appeler", "es": "urgente*, confidencial*, no llame*",
    "it": "urgente, urgentissim*, riservatissim*, strettamente riservat*, non chiamate", "nl": "spoed, spoedgeval, dringend, vertrouwelijk*, niet bellen", "pt": "urgente*, confidencial*, com urgência, não ligue*",
    "sv": "brådskande, akut, konfidentiell*, ring inte", "da": "haster, hastesag, fortrolig*, ring ikke", "nb": "haster, hastesak, konfidensiel*, ikke ring", "fi": "kiireinen, kiireellinen, luottamukselli*, älkää soittako",
    "is": "áríðandi, mjög brýnt, trúnaðarmál", "cs": "naléhav*, urgentní, spěchá, důvěrn*, nevolejte", "sk": "naliehav*, súrne, urgentn*, dôvern*, nevolajte", "pl": "pilne, pilnie, poufn*, nie dzwoń*",
    "hu": "sürgős*, bizalmas*, ne hívja*", "ro": "urgent*, confidențial*, nu sunați", "hr": "hitno, povjerljivo, ne zovite", "sr": "хитно, поверљиво, не зовите", "sl": "nujno, zaupno, ne kličite",
    "bg": "спешно, поверително, не звънете", "ru": "срочно, конфиденциально, не звоните", "uk": "терміново, конфіденційно, не телефонуйте", "el": "επείγον*, επειγόντως, εμπιστευτικ*", "tr": "acil, acilen, gizlidir, aramayın",
    "ar": "عاجل, سري للغاية, لا تتصل", "he": "דחוף, סודי, בדחיפות", "fa": "فوری, محرمانه, تماس نگیرید", "bn": "জরুরি, গোপনীয়", "th": "ด่วน, เป็นความลับ", "vi": "khẩn cấp, rất gấp, bảo mật", "id": "mendesak, rahasia, urgent",
    "ms": "mendesak, rahsia", "ja": "至急, 緊急, 極秘, 内密", "ko": "긴급, 시급, 기밀, 대외비", "zh": "紧急, 緊急, 加急, 保密, 机密, 機密",
}  # fmt: skip
# A second factor or a rule for signing in, and the words for doing without it: both in one sentence.
FACTOR = {
    "en": "mfa, 2fa, multi-factor*, multifactor*, two-factor*, two-step verification, conditional access, authenticator", "de": "multifaktor*, multi-faktor*, zwei-faktor*, zweifaktor*, bedingter zugriff, bedingten zugriff",
    "fr": "double authentification, multifacteur*, deux facteurs, accès conditionnel", "es": "doble factor, dos factores, multifactor, acceso condicional", "it": "due fattori, più fattori, accesso condizionale",
    "nl": "tweestaps*, tweefactor*, meervoudige verificatie, voorwaardelijke toegang", "pt": "dois fatores, dois factores, multifator, acesso condicional", "sv": "tvåfaktor*, flerfaktor*", "da": "tofaktor*, to-faktor*, multifaktor*",
    "nb": "tofaktor*, flerfaktor*", "fi": "kaksivaihe*, monivaihe*", "is": "tveggja þátta", "cs": "dvoufaktor*, vícefaktor*", "sk": "dvojfaktor*, viacfaktor*", "pl": "dwuskładnik*, wieloskładnik*", "hu": "kétfaktor*, kétlépcs*, többtényez*",
    "ro": "doi factori, multifactor*", "hr": "dvofaktor*, višefaktor*", "sr": "двофактор*, вишефактор*", "sl": "dvofaktor*, večfaktor*", "bg": "двуфактор*, многофактор*", "ru": "двухфактор*, многофактор*", "uk": "двофактор*, багатофактор*",
    "el": "δύο παραγόντων, πολλαπλών παραγόντων", "tr": "iki adımlı, iki faktör*, çok faktör*", "ar": "المصادقة الثنائية, المصادقة متعددة", "he": "דו-שלבי, דו שלבי, רב-גורמי", "fa": "دو مرحله", "bn": "দুই ধাপ", "th": "สองชั้น, หลายปัจจัย",
    "vi": "hai yếu tố, đa yếu tố, hai lớp", "id": "dua faktor, dua langkah", "ms": "dua faktor", "ja": "多要素認証, 二要素認証, 二段階認証", "ko": "다단계 인증, 2단계 인증, 이중 인증", "zh": "多因素, 多重要素, 双重验证, 雙重驗證, 两步验证, 二次验证",
}  # fmt: skip
WITHOUT = {
    "en": "disable*, turn off, switch off, remove*, exclude*, exempt*, bypass*, skip*, without, deactivat*, off", "de": "deaktivier*, ausschalt*, abschalt*, ausnehm*, ausnahme, ohne, aus", "fr": "désactive*, désactiver, retirer, sans, exclu*",
    "es": "desactiv*, quitar, quiten, sin, excluir", "it": "disattiv*, disabilit*, senza, esclud*", "nl": "uitschakel*, uitzetten, uit, zonder, uitzonder*", "pt": "desativ*, desactiv*, remover, sem, excluir", "sv": "stäng av, stänga av, inaktivera*, utan, undanta*",
    "da": "slå fra, deaktiver*, uden, undtag*", "nb": "slå av, deaktiver*, uten, unnta*", "fi": "poista*, ilman, pois", "is": "slökk*, án", "cs": "vypn*, bez, zruš*", "sk": "vypn*, bez, zruš*", "pl": "wyłącz*, bez, usuń*", "hu": "kikapcsol*, nélkül",
    "ro": "dezactiv*, fără", "hr": "isključ*, bez", "sr": "искључ*, без", "sl": "izklop*, brez", "bg": "изключ*, без", "ru": "отключ*, без, убрать", "uk": "вимкн*, відключ*, без", "el": "απενεργοπο*, χωρίς", "tr": "kapat*, devre dışı*, olmadan",
    "ar": "تعطيل, إلغاء, بدون", "he": "לבטל, ביטול, ללא, לכבות", "fa": "غیرفعال, بدون, حذف", "bn": "বন্ধ, ছাড়া", "th": "ปิด, ยกเลิก", "vi": "tắt, không cần, bỏ", "id": "nonaktif*, matikan, tanpa", "ms": "nyahaktif*, matikan, tanpa", "ja": "無効, 解除, 除外",
    "ko": "해제, 비활성, 제외", "zh": "关闭, 關閉, 停用, 取消, 免除",
}  # fmt: skip
MY_MANAGER = {
    "en": "my manager, my boss, my supervisor, my line manager, my superior, my team lead", "de": "mein vorgesetzter, meine vorgesetzte, meines vorgesetzten, meiner vorgesetzten, meinen vorgesetzten, mein chef, meine chefin, meines chefs, meiner chefin, meinen chef",
    "fr": "mon responsable, ma responsable, mon supérieur, ma supérieure, mon chef, ma cheffe, mon manager, ma manager", "es": "mi jefe, mi jefa, mi responsable, mi superior*, mi supervisor*", "it": "il mio capo, il mio responsabile, la mia responsabile, il mio superiore, il mio manager, la mia capa",
    "nl": "mijn leidinggevende, mijn manager, mijn baas, mijn chef", "pt": "meu chefe, minha chefe, meu gestor, minha gestora, meu superior, meu gerente, minha gerente", "sv": "min chef", "da": "min chef, min leder", "nb": "min sjef, min leder", "fi": "esimieheni, esihenkilöni, pomoni",
    "is": "yfirmaður minn, yfirmann minn, yfirmanns míns", "cs": "můj nadřízený, moje nadřízená, mého nadřízeného, mojí nadřízené, můj šéf, moje šéfová, můj vedoucí, moje vedoucí", "sk": "môj nadriadený, moja nadriadená, môjho nadriadeného, môj šéf, moja šéfka, môj vedúci",
    "pl": "mój przełożony, moja przełożona, mojego przełożonego, mojej przełożonej, mój szef, moja szefowa, mój kierownik", "hu": "főnököm, felettesem, vezetőm", "ro": "șeful meu, șefa mea, managerul meu, superiorul meu", "hr": "moj nadređeni, moja nadređena, moj šef, moja šefica, moj voditelj",
    "sr": "мој шеф, моја шефица, мој надређени, моја надређена", "sl": "moj nadrejeni, moja nadrejena, moj šef, moja šefica, moj vodja", "bg": "моят ръководител, моят началник, началникът ми, ръководителят ми, шефът ми", "ru": "мой руководитель, моя руководительница, мой начальник, моя начальница, моего начальника, моего руководителя, моей начальницы",
    "uk": "мій керівник, моя керівниця, мого керівника, моєї керівниці, мій начальник, моя начальниця", "el": "ο προϊστάμενός μου, η προϊσταμένη μου, ο διευθυντής μου, η διευθύντριά μου", "tr": "müdürüm*, yöneticim*, amirim*", "ar": "مديري, مديرتي, رئيسي المباشر", "he": "המנהל שלי, המנהלת שלי, הבוס שלי",
    "fa": "مدیر من, رئیس من, مدیرم", "bn": "আমার ম্যানেজার, আমার বস", "th": "หัวหน้าของผม, หัวหน้าของฉัน, หัวหน้าผม, ผู้จัดการของฉัน", "vi": "sếp tôi, sếp của tôi, quản lý của tôi", "id": "atasan saya, manajer saya, bos saya", "ms": "penyelia saya, pengurus saya, ketua saya",
    "ja": "私の上司, 私の上長", "ko": "제 상사, 저의 상사, 제 팀장", "zh": "我的上司, 我的经理, 我的經理, 我的主管, 我上司, 我的领导, 我的老板",
}  # fmt: skip
