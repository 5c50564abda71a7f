# Страница учреждения, таблица, результаты.
institution = Учреждение
institution-address = Адрес
institution-parent = Вышестоящее учреждение
institution-head = Руководитель
institution-phone = Телефон
institution-site = Сайт
institution-opened = Год открытия
institution-closed = Год закрытия
on-the-map = Посмотреть на карте
print = Распечатать
share = Поделиться
link-copied = Ссылка скопирована
download-csv = Скачать CSV
by-group-and-item = Из чего состоит бюджет { $year } года
group-and-item = Сфера и вид расходов
contracts = Договоры
history = Суммы, изменённые после публикации
glossary = Что значат эти слова
per-client-of = уточнённый план { $year } года; делится на: { $clients }
clients-pupils = { $count ->
    [one] { $count } ученика
   *[other] { $count } учеников
 }
clients-places = { $count ->
    [one] { $count } место
    [few] { $count } места
   *[other] { $count } мест
 }
clients-beds = { $count ->
    [one] { $count } койку
    [few] { $count } койки
   *[other] { $count } коек
 }
clients-visits = { $count ->
    [one] { $count } посещение
    [few] { $count } посещения
   *[other] { $count } посещений
 }
clients-residents = { $count ->
    [one] { $count } жителя
   *[other] { $count } жителей
 }
table-millions = млн ₸
csv-group = Код сферы
csv-item = Код вида расходов
csv-item-name = Вид расходов
csv-note = Примечание
csv-published = Дата публикации
csv-licence = Лицензия
of-all-institutions = { $count ->
    [one] из { $count } учреждения
   *[other] из { $count } учреждений
 }
spent-of-plan = израсходовано от плана
spent-of-plan-until = израсходовано от плана { $until }
sort-by = Порядок:
invented-short = вымышленное
csv-id = Идентификатор
csv-number = Номер
