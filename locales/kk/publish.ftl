# Жариялау бағдарламасы: анықтама, хабарлар және бастапқы деректердегі қателер.

publish-help =
    adaldyq-publish қаланың кестелерін тексеріп, карта үшін жариялайды.

    adaldyq-publish check ДЕРЕКТЕР                барлық қатені тізіп береді
    adaldyq-publish build ДЕРЕКТЕР --out БУМА     БУМАҒА жариялайды
    adaldyq-publish sample ДЕРЕКТЕР               демонстрациялық бюджеттер құрастырады
    adaldyq-publish new БУМА                      деректердің дайындамасын жасайды
    adaldyq-publish verify БУМА                   жарияланған бума бүтін бе, тексереді

    ДЕРЕКТЕР – city.toml, districts.geojson және кестелер жатқан бума: кестелер – .csv файлдары немесе бір .xlsx кітабының парақтары; не сол кітаптың өзі.
    --lang kk, ru немесе en хабарлар тілін таңдайды; ол болмаса – LANG, ол да болмаса – қазақша.
    Пәрменнен кейін --help жазсаңыз, ол өзін түсіндіреді.
publish-help-check =
    adaldyq-publish check ДЕРЕКТЕР [--lang kk|ru|en]

    Деректерді түгел оқып, барлық қате мен ескертуді тізеді: файл:жол:баған: не дұрыс емес және не күтілген еді.
    1-жол – тақырып жолы. Кітап үшін файл былай жазылады: кітап.xlsx[парақ].
    Ештеңе жазбайды. Қате болмаса, 0 кодымен (ескертулер кедергі емес), болса, 1 кодымен аяқталады.
publish-help-build =
    adaldyq-publish build ДЕРЕКТЕР --out БУМА [--lang kk|ru|en]

    Деректерді тексеріп, БУМАҒА жариялайды: r/ ішіне жаңа шығарылым, одан кейін datapackage.json, ең соңында index.json.
    Қате болса, ештеңе өзгермейді, бұрынғы шығарылым қалады. Бірдей деректен бірдей шығарылым шығады.
    Бұрынғы шығарылымдар сақталады. Бәрі сәтті болса, 0 кодымен, болмаса, 1 кодымен аяқталады.
publish-help-sample =
    adaldyq-publish sample ДЕРЕКТЕР [--lang kk|ru|en]

    ДЕРЕКТЕР/budgets.csv файлына демонстрациялық сомаларды жазады: мекемелер, қызмет алушылар және ДЕРЕКТЕР/sample.toml нормалары бойынша.
    Бірдей бастапқы саннан бірдей файл шығады. Бар budgets.csv ауыстырылады.

publish-help-new =
    adaldyq-publish new БУМА [--lang kk|ru|en]

    Деректердің дайындамасын жасайды: тақырып жолы мен бір үлгі жолы бар кестелер, басқа қаланың сызбасы және түсіндірмесі бар city.toml.
    Ол «check БУМА» тексеруінен қатесіз өтеді. Бума бос болуы немесе әлі болмауы керек.
publish-help-verify =
    adaldyq-publish verify БУМА [--lang kk|ru|en]

    Жарияланған буманы тексереді: index.json мен datapackage.json атаған файлдардың бәрі орнында әрі оқылады, хештері дұрыс, бағандарының ұзындығы бірдей, сығылған көшірмелерінде де сол мазмұн.
    Бәрі бүтін болса, 0 кодымен, болмаса, 1 кодымен аяқталады.

publish-use-no-command = Пәрмен көрсетілмеді: check, build, sample, new немесе verify деп жазыңыз. Түсіндірмесі: «adaldyq-publish --help».
publish-use-unknown-command = «{ $found }» деген пәрмен жоқ. Тізімі: «adaldyq-publish --help».
publish-use-no-folder = «{ $found }» пәрменіне деректер керек: одан кейін кестелер жатқан буманы жазыңыз.
publish-use-no-out = «{ $found }» пәрменіне жазатын орын керек: --out БУМА қосыңыз.
publish-use-too-much = «{ $found }» – артық сөз. Ішінде бос орны бар атау тырнақшаға алынады.
publish-use-unknown-option = «{ $found }» деген параметр жоқ. Бәрін көру үшін --help қосыңыз.
publish-use-no-value = «{ $found }» параметрінен кейін мән керек.
publish-use-lang = «{ $found }»: тіл – kk, ru немесе en.

