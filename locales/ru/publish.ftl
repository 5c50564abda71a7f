# Программа публикации: справка, сообщения и ошибки в исходных данных.

publish-help =
    adaldyq-publish проверяет таблицы города и публикует их для карты.

    adaldyq-publish check ДАННЫЕ                  перечисляет всё, что неверно
    adaldyq-publish build ДАННЫЕ --out ПАПКА      публикует в ПАПКУ
    adaldyq-publish sample ДАННЫЕ                 составляет демонстрационные бюджеты
    adaldyq-publish new ПАПКА                     создаёт заготовку данных
    adaldyq-publish verify ПАПКА                  проверяет, цела ли опубликованная папка

    ДАННЫЕ — папка с city.toml, districts.geojson и таблицами: файлами .csv или листами одной книги .xlsx; либо сама эта книга.
    --lang kk, ru или en выбирает язык сообщений; без него — язык из LANG, иначе казахский.
    Команда с --help объясняет себя.
publish-help-check =
    adaldyq-publish check ДАННЫЕ [--lang kk|ru|en]

    Читает все данные и перечисляет ошибки и предупреждения: файл:строка:столбец: что неверно и что ожидалось.
    Строка 1 — заголовок. Для книги файл пишется как книга.xlsx[лист].
    Ничего не записывает. Код 0, если ошибок нет (предупреждения допускаются), 1 — если есть.
publish-help-build =
    adaldyq-publish build ДАННЫЕ --out ПАПКА [--lang kk|ru|en]

    Проверяет данные и публикует их в ПАПКУ: новый выпуск в r/, затем datapackage.json и последним index.json.
    При ошибке ничего не меняется, прежний выпуск остаётся. Одни и те же данные дают один и тот же выпуск.
    Прежние выпуски сохраняются. Код 0, если всё удалось, 1 — если нет.
publish-help-sample =
    adaldyq-publish sample ДАННЫЕ [--lang kk|ru|en]

    Записывает ДАННЫЕ/budgets.csv с демонстрационными суммами: по учреждениям, получателям услуг и нормам из ДАННЫЕ/sample.toml.
    Одно и то же зерно даёт один и тот же файл. Имеющийся budgets.csv заменяется.

publish-help-new =
    adaldyq-publish new ПАПКА [--lang kk|ru|en]

    Создаёт заготовку данных: таблицы с заголовками и примером строки, контур другого города и city.toml с пояснениями.
    «check ПАПКА» проходит на ней без ошибок. Папка должна быть пустой или ещё не существовать.
publish-help-verify =
    adaldyq-publish verify ПАПКА [--lang kk|ru|en]

    Проверяет опубликованную папку: все файлы, названные в index.json и datapackage.json, на месте и читаются, хеши верны, столбцы одной длины, сжатые копии содержат то же самое.
    Код 0, если всё цело, 1 — если нет.

publish-use-no-command = Не указана команда: check, build, sample, new или verify. Их объясняет «adaldyq-publish --help».
publish-use-unknown-command = Команды «{ $found }» нет. Список: «adaldyq-publish --help».
publish-use-no-folder = Команде «{ $found }» нужны данные: укажите после неё папку с таблицами.
publish-use-no-out = Команде «{ $found }» нужно место для записи: добавьте --out ПАПКА.
publish-use-too-much = «{ $found }» — лишнее слово. Имя с пробелами берётся в кавычки.
publish-use-unknown-option = Параметра «{ $found }» нет. Добавьте --help, чтобы увидеть все.
publish-use-no-value = После параметра «{ $found }» нужно значение.
publish-use-lang = «{ $found }»: язык — kk, ru или en.

publish-checked = { $count ->
    [one] Ошибок нет. { $count } учреждение.
    [few] Ошибок нет. { $count } учреждения.
   *[other] Ошибок нет. { $count } учреждений.
 }
