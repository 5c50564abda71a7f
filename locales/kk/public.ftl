# Өтініштердің ашық беттері: тізім мен карта, талдау, сұрақ туғызған ақша, модерация журналы, ұсыныстар.
complaints-about-budget = Бюджет жолы туралы
complaints-all = Барлығы
complaints-all-of-institution = Осы мекеме туралы барлық өтініш
complaints-analysis = Талдау
complaints-analysis-rule = Мұндағының бәрі жоғарыдағы сүзгілерге сай жарияланған өтініштерден есептелген. Он жағдайдан аз болса, пайыз көрсетілмейді; мекемелер рейтингпен емес, атауы бойынша тұрады: бірнеше жағдайға қарап ешкімді бағалауға болмайды.
complaints-answered = Жауап берілді
complaints-became = Немен аяқталды
complaints-became-and-days = Немен аяқталды және жауап қанша күтілді
complaints-confirmation = Тұрғынның пікірі
complaints-count = Жарияланған { $count } өтініш
complaints-days = Жұмыс күні
complaints-days-to-reply = Тіркелгеннен түпкілікті жауапқа дейінгі жұмыс күндері
complaints-few = Өтініші оннан аз { $count } мекеме
complaints-few-about = Салыстыруға жағдай тым аз, сондықтан атауы бойынша саны ғана берілген.
complaints-file-cut = Файлда ең жаңа 10 000 өтініш бар. Сүзгіні тарылтыңыз немесе қалғанын API арқылы алыңыз.
complaints-loaded = Тізім мен картада ең жаңалары тұр: { $count }; файлдарда – бәрі.
complaints-none-wait = Қабылдануын күтіп тұрған өтініш жоқ.
complaints-nothing-to-count = Әзірге санайтын ештеңе жоқ.
complaints-open = Ашық
complaints-part = { ABL($of) } { $part }
complaints-photos = { $count } фото
complaints-place = Орны
complaints-questions = Сұрақ туғызған бюджет: { $amount }
complaints-reopened = Қайта ашылған
complaints-reopened-times = { $count } рет қайта ашылған
complaints-replies = Жауап саны
complaints-shapes = Пішіндердің мағынасы
complaints-show-waiting = Оларды көрсету
complaints-since = Бастап
complaints-supports = Қолдағандар, шамамен
complaints-supported = шамамен { $count } адам қолдады
complaints-too-few = жағдай тым аз
complaints-until = Дейін
said-confirmed = Тұрғын растады
said-disputed = Тұрғын келіспеді
said-unconfirmed = Расталмаған
csv-due = Жауап беру күні
csv-lat = Ендік
csv-lon = Бойлық
csv-questioned = Сұрақ туғызған бюджет сомасы, ₸
csv-received = Келіп түскен уақыты
csv-registered = Тіркелген күні
csv-text = Мәтіні
days-0-5 = 0–5 жұмыс күні
days-6-10 = 6–10 жұмыс күні
days-11-15 = 11–15 жұмыс күні
days-16-30 = 16–30 жұмыс күні
days-31 = 31 жұмыс күні және одан көп
download-geojson = GeoJSON жүктеп алу
yes = иә

questioned = Сұрақ туғызған ақша
questioned-about = Жарияланған өтініштерде сұралған бюджет жолдары. Бір жол туралы қанша өтініш болса да, ол бір рет саналады; сұрақ қойылды деген сөз кінә тағылды дегенді білдірмейді.
questioned-counts = { $days ->
    [0] Ашығы { $open }, барлығы { $total }; алғаш бүгін сұралды, { $date }
   *[other] Ашығы { $open }, барлығы { $total }; алғаш сұралған күні: { $date }, содан бері өткен күн: { $days }
 }
questioned-none = Бюджет жолдары туралы әзірге ешкім сұраған жоқ.
questioned-no-result = Әзірге жауап жоқ
questioned-open = ашық өтініштерде сұралған
questioned-here = Сұрақ туғызды: { $amount }. Өтініш саны: { $total }, ашығы: { $open }
questioned-before = Бұрын сұрақ туғызған: { $amount }. Өтініш саны: { $total }, ашығы: { $open }
ask-about-line = «{ $line }» жолы туралы сұрау
ask-about-year = { $year } жылғы бүкіл бюджет туралы сұрау

moderation = Модерация
moderation-rule = Ешбір өтінішті қабылдаудан бас тартылмайды, ешқайсысы өшірілмейді. Мәтінді төрт себептің бірімен ғана көпшіліктен жасыруға болады; нөмірі бойынша ашылатын бетінде тақырыбы мен себебі көрініп тұрады, ал әр айдағы жасырулар төменде саналған. Мұны сыбайлас жемқорлыққа қарсы қызметтің екінші қызметкері үш жұмыс күні ішінде растауға тиіс. Растамаса, спам немесе балағат үшін жасыру өздігінен күшін жояды; жеке дерек немесе заңға қайшы мазмұн жасырын қалады да, «расталмаған» деп белгіленеді.
moderation-none = Әзірге бірде-бір мәтін жасырылған жоқ.
moderation-open = Жасырылып, әлі расталмағаны: { $count }.
moderation-month = Ай
moderation-countersigned = расталған
moderation-lapsed = күшін жойған
month-of-year = { $month ->
    [1] { $year } ж. қаңтар
    [2] { $year } ж. ақпан
    [3] { $year } ж. наурыз
    [4] { $year } ж. сәуір
    [5] { $year } ж. мамыр
    [6] { $year } ж. маусым
    [7] { $year } ж. шілде
    [8] { $year } ж. тамыз
    [9] { $year } ж. қыркүйек
    [10] { $year } ж. қазан
    [11] { $year } ж. қараша
   *[12] { $year } ж. желтоқсан
 }

institution-feed = Жаңалығын бақылау (Atom)
institution-feed-about = Лента оқитын бағдарлама осы мекеме туралы жаңа өтініштерді көрсетіп тұрады. Тіркелу керек емес.
complaints-feed = Осы өтініштерді бақылау (Atom)

proposals-none = Мұнда әзірге алдын алу ұсынысы жарияланған жоқ.
proposal-accepted = Қабылданды
proposal-partly = Ішінара қабылданды
proposal-declined = Қабылданбады
proposal-considered = Қаралды, нәтижесі әлі жоқ
proposal-sent = Жіберілді, қаралып жатыр
proposal-finding = Сыбайлас жемқорлыққа не жол береді:
proposal-measure = Нені өзгерту керек:
proposal-from = Негіз болған { $count } өтініш:
proposal-sent-on = Жіберілген күні: { $date }
proposal-considered-on = сыбайлас жемқорлыққа қарсы қызметтің қатысуымен қаралған күні: { $date }
proposal-by = орындау мерзімі: { $date }
