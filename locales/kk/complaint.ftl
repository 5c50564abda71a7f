# Өтініш: форма, түбіртек, тізім.
hidden-spam = спам
hidden-abuse = балағаттау
hidden-personal-data = бөгде адамның жеке дерегі
hidden-unlawful = заңға қайшы мазмұн

complaint-more = Тағы көрсету
complaint-none = Әзірге жарияланған өтініш жоқ.
complaint-none-filtered = Бұл сүзгілерге сай өтініш жоқ.
complaint-of-institution = Осы мекеме туралы өтініштер

complaint-new = Өтініш жіберу
complaint-trial = Бұл — үлгі нұсқа: қалада бұл өтінішті ешкім оқымайды, ал көрсетілетін жауап күні — мысал ғана. Шын дерек жазбаңыз. Шын мәселе бойынша мына жерлерге хабарласыңыз:
complaint-trial-which = Қайсысы не үшін керек
complaint-trial-short = Үлгі нұсқа: өтініштерді қалада ешкім оқымайды, күндер — мысал.
complaint-begun = Бұрын бастаған өтінішіңіз осы жерде сақталған.
complaint-anew = Жаңадан бастау
complaint-topic = Не туралы?
complaint-where = Қай жерде?
complaint-where-hint = Мекемені атымен табыңыз немесе картадан орынды көрсетіңіз. Екеуін де көрсетуге болады.
complaint-search = Мекемені іздеу
complaint-change = өзгерту
complaint-remove = алып тастау
complaint-point = Картадағы нүкте: { $at }
complaint-text = Не болды?
complaint-text-hint = Не болғанын, қашан байқағаныңызды және не істеу керегін жазыңыз. Бөгде адамдардың аты-жөнін, телефонын жазбаңыз: мәтінді бәрі көреді.
complaint-contact = Байланыс дерегі (міндетті емес)
complaint-contact-seen = Бұл деректі сізден басқа тек өтінішті қарайтын қызметкерлер көреді.
complaint-no-name = Аты-жөніңізді жазбасаңыз да өтініш қабылданады, бірақ аты-жөні жоқ өтініш ресми түрде қаралмай қалуы мүмкін.
complaint-name = Аты-жөніңіз
complaint-show-name = Аты-жөнім өтініштің астында бәріне көрінсін
complaint-phone = Телефон
complaint-email = Электрондық пошта
complaint-budget = Бюджет жолы: { $line }
complaint-shared = Бұл — ортақ компьютер
complaint-shared-hint = Белгілесеңіз, бұл құрылғыда өтініштің өзі де, жобасы да қалмайды. Онда жеке сілтемені жазып алыңыз және жібермей тұрып бетті жаппаңыз.
complaint-see = Көпшілік не көретінін қарау
complaint-mend = Мына жерлерді түзетіңіз:
complaint-everyone-sees = Көпшілік мынаны көреді
complaint-after-acceptance = Мекеме өтінішті қабылдағаннан кейін ғана. Оған дейін оны тек сіз бен қызметкерлер көреді.
complaint-name-hidden = Аты-жөні көрсетілмейді
complaint-kept-back = Көпшілікке көрінбейді: { $what }
complaint-mend-it = Түзету
complaint-send = Өтінішті жіберу
complaint-send-trial = Үлгі өтінішті жіберу
complaint-send-again = Қайта жіберу
complaint-sending = Жіберіліп жатыр…
complaint-not-sent = Әлі жіберілген жоқ. Өтініш осы құрылғыда сақтаулы: желі қосылғанда өзі жіберіледі, не түймені қайта басыңыз. Қанша рет жіберсеңіз де, өтініш біреу болады.
complaint-not-sent-stay = Әлі жіберілген жоқ, ал бұл құрылғыда ештеңе сақталмайды. Бетті жаппай тұрыңыз: желі қосылғанда өтініш өзі жіберіледі.
complaint-not-taken = Сервер өтінішті қабылдамады. Түймені қайта басып көріңіз.
complaint-too-many = { $count ->
    [one] Бұл желіден өтініш тым көп келді. Бір минуттан кейін қайта жіберіңіз: жазғаныңыз сақтаулы.
   *[other] Бұл желіден өтініш тым көп келді. { $count } минуттан кейін қайта жіберіңіз: жазғаныңыз сақтаулы.
 }