publish-faults = { $count ->
    [one] { $count } ошибка.
    [few] { $count } ошибки.
   *[other] { $count } ошибок.
 }
publish-warnings = { $count ->
    [one] { $count } предупреждение.
    [few] { $count } предупреждения.
   *[other] { $count } предупреждений.
 }
publish-warning = предупреждение
publish-untouched = Ничего не опубликовано. Опубликованное раньше осталось без изменений.
publish-nothing = Делать нечего: выпуск { $release } уже опубликован.
publish-published = Опубликован выпуск { $release }: учреждений { $count }, файлов { $files }, вместе со сжатыми копиями { $kilobytes } кБ.
publish-sampled = Демонстрационные бюджеты записаны: учреждений { $count }, строк { $lines }.
publish-begun = Папка { $path } готова. Заполните её таблицы и выполните: adaldyq-publish check { $path }
publish-not-empty = Папка { $path } не пуста, в неё ничего не записано. Укажите пустую папку или ту, которой ещё нет.
publish-verified = Всё цело: { $release }, файлов { $files }.
publish-writing = Запись: { $done } из { $all } файлов, осталось около { $seconds } с.
publish-failed = Не удалось прочитать или записать { $path }: { $error }. Опубликованное раньше осталось без изменений.

fault-source-no-folder = такой папки нет. Укажите папку, где лежат city.toml и таблицы.
fault-source-file-missing = файла нет, а без него данных не бывает. Добавьте его.
fault-source-table-missing = таблицы нет, а без неё данных не бывает. Добавьте этот файл или лист с таким именем в книгу.
fault-source-unreadable = файл не удалось прочитать: { $error }
fault-source-encoding = файл не в кодировке UTF-8; похоже на { $encoding }. Сохраните его заново как «CSV UTF-8».
fault-source-empty-file = таблица пуста. Её первая строка — заголовок с именами столбцов.
fault-source-separator = столбцы разделены знаком «{ $found }». Сохраните таблицу с запятыми между ними (CSV, RFC 4180).
fault-source-heading-late = заголовок ожидался в строке 1, а стоит в строке { $row }. Удалите строки над ним.
fault-source-quote = кавычка открыта и не закрыта. Кавычку внутри ячейки пишут дважды, а саму ячейку берут в кавычки.
fault-source-width = ячеек в строке: { $found }, в заголовке: { $expected }. Ячейку с запятой берут в кавычки.
fault-source-workbook = книгу не удалось прочитать: { $error }. Сохраните её заново как .xlsx.
fault-source-workbooks = в папке больше одной книги, среди них { $other }. Оставьте одну.
fault-source-table-twice = таблица есть и здесь, и листом в { $other }. Оставьте что-то одно.
fault-source-table-unknown = таблица с таким именем неизвестна и не публикуется. Известны: { $known }.
fault-source-column-missing = нет столбца «{ $column }». Добавьте его в заголовок.
fault-source-column-twice = столбец «{ $column }» встречается дважды. Удалите или переименуйте один.
fault-source-column-unknown = столбец «{ $column }» неизвестен и пропущен. Известны: { $known }.
fault-source-column-unknown-near = столбец «{ $column }» неизвестен и пропущен. Может быть, «{ $near }»?
fault-source-empty = ячейка пуста, а должна быть заполнена.
fault-source-invisible = в тексте перенос строки или другой невидимый знак. Наберите его заново в одну строку.
fault-source-no-rows = в таблице есть заголовок, но нет строк. Добавьте хотя бы одну.
fault-source-number = «{ $found }» — не число. Пишите только цифры; если значение не опубликовано, оставьте ячейку пустой.
fault-source-number-written = «{ $found }»: напишите число как { $better } — без пробелов между цифрами и с точкой перед дробной частью.
fault-source-number-whole = «{ $found }»: число должно быть целым. Напишите { $better }.
fault-source-number-negative = «{ $found }»: число меньше нуля, а наименьшее возможное — 0.
fault-source-number-large = «{ $found }»: число слишком велико. Проверьте, нет ли лишних цифр и та ли единица.
fault-source-flag = «{ $found }»: напишите 1, если да, и 0 или ничего, если нет.
fault-source-year = «{ $found }» — не год от 1991 до 2100. Напишите четыре цифры, например 2026.
fault-source-counted-term = «{ $found }» — не то, по чему считаются дни: программа считает здесь { $days }. Напишите { $days }; для другого срока нужна другая версия программы.
fault-source-date = «{ $found }» — не дата. Напишите год, месяц и день, например 2026-11-24.
fault-source-id = «{ $found }» не может быть обозначением. Нужны от 1 до 64 строчных латинских букв, цифр и дефисов, без дефиса по краям, например school-027.
fault-source-id-twice = «{ $found }» уже стоит в строке { $row }. Каждое обозначение встречается один раз.
fault-source-kind-unknown = вид «{ $found }» неизвестен. Известны: { $known }. Другие добавляют в таблицу kinds.
fault-source-kind-near = вид «{ $found }» неизвестен. Может быть, «{ $near }»?
fault-source-district-unknown = района «{ $found }» нет в districts.geojson. Есть: { $known }.
fault-source-district-near = района «{ $found }» нет в districts.geojson. Может быть, «{ $near }»?
fault-source-group-unknown = функциональная группа «{ $found }» неизвестна. Известны: { $known }. Другие добавляют в таблицу groups.
fault-source-group-near = функциональная группа «{ $found }» неизвестна. Может быть, «{ $near }»?
fault-source-item-unknown = статья «{ $found }» неизвестна. Известны: { $known }. Другие добавляют в таблицу items.
fault-source-item-near = статья «{ $found }» неизвестна. Может быть, «{ $near }»?
fault-source-institution-unknown = учреждения «{ $found }» нет в таблице institutions. Добавьте его туда или исправьте обозначение.
fault-source-institution-near = учреждения «{ $found }» нет в таблице institutions. Может быть, «{ $near }»?
fault-source-word-unknown = «{ $found }» не из списка: { $known }.
fault-source-word-near = «{ $found }» здесь неизвестно. Может быть, «{ $near }»?
fault-source-swapped = широта { $found } и долгота { $lon } перепутаны. Широту пишут в lat, долготу — в lon.
fault-source-outside-city = точка { $found }, { $lon } вне города. Ожидались широты от { $south } до { $north } и долготы от { $west } до { $east }.
fault-source-outside-district = точка лежит в { $metres } м от района «{ $district }». Проверьте, что из двух верно.
fault-source-name-twice = название «{ $found }» уже стоит в строке { $row }. Проверьте, не то же ли это учреждение.
fault-source-parent-circle = вышестоящие учреждения образуют круг: { $circle }. Уберите одно из звеньев.
fault-source-closed-early = закрыто в { $found } году, раньше открытия в { $opened }.
fault-source-before-opened = «{ $institution }» открыто в { $year } году, и раньше бюджета у него нет. Удалите строку или исправьте год.
fault-source-after-closed = «{ $institution }» закрыто в { $year } году, и позже бюджета у него нет. Удалите строку или исправьте год.
fault-source-line-twice = те же учреждение, год, группа и статья уже стоят в строке { $row }. Оставьте одну или сложите обе.
fault-source-line-whole = в строке нет статьи, значит это вся группа; но в строке { $row } дана её статья, и деньги посчитались бы дважды. Оставьте либо целое, либо статьи.
fault-source-above-adjusted = исполнено { $executed }, а по уточнённому плану { $plan }. Публикуется как есть.
fault-source-above-approved = исполнено { $executed }, а утверждено { $plan }, и уточнённой суммы нет. Публикуется как есть.
fault-source-jump = утверждённый бюджет «{ $institution }»: { $before } в { $earlier } году и { $after } в { $year }, разница в десять раз или больше. Проверьте, нет ли лишних или потерянных нулей.
fault-source-clients-twice = получатели услуг того же учреждения или района за тот же год уже стоят в строке { $row }. Оставьте одну.
fault-source-clients-whose = заполните либо учреждение, либо район, но не оба.
fault-source-json = начиная отсюда файл — не JSON. Выгрузите его заново как GeoJSON.
fault-source-geojson = файл — не GeoJSON со списком объектов. Выгрузите его как FeatureCollection.
fault-source-no-districts = в файле нет ни одного района. Добавьте хотя бы один контур с id, name_kk, name_ru и name_en.
fault-source-feature-id = «{ $found }» не может быть обозначением района. Нужны строчные латинские буквы, цифры и дефисы.
fault-source-feature-twice = район «{ $found }» встречается дважды. Сделайте из него один объект, MultiPolygon.
fault-source-feature-names = объекту нужны name_kk, name_ru и name_en.
fault-source-feature-polygon = район — это Polygon или MultiPolygon, линии которого кончаются там, где начались.
fault-source-feature-coordinates = у объекта нет координат, которые можно нарисовать.
fault-source-toml = файл здесь не удалось понять: { $error }
fault-source-toml-missing = нет «{ $key }». Добавьте.
fault-source-toml-unknown = «{ $key }» неизвестно и не действует. Ожидалось: { $known }.
fault-source-toml-text = «{ $key }» — непустой текст в кавычках.
fault-source-toml-id = «{ $key }»: нужны строчные латинские буквы, цифры и дефисы.
fault-source-toml-date = «{ $key }» — дата, например 2026-11-24.
fault-source-toml-year = «{ $key }» — не год от 1991 до 2100.
fault-source-toml-flag = «{ $key }» — true или false, без кавычек.
fault-source-toml-number = «{ $key }» — целое число без кавычек.
fault-source-toml-clock = «{ $key }» — время суток, например "09:00".
fault-source-toml-hours = «{ $key }» должно быть позже открытия.
fault-source-toml-offset = «{ $key }» — в минутах к востоку от UTC, например 300 для UTC+5.
fault-source-toml-position = «{ $key }» — широта и долгота, например [51.13, 71.43].
fault-source-sample-years = в city.toml не названы годы. Добавьте их в таблицу as_of: суммы составляются для них.
fault-source-sample-kind = вид «{ $found }» неизвестен. Добавьте его в таблицу kinds или уберите отсюда.
fault-source-sample-group = функциональная группа «{ $found }» неизвестна. Добавьте её в таблицу groups или исправьте код.
fault-source-sample-item = статья «{ $found }» неизвестна. Добавьте её в таблицу items или исправьте код.
fault-source-sample-shares = доли в «{ $found }» не дают в сумме 1.
fault-source-sample-no-norm = есть учреждения вида «{ $found }», а нормы для него нет. Добавьте [kinds.{ $found }].
fault-source-sample-no-clients = у «{ $found }» нет получателей услуг в таблице clients, а у его вида нет суммы. Добавьте одно из двух.
fault-source-sample-odd = «{ $found }» — настоящее учреждение. Необычные суммы дают только вымышленным, чтобы никого не обвинить.
fault-source-sample-unknown = учреждения «{ $found }» нет в таблице institutions. Ближайшее — «{ $near }».

fault-verify-missing = файла нет. Опубликуйте заново.
fault-verify-copy = сжатая копия содержит не то, что файл. Опубликуйте заново.
fault-verify-unreadable = в файле не то, что должно быть: { $error }
fault-verify-address = адрес { $found } не из этой папки.
fault-verify-column = в столбце { $column } значений: { $found }, а учреждений { $expected }.
fault-verify-release = здесь описан выпуск { $found }, а в index.json назван { $expected }. Опубликуйте заново.
fault-verify-hash = хеш содержимого { $found }, а опубликован был { $expected }. Файл изменён.