publish-checked = Қате жоқ. { $count } мекеме.
publish-faults = { $count } қате.
publish-warnings = { $count } ескерту.
publish-warning = ескерту
publish-untouched = Ештеңе жарияланған жоқ. Бұрын жарияланғаны өзгеріссіз қалды.
publish-nothing = Істейтін ештеңе жоқ: { $release } бұрыннан жарияланған.
publish-published = { $release } жарияланды: { $count } мекеме, { $files } файл, сығылған көшірмелерімен { $kilobytes } кБ.
publish-sampled = Демонстрациялық бюджеттер жазылды: { $count } мекеме, { $lines } жол.
publish-begun = { $path } бумасы дайын. Кестелерін толтырып, мынаны орындаңыз: adaldyq-publish check { $path }
publish-not-empty = { $path } бумасы бос емес, оған ештеңе жазылған жоқ. Бос немесе әлі жоқ буманы көрсетіңіз.
publish-verified = Бәрі бүтін: { $release }, { $files } файл.
publish-writing = Жазылып жатыр: { $all } файлдың { $done }-і дайын, шамамен { $seconds } с қалды.
publish-failed = { $path } оқылмады немесе жазылмады: { $error }. Бұрын жарияланғаны өзгеріссіз қалды.

fault-source-no-folder = мұндай бума жоқ. city.toml мен кестелер жатқан буманы көрсетіңіз.
fault-source-file-missing = файл жоқ, ал онсыз деректер толық болмайды. Оны қосыңыз.
fault-source-table-missing = кесте жоқ, ал онсыз деректер толық болмайды. Осы файлды қосыңыз немесе кітапқа осы атаумен парақ қосыңыз.
fault-source-unreadable = файл оқылмады: { $error }
fault-source-encoding = файл UTF-8 кодтауында емес; { $encoding } сияқты. Оны «CSV UTF-8» түрінде қайта сақтаңыз.
fault-source-empty-file = кесте бос. Оның бірінші жолы – бағандардың аттары бар тақырып жолы.
fault-source-separator = бағандар «{ $found }» белгісімен бөлінген. Кестені үтірмен бөліп сақтаңыз (CSV, RFC 4180).
fault-source-heading-late = тақырып 1-жолда тұруы керек еді, ал ол { $row }-жолда тұр. Үстіндегі жолдарды өшіріңіз.
fault-source-quote = тырнақша ашылып, жабылмай қалған. Ұяшық ішіндегі тырнақша екі рет жазылады, ал ұяшықтың өзі тырнақшаға алынады.
fault-source-width = жолда { $found } ұяшық бар, ал тақырыпта – { $expected }. Ішінде үтірі бар ұяшық тырнақшаға алынады.
fault-source-workbook = кітап оқылмады: { $error }. Оны .xlsx түрінде қайта сақтаңыз.
fault-source-workbooks = бумада бірнеше кітап бар, солардың бірі – { $other }. Біреуін ғана қалдырыңыз.
fault-source-table-twice = кесте осында да, { $other } кітабының парағында да бар. Біреуін ғана қалдырыңыз.
fault-source-table-unknown = мұндай атаумен кесте белгісіз, сондықтан ол жарияланбайды. Белгілілері: { $known }.
fault-source-column-missing = «{ $column }» бағаны жоқ. Оны тақырып жолына қосыңыз.
fault-source-column-twice = «{ $column }» бағаны екі рет кездеседі. Біреуін өшіріңіз немесе атын өзгертіңіз.
fault-source-column-unknown = «{ $column }» бағаны белгісіз, ол ескерілмейді. Белгілілері: { $known }.
fault-source-column-unknown-near = «{ $column }» бағаны белгісіз, ол ескерілмейді. Бәлкім, «{ $near }» шығар?
fault-source-empty = ұяшық бос, ал ол толтырылуы керек.
fault-source-invisible = мәтінде жол үзілімі немесе көрінбейтін басқа таңба бар. Оны бір жолға қайта теріңіз.
fault-source-no-rows = кестеде тақырып жолы бар, бірақ басқа жол жоқ. Кемінде бір жол қосыңыз.
fault-source-number = «{ $found }» – сан емес. Тек цифр жазыңыз; мән жарияланбаса, ұяшықты бос қалдырыңыз.
fault-source-number-written = «{ $found }»: санды { $better } деп жазыңыз – цифрлардың арасында бос орын болмайды, бөлшектің алдына нүкте қойылады.
fault-source-number-whole = «{ $found }»: сан бүтін болуы керек. { $better } деп жазыңыз.
fault-source-number-negative = «{ $found }»: сан нөлден кіші, ал ең кіші мән – 0.
fault-source-number-large = «{ $found }»: сан тым үлкен. Артық цифр жоқ па, өлшем бірлігі дұрыс па – тексеріңіз.
fault-source-flag = «{ $found }»: иә болса, 1, жоқ болса, 0 жазыңыз немесе бос қалдырыңыз.
fault-source-year = «{ $found }» – 1991 мен 2100 арасындағы жыл емес. Төрт цифрмен жазыңыз, мысалы, 2026.
fault-source-counted-term = «{ $found }» – күндер басқаша саналады: бағдарлама мұнда { $days } деп санайды. { $days } деп жазыңыз; басқа мерзімге бағдарламаның басқа нұсқасы керек.
fault-source-date = «{ $found }» – күн емес. Жылын, айын, күнін жазыңыз, мысалы, 2026-11-24.
fault-source-id = «{ $found }» белгі бола алмайды. 1-ден 64-ке дейін кіші латын әрпі, цифр және дефис қажет, шетінде дефис тұрмайды, мысалы, school-027.
fault-source-id-twice = «{ $found }» { $row }-жолда бар. Әр белгі бір-ақ рет кездеседі.
fault-source-kind-unknown = «{ $found }» түрі белгісіз. Белгілілері: { $known }. Басқалары kinds кестесіне қосылады.
fault-source-kind-near = «{ $found }» түрі белгісіз. Бәлкім, «{ $near }» шығар?
fault-source-district-unknown = «{ $found }» ауданы districts.geojson файлында жоқ. Барлары: { $known }.
fault-source-district-near = «{ $found }» ауданы districts.geojson файлында жоқ. Бәлкім, «{ $near }» шығар?
fault-source-group-unknown = «{ $found }» функционалдық тобы белгісіз. Белгілілері: { $known }. Басқалары groups кестесіне қосылады.
fault-source-group-near = «{ $found }» функционалдық тобы белгісіз. Бәлкім, «{ $near }» шығар?
fault-source-item-unknown = «{ $found }» бабы белгісіз. Белгілілері: { $known }. Басқалары items кестесіне қосылады.
fault-source-item-near = «{ $found }» бабы белгісіз. Бәлкім, «{ $near }» шығар?
fault-source-institution-unknown = «{ $found }» мекемесі institutions кестесінде жоқ. Оны сонда қосыңыз немесе белгісін түзетіңіз.
fault-source-institution-near = «{ $found }» мекемесі institutions кестесінде жоқ. Бәлкім, «{ $near }» шығар?
fault-source-word-unknown = «{ $found }» мына тізімде жоқ: { $known }.
fault-source-word-near = «{ $found }» мұнда белгісіз. Бәлкім, «{ $near }» шығар?
fault-source-swapped = { $found } ендігі мен { $lon } бойлығының орны ауысқан. Ендік lat бағанына, бойлық lon бағанына жазылады.
fault-source-outside-city = { $found }, { $lon } нүктесі қаладан тыс. Күтілген ендік: { $south } – { $north }, бойлық: { $west } – { $east }.
fault-source-outside-district = нүкте «{ $district }» ауданынан { $metres } м тыс жерде. Екеуінің қайсысы дұрыс екенін тексеріңіз.
fault-source-name-twice = «{ $found }» атауы { $row }-жолда бар. Бір мекеме емес пе, тексеріңіз.
fault-source-parent-circle = жоғары тұрған мекемелер шеңбер құрап тұр: { $circle }. Бір буынын алып тастаңыз.
fault-source-closed-early = { $found } жылы жабылған, ал ашылуы одан кейін: { $opened } жыл.
fault-source-before-opened = «{ $institution }» { $year } жылы ашылған, оған дейін бюджеті жоқ. Жолды өшіріңіз немесе жылын түзетіңіз.
fault-source-after-closed = «{ $institution }» { $year } жылы жабылған, одан кейін бюджеті жоқ. Жолды өшіріңіз немесе жылын түзетіңіз.
fault-source-line-twice = дәл осы мекеме, жыл, топ және бап { $row }-жолда бар. Біреуін қалдырыңыз немесе екеуін қосып жазыңыз.
fault-source-line-whole = жолда бап жоқ, яғни бұл – бүкіл топ; бірақ { $row }-жолда соның бабы берілген, сонда ақша екі рет саналады. Не бүтінін, не баптарын қалдырыңыз.
fault-source-above-adjusted = атқарылғаны { $executed }, ал нақтыланған жоспар – { $plan }. Сол күйінде жарияланады.
fault-source-above-approved = атқарылғаны { $executed }, ал бекітілгені – { $plan }, нақтыланған сома берілмеген. Сол күйінде жарияланады.
fault-source-jump = «{ $institution }» мекемесінің бекітілген бюджеті { $earlier } жылы { $before } еді, { $year } жылы { $after } болды: он есе немесе одан да көп айырма. Нөлдер артық немесе кем емес пе, тексеріңіз.
fault-source-clients-twice = сол мекеме немесе аудан мен жылдың қызмет алушылары { $row }-жолда бар. Біреуін қалдырыңыз.
fault-source-clients-whose = не мекемені, не ауданды толтырыңыз, екеуін бірдей емес.
fault-source-json = файл осы жерден бастап JSON емес. Оны GeoJSON түрінде қайта шығарып алыңыз.
fault-source-geojson = файл – нысандар тізімі бар GeoJSON емес. Оны FeatureCollection түрінде шығарып алыңыз.
fault-source-no-districts = файлда бірде-бір аудан жоқ. id, name_kk, name_ru және name_en бар кемінде бір сызба қосыңыз.
fault-source-feature-id = «{ $found }» ауданның белгісі бола алмайды. Кіші латын әріптері, цифрлар және дефис қажет.
fault-source-feature-twice = «{ $found }» ауданы екі рет кездеседі. Оны бір нысан етіңіз: MultiPolygon.
fault-source-feature-names = нысанға name_kk, name_ru және name_en керек.
fault-source-feature-polygon = аудан – сызықтары басталған жерінде аяқталатын Polygon немесе MultiPolygon.
fault-source-feature-coordinates = нысанның сызуға болатын координаттары жоқ.
fault-source-toml = файлдың осы жері түсініксіз: { $error }
fault-source-toml-missing = «{ $key }» жоқ. Қосыңыз.
fault-source-toml-unknown = «{ $key }» белгісіз, оның әсері жоқ. Күтілгені: { $known }.
fault-source-toml-text = «{ $key }» – тырнақшадағы мәтін, ол бос болмауы керек.
fault-source-toml-id = «{ $key }»: кіші латын әріптері, цифрлар және дефис қажет.
fault-source-toml-date = «{ $key }» – күн, мысалы, 2026-11-24.
fault-source-toml-year = «{ $key }» – 1991 мен 2100 арасындағы жыл емес.
fault-source-toml-flag = «{ $key }» – true немесе false, тырнақшасыз.
fault-source-toml-number = «{ $key }» – тырнақшасыз бүтін сан.
fault-source-toml-clock = «{ $key }» – тәулік уақыты, мысалы, "09:00".
fault-source-toml-hours = «{ $key }» ашылу уақытынан кеш болуы керек.
fault-source-toml-offset = «{ $key }» – UTC-ден шығысқа қарай минутпен, мысалы, UTC+5 үшін 300.
fault-source-toml-position = «{ $key }» – ендік пен бойлық, мысалы, [51.13, 71.43].
fault-source-sample-years = city.toml файлында жылдар көрсетілмеген. Оларды as_of кестесіне қосыңыз: сомалар солар үшін құрастырылады.
fault-source-sample-kind = «{ $found }» түрі белгісіз. Оны kinds кестесіне қосыңыз немесе осы жерден алып тастаңыз.
fault-source-sample-group = «{ $found }» функционалдық тобы белгісіз. Оны groups кестесіне қосыңыз немесе кодын түзетіңіз.
fault-source-sample-item = «{ $found }» бабы белгісіз. Оны items кестесіне қосыңыз немесе кодын түзетіңіз.
fault-source-sample-shares = «{ $found }» ішіндегі үлестердің қосындысы 1 емес.
fault-source-sample-no-norm = «{ $found }» түріндегі мекемелер бар, ал оның нормасы жоқ. [kinds.{ $found }] қосыңыз.
fault-source-sample-no-clients = «{ $found }» мекемесінің clients кестесінде қызмет алушылары жоқ, ал түрінің сомасы жоқ. Екеуінің бірін қосыңыз.
fault-source-sample-odd = «{ $found }» – шын мекеме. Ешкімге кінә тақпау үшін ерекше сандар тек ойдан шығарылған мекемелерге беріледі.
fault-source-sample-unknown = «{ $found }» мекемесі institutions кестесінде жоқ. Ең жақыны – «{ $near }».

fault-verify-missing = файл жоқ. Қайта жариялаңыз.
fault-verify-copy = сығылған көшірменің мазмұны файлдікінен басқа. Қайта жариялаңыз.
fault-verify-unreadable = файлда болуы тиіс мазмұн жоқ: { $error }
fault-verify-address = { $found } мекенжайы осы бумадан емес.
fault-verify-column = { $column } бағанында { $found } мән бар, ал мекемелер саны – { $expected }.
fault-verify-release = мұнда { $found } шығарылымы сипатталған, ал index.json { $expected } дегенді атайды. Қайта жариялаңыз.
fault-verify-hash = мазмұнның хеші { $found }, ал жарияланғаны { $expected } еді. Файл өзгертілген.
