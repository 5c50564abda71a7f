# Карта, фильтры, легенда, учреждение.
search = Поиск
search-placeholder = Учреждение
search-results = Результаты поиска
search-nothing = Ничего не нашлось. Попробуйте написать иначе.
search-clear = Очистить поиск
filters = Фильтры
filter-kind = Вид
filter-district = Район
filter-group = Сфера
clear-filters = Снять фильтры
clear-all = Показать все
choose-all = Все
year = Год
measure = Показатель
measure-approved = Утверждено
measure-adjusted = Уточнено
measure-executed = Израсходовано
measure-execution = Исполнение
measure-per-client = На одного человека
per-pupils = на ученика, ₸
per-places = на место, ₸
per-beds = на койку, ₸
per-visits = на посещение, ₸
per-residents = на жителя, ₸
per-client-needs-kind = Чтобы сравнить суммы на человека, выберите один вид: в школе считают учеников, в больнице — койки.
legend = Цвета карты
legend-open = Показать, что значат цвета
coverage = { $published ->
    [one] опубликовало { $published } из { $of }
   *[other] опубликовали { $published } из { $of }
 }
not-published = не опубликовано
not-compared = не сравнивается
not-yet-founded = в том году не было
not-yet-founded-count = { $count ->
    [one] { $count } учреждение тогда ещё не было создано
    [few] { $count } учреждения тогда ещё не были созданы
   *[other] { $count } учреждений тогда ещё не были созданы
 }
institutions-count = { $count ->
    [one] { $count } учреждение
    [few] { $count } учреждения
   *[other] { $count } учреждений
 }
at-least = не менее
all-results = Все результаты
nothing-selected = Под эти фильтры не подходит ни одно учреждение.
show-more = { $count ->
    [one] Показать ещё { $count } учреждение
    [few] Показать ещё { $count } учреждения
   *[other] Показать ещё { $count } учреждений
 }
as-table = Таблицей
back-to-results = К результатам
sheet-handle = Раскрыть или свернуть список
points-label = Учреждения на карте. Выбирайте стрелками и нажмите Enter.
map-controls = Управление картой
street-map = Карта улиц
zoom-in = Приблизить
zoom-out = Отдалить
where-i-am = Где я
locate-denied = Браузер не разрешил узнать, где вы. Разрешение можно дать в его настройках.
locate-impossible = Не удалось узнать, где вы. Передвиньте карту вручную.
report-here = Отправить обращение
open-page = Открыть страницу
invented = Вымышленное учреждение: на самом деле его нет
place-approximate = Место на карте приблизительное
place-demonstration = Место на карте условное
by-year = По годам
by-year-approved = Утверждено по годам
by-group = Утверждено по сферам
year-not-published = Бюджет этого года не опубликован.
spent = Из каждых 100 тенге плана израсходовано { $n }.
spent-over = Больше плана: на каждые 100 тенге плана израсходовано { $n }.
spent-so-far = Из каждых 100 тенге плана { $until } израсходовано { $n }.
spent-unknown = Сколько израсходовано, не опубликовано.
plan-unknown = План этого года не опубликован.
address-not-understood = Эти части ссылки не удалось понять, они не учтены: { $names }.
sheet = Выбранное
show-open-complaints = Показать открытые обращения
no-open-complaints = На карте нет открытых обращений.
complaint-points = Обращения на карте. Выбирайте стрелками и нажмите Enter.
complaint-chosen = Выбранные обращения
complaints-more = { $count ->
    [one] и ещё { $count } здесь
   *[other] и ещё { $count } здесь
 }
published-on = Дата публикации данных: { $date }
embed-title = Вставить на сайт
embed-about = Этот код вставит карту на ваш сайт такой, какой она сейчас.
embed-code = Код для вставки карты
embed-hint-touch = Двигайте карту двумя пальцами
embed-hint-wheel = Чтобы изменить масштаб, удерживайте Ctrl
embed-blocked = Этот сайт не разрешает открывать новые страницы. Скопируйте адрес и откройте его в браузере:
embed-address = Адрес страницы
