# Открытые страницы обращений: список и карта, анализ, деньги под вопросом, журнал модерации, предложения.
complaints-about-budget = О строке бюджета
complaints-all = Всего
complaints-overdue-officer = Задержаны антикоррупционной службой
complaints-all-of-institution = Все обращения об этом учреждении
complaints-analysis = Анализ
complaints-analysis-csv = Скачать анализ, CSV
complaints-analysis-rule = Здесь всё посчитано по опубликованным обращениям, которые подходят под фильтры выше. Если случаев меньше десяти, проценты не показываются, а учреждения стоят по названию, без рейтинга: по нескольким случаям нельзя судить ни о ком.
complaints-answered = С ответом
complaints-became = Чем закончилось
complaints-became-and-days = Чем закончилось и сколько ждали ответа
complaints-confirmation = Что говорит заявитель
complaints-count = { $count ->
    [one] { $count } опубликованное обращение
    [few] { $count } опубликованных обращения
   *[other] { $count } опубликованных обращений
 }
complaints-days = Рабочие дни
complaints-days-to-reply = Рабочих дней от регистрации до окончательного ответа
complaints-few = { $count ->
    [one] { $count } учреждение, о котором меньше десяти обращений
    [few] { $count } учреждения, о которых меньше десяти обращений
   *[other] { $count } учреждений, о которых меньше десяти обращений
 }
complaints-few-about = Случаев слишком мало для сравнения, поэтому они только посчитаны, по названию.
complaints-file-cut = В файле новейшие 10 000. Сузьте фильтры или возьмите остальное через API.
complaints-loaded = В списке и на карте новейшие: { $count }; в файлах — все.
complaints-none-wait = Ни одно обращение не ждёт принятия.
complaints-nothing-to-count = Считать пока нечего.
complaints-open = Открыто
complaints-part = { $part } из { $of }
complaints-photos = { $count ->
    [one] { $count } фотография
    [few] { $count } фотографии
   *[other] { $count } фотографий
 }
complaints-place = Место
complaints-questions = Под вопросом { $amount } бюджета
complaints-reopened = Открыто заново
complaints-reopened-times = { $count ->
    [few] открыто заново { $count } раза
   *[other] открыто заново { $count } раз
 }
complaints-replies = Ответы
complaints-shapes = Что значат фигуры
complaints-show-waiting = Показать их
complaints-since = С
complaints-supports = Поддержали примерно
complaints-supported = { $count ->
    [one] поддержал примерно { $count } человек
    [few] поддержали примерно { $count } человека
   *[other] поддержали примерно { $count } человек
 }
complaints-too-few = слишком мало случаев
complaints-until = По
said-confirmed = Подтверждено заявителем
said-disputed = Оспорено заявителем
said-unconfirmed = Не подтверждено
csv-counted-by = Разрез
csv-counted-name = Название
csv-counted-year = Год регистрации
csv-due = Ответ до
csv-lat = Широта
csv-lon = Долгота
csv-questioned = Сумма бюджета под вопросом, ₸
csv-received = Поступило
csv-registered = Зарегистрировано
csv-text = Текст
days-0-5 = 0–5 рабочих дней
days-6-10 = 6–10 рабочих дней
days-11-15 = 11–15 рабочих дней
days-16-30 = 16–30 рабочих дней
days-31 = 31 рабочий день и больше
download-geojson = Скачать GeoJSON
yes = да

questioned = Деньги под вопросом
questioned-about = Строки бюджета, о которых спрашивают опубликованные обращения. Строка считается один раз, сколько бы обращений о ней ни было; вопрос ещё не вывод.
questioned-counts = { $days ->
    [0] Открыто { $open }, всего { $total }; впервые спросили сегодня, { $date }
   *[other] Открыто { $open }, всего { $total }; впервые спросили { $date }, дней назад: { $days }
 }
questioned-none = О строках бюджета пока никто не спросил.
questioned-no-result = Ответа ещё нет
questioned-open = под открытыми обращениями
questioned-here = Под вопросом: { $amount }. Обращений: { $total }, открыто: { $open }
questioned-before = Было под вопросом: { $amount }. Обращений: { $total }, открыто: { $open }
ask-about-line = Спросить о строке «{ $line }»
ask-about-year = Спросить о бюджете { $year } года целиком

moderation = Модерация
moderation-rule = Ни одному обращению не отказывают в приёме, и ни одно не удаляется. Текст можно только скрыть от всех, и лишь по одной из четырёх причин; на странице обращения по его номеру остаются видны тема и причина, а скрытия за каждый месяц посчитаны ниже. Второй сотрудник антикоррупционной службы должен подтвердить это за три рабочих дня. Иначе скрытие за спам или оскорбления отменяется само; скрытие личных данных или противоправного содержания остаётся с пометкой «не подтверждено».
moderation-none = Пока не скрыт ни один текст.
moderation-open = Скрыто и ещё не подтверждено: { $count }.
moderation-month = Месяц
moderation-countersigned = подтверждено
moderation-lapsed = отменено по сроку

institution-feed = Следить (лента Atom)
institution-feed-about = Программа для чтения лент покажет новое об этом учреждении. Регистрация не нужна.
complaints-feed = Следить за этими обращениями (лента Atom)

proposals-none = Превентивных предложений здесь пока не опубликовано.
proposal-accepted = Принято
proposal-partly = Принято частично
proposal-declined = Отклонено
proposal-considered = Рассмотрено, итога ещё нет
proposal-sent = Направлено, рассматривается
proposal-finding = Что допускает коррупцию:
proposal-measure = Что изменить:
proposal-from = { $count ->
    [one] Из { $count } обращения:
   *[other] Из { $count } обращений:
 }
proposal-sent-on = Направлено { $date }
proposal-considered-on = рассмотрено с участием антикоррупционной службы { $date }
proposal-by = выполнить до { $date }
proposal-answer = Что говорит учреждение
proposal-answer-by = Учреждение называет срок: { $date }
proposal-agrees = Антикоррупционная служба согласна
proposal-disagrees = Антикоррупционная служба не согласна