complaint = Өтініш
complaint-titled = Өтініш { $id }
complaint-arrived = Өтініш тіркелді
complaint-arrived-about = Өтініш тіркелді. Төмендегі жеке сілтемені сақтап қойыңыз: жауапты сол арқылы көресіз.
complaint-dates = Келіп түсті: { $received } · тіркелді: { $registered }
complaint-is-private = Мекеме қабылдағанша бұл өтінішті тек сіз бен қызметкерлер көреді.
complaint-is-public = Бұл өтініш жарияланған: мәтінін бәрі көреді.
complaint-is-held = Бұл өтінішті тек сыбайлас жемқорлыққа қарсы қызмет көреді.
complaint-is-hidden = Өтініш мәтіні { $time } көпшіліктен жасырылды. Себебі: { $reason }.
complaint-waits-about = Бұл өтініш үш жұмыс күнінен артық қабылданбай тұр. Қабылданғанша мәтіні көрсетілмейді, бірақ оның барын бәрі көреді.
complaint-wrong-key = Бұл жеке сілтеменің кілті сәйкес келмеді. Сілтемені толық көшіргеніңізді тексеріңіз.
complaint-unknown = Мұндай ашық өтініш жоқ
complaint-unknown-about = Бұл нөмірмен өтініш не жарияланбаған, не мүлде жоқ. Өтініш сіздікі болса, оны жіберген кезде берілген жеке сілтеме арқылы ашыңыз.
complaint-to-list = Өтініштер тізіміне
complaint-counted = { $count } жұмыс күні саналды; сұр күндер — демалыс.
complaint-how-counted = Қалай саналды
complaint-rule = Санау тіркелген күннің ертеңінен басталады, тек жұмыс күндері саналады. Жұмыс уақытынан кейін немесе демалыс күні келген өтініш келесі жұмыс күні тіркеледі. Бұл — бағдарламаның уәдесі, заңдағы мерзім емес.
complaint-provisional = Бұл күн алдын ала есептелді: мерзім күнтізбесі әлі белгісіз күндерге жетеді, сондықтан мерекелер оны жылжытуы мүмкін.
complaint-day-counted = { $n }-күн
day-weekend = демалыс
day-holiday = мереке
day-day-off = демалысқа ауыстырылған күн
day-working-day = жұмыс күні болып жарияланған
steps = Өтініштің жолы
step-received = Тіркелді
step-received-about = өздігінен, ешкімнің рұқсатынсыз
step-accepted = Мекемеде
step-accepted-about = кімде тұрғаны көрінеді
step-participation = Сыбайлас жемқорлыққа қарсы қызмет
step-participation-about = жауапқа міндетті түрде қатысады
step-answered = Жауап
step-answered-about = белгіленген күнге дейін беріледі
step-by = { $time }, { $who }
steps-rule = Бағдарлама бұл қызметтің алдын алу ұсыныстарына қатысуын талап етеді; оны әр өтінішке қолдану — осы картаның өз ережесі.
complaint-link = Жеке сілтемеңіз
complaint-link-keep = Оны жоғалтпаңыз: өтінішіңізді тек осы сілтеме ашады. Бөтен адамға бермеңіз.
complaint-copy = Көшіру
complaint-copied = Сілтеме көшірілді.
complaint-copy-by-hand = Көшіру мүмкін болмады: сілтемені белгілеп, қолмен көшіріңіз.
complaint-share = Бөлісу
complaint-save = Файлға сақтау
complaint-on-device = Осы құрылғыдағы тізімде тұр.
complaint-not-on-device = Бұл құрылғыда сақталмаған.
complaint-forget = Тізімнен өшіру
complaint-remember = Осы құрылғыда сақтау

complaints-public = Жарияланған өтініштер
complaints-topic = Тақырып
complaints-status = Күйі
complaints-counts = Тақырыптар мен жылдар бойынша
complaints-waiting = { $days ->
    [0] Қабылдануын күтіп тұрғаны: { $count }. Ең ескісі бүгін келді.
   *[other] Қабылдануын күтіп тұрғаны: { $count }. Ең ескісі күтіп тұрған күн саны: { $days }.
 }
complaints-sent = Осы құрылғыдан жіберілген
complaints-sent-about = Бұл тізім тек осы құрылғыда сақталады. Өшірсеңіз де, өтініштің өзі қалады.
complaints-sent-lost = Сервер бұл өтінішті таппады.
complaints-forget-all = Бәрін тізімнен өшіру
complaints-forget-one = { $id } өтінішін тізімнен өшіру
complaint-registrar = Өтінішті кім қабылдайды: { $who }
complaint-arrived-earlier = Өтініштің алғашқы нұсқасы бұрын жетіп үлгеріпті. Төменде сол тұр, кейінгі өзгертулер жіберілмеді.
complaint-budget-line = Бюджет жолы.
