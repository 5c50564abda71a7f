# Рабочее место должностных лиц
desk = Рабочее место
desk-screens = Разделы
desk-queue = Обращения
desk-role-operator = Оператор
desk-role-institution = Учреждение
desk-role-officer = Сотрудник антикоррупционной службы
desk-role-administrator = Администратор

# Вход
desk-sign-in = Войти
desk-sign-out = Выйти
desk-login = Логин
desk-password = Пароль
desk-code = Код с телефона
desk-code-hint = Шесть цифр, которые показывает приложение на телефоне. При первом входе оставьте поле пустым.
desk-need-login = Введите логин.
desk-need-password = Введите пароль.
desk-need-code = Введите шесть цифр, которые показывает приложение.
desk-help = Забыли пароль или потеряли телефон — попросите администратора сбросить ваш вход.
desk-expired = Сеанс завершился. Войдите снова: написанное сохранено в этой вкладке.
desk-signed-out = Вы вышли. Всё, что не было отправлено, удалено из этой вкладки.
desk-enrol = Первый вход
desk-enrol-about = Одноразовый пароль больше не понадобится. Задайте свой пароль и подключите коды на телефоне.
desk-enrol-password = 1. Свой пароль
desk-new-password = Новый пароль
desk-new-password-hint = Не менее 12 знаков. Несколько слов, которые сложили только вы, запомнить легче, чем набор знаков.
desk-new-password-again = Новый пароль ещё раз
desk-password-short = В пароле должно быть не менее { $count } знаков.
desk-passwords-differ = Пароли не совпадают.
desk-enrol-telephone = 2. Коды на телефоне
desk-enrol-telephone-about = Откройте на телефоне любое приложение для кодов и снимите этот рисунок. Он нарисован на этой странице и никуда не передаётся.
desk-enrol-picture = QR-код с секретом для приложения
desk-enrol-by-hand = Если снять не получается, введите этот секрет в приложение вручную:
desk-enrol-secret = Секрет для приложения
desk-enrol-code-hint = Теперь введите шесть цифр, которые показывает приложение.
desk-enrol-send = Сохранить и войти
desk-sending = Отправляется…
desk-as-oneself = От своего имени
desk-act-as = От чьего имени
desk-acting-for = За отсутствующего: { $name }

# Очередь
desk-new = Новое обращение
desk-proposals = Предложения
desk-reports = Отчёты
desk-templates = Шаблоны
desk-users = Пользователи
desk-me = Мои настройки
desk-total = { $count ->
    [one] { $count } обращение
    [few] { $count } обращения
   *[many] { $count } обращений
 }
desk-total-late = просрочено: { $count }
desk-keys = В списке: j или ↓ — следующее, k или ↑ — предыдущее, Enter — открыть.
desk-find = Номер или слова
desk-filters = Что показано
desk-filter-late = Просроченные
desk-filter-mine = С моим участием
desk-filter-waits = Чего ждёт
desk-filter-institution = Учреждение
desk-filters-clear = Показать все
desk-queue-empty = Сейчас ничего не ждёт.
desk-queue-none = Под этот запрос не подходит ни одно обращение.
desk-nothing-chosen = Выберите обращение в списке.
desk-due-left = { $count ->
    [one] Остался { $count } рабочий день
    [few] Осталось { $count } рабочих дня
   *[many] Осталось { $count } рабочих дней
 }
desk-due-today = Срок сегодня
desk-due-over = { $count ->
    [one] Просрочено на { $count } рабочий день
    [few] Просрочено на { $count } рабочих дня
   *[many] Просрочено на { $count } рабочих дней
 }
desk-waits-accept = ждёт принятия
desk-waits-draft = ждёт ответа
desk-waits-participation = ждёт антикоррупционную службу
desk-waits-objection = заявитель ещё может возразить
desk-waits-final = можно сделать окончательным
desk-waits-countersign = скрыто, ждёт второго сотрудника
desk-mark-held = Только для антикоррупционной службы
desk-mark-suspect = Похоже на спам
desk-mark-reopened = Открыто заново
desk-watching = Сейчас открыто у: { $names }

# Обращение
desk-back = К списку
desk-case-unknown = Такого обращения нет, или оно вам не открыто.
desk-facts = Обращение
desk-news = За это время здесь произошло:
desk-show-news = Показать
desk-held = Закрыто: это обращение видит только антикоррупционная служба. Каждое открытие записывается.
desk-held-released = Закрыто: на общих страницах его нет, учреждению его показал сотрудник службы. Каждое открытие записывается.
desk-accesses = { $count ->
    [one] Открывали { $count } раз: кто
    [few] Открывали { $count } раза: кто
   *[many] Открывали { $count } раз: кто
 }
desk-access-opened = открыто
desk-access-exported = взято файлом
desk-access-released = показано учреждению
desk-hidden-signed = Второй сотрудник подтвердил скрытие.
desk-hidden-unsigned = Второй сотрудник ещё не подтвердил скрытие.
desk-suspect = Заполнено поле-ловушка для программ, так что это может быть спам. Прочтите, прежде чем решать.
desk-merged-into = Присоединено к основному обращению, ответ будет там:
desk-channel-counter = Внёс оператор на приёме.
desk-channel-telephone = Внёс оператор по телефону.
desk-on-map = на карте
desk-photo = Фото { $n }
desk-questioned = Под вопросом: { $amount }
desk-contact = Как связаться (только для служебного пользования):
desk-registered-with-state = В государственном реестре: № { $number }, { $date }
desk-notes = Внутренние заметки
desk-note-text = Новая заметка
desk-note-hint = Её видят только должностные лица: ни заявитель, ни публика.
desk-note-add = Добавить заметку
desk-export = Взять одним файлом
desk-export-about = Тексты, события, фото и их хеши. То, что файл взят, записывается.
desk-exported = Файл на вашем устройстве; то, что он взят, записано.

# Шаги
desk-steps = Что можно сделать
desk-steps-none = Сейчас от вас здесь ничего не требуется.
desk-step-back = Назад
desk-step-gone = Этот шаг больше невозможен.
desk-step-kept = Вы написали:
desk-step-forget = Убрать
desk-changed = Кто-то успел раньше, поэтому ничего не отправлено. Ваш текст на месте: посмотрите, что произошло, и отправьте снова.
desk-sure = Вы уверены?
desk-keep = Сохранить
desk-kept = Сохранено.
desk-change = изменить
desk-step-accept = Принять
desk-step-release = Показать учреждению
desk-step-draft = Написать ответ
desk-step-participate = Участвовать в ответе
desk-step-finalise = Сделать ответ окончательным
desk-step-countersign = Подтвердить скрытие
desk-step-show = Снова показать
desk-step-redirect = Передать
desk-step-ask = Запросить сведения
desk-step-message = Написать сообщение
desk-step-extend = Продлить срок
desk-step-register-with-state = Госреестр
desk-step-merge = Объединить
desk-step-unmerge = Разъединить
desk-step-hide = Скрыть
desk-about-accept = С этого момента обращение у учреждения, и его текст видят все.
desk-about-release = Учреждение увидит обращение и должно будет ответить. На общих страницах его по-прежнему не будет.
desk-about-draft = Ответ сразу станет виден всем как проект. Окончательным он станет, когда больше нечего ждать.
desk-about-participate = Без участия сотрудника службы ответ не станет окончательным. Вашу позицию и слово мнения увидят все.
desk-about-finalise = Ответ станет окончательным, отсчёт остановится.
desk-about-countersign = Вы как второй сотрудник подтверждаете, что текст должен оставаться скрытым.
desk-about-show = Скрытие отменяется: текст снова видят все.
desk-about-redirect = Обращение переходит к другому учреждению. Срок остаётся прежним.
desk-about-ask = Вопрос уйдёт заявителю. Отсчёт не останавливается.
desk-about-message = Сообщение уйдёт заявителю.
desk-about-extend = Новый день, прежний, причину и подписавшего увидят все.
desk-about-register-with-state = Номер, по которому обращение находят в государственном реестре обращений.
desk-about-merge = Это обращение получит ответ основного. Оно остаётся обращением своего автора.
desk-about-unmerge = Обращение снова идёт своим путём и получит свой ответ.
desk-about-hide = Текст перестанет быть виден всем. Ничего не удаляется. Скрытие должен подтвердить второй сотрудник.
desk-do-accept = Принять
desk-do-release = Показать учреждению
desk-do-draft = Опубликовать проект
desk-do-participate = Записать моё участие
desk-do-finalise = Сделать окончательным
desk-do-countersign = Подтвердить скрытие
desk-do-show = Снова показать текст
desk-do-redirect = Передать
desk-do-ask = Отправить вопрос
desk-do-message = Отправить сообщение
desk-do-extend = Продлить срок
desk-do-register = Сохранить номер
desk-do-merge = Объединить
desk-do-unmerge = Разъединить
desk-do-hide = Скрыть текст
desk-done-accept = Обращение принято.
desk-done-release = Учреждение теперь видит обращение.
desk-done-draft = Проект ответа опубликован.
desk-done-participate = Ваше участие записано.
desk-done-finalise = Ответ стал окончательным.
desk-done-countersign = Скрытие подтверждено.
desk-done-show = Текст снова видят все.
desk-done-redirect = Обращение передано.
desk-done-ask = Вопрос отправлен.
desk-done-message = Сообщение отправлено.
desk-done-extend = Срок продлён.
desk-done-register-with-state = Номер сохранён.
desk-done-merge = Обращение присоединено к основному.
desk-done-unmerge = Обращение снова идёт своим путём.
desk-done-hide = Текст скрыт.
desk-done-note = Заметка добавлена.
desk-institution = Учреждение
desk-institution-new = Какому учреждению
desk-institution-find = Название учреждения
desk-institution-none = Учреждения с таким названием нет.
desk-accept-own = Принимает: { $institution }
desk-redirect-why = Почему
desk-redirect-in-time = Сейчас у: { $institution } (с { $since }). Прошло рабочих дней: { $days } из 3, отведённых на передачу.
desk-redirect-late = Сейчас у: { $institution } (с { $since }). Прошло рабочих дней: { $days }. Три дня на передачу прошли, она будет отмечена как поздняя.
desk-reason = Причина
desk-hide-ledger = Причина попадёт в открытый помесячный подсчёт.
desk-outcome = Результат
desk-reply-text = Текст ответа
desk-template = Сохранённый текст
desk-template-choose = Выберите
desk-template-put = Вставить
desk-next-objection = Дальше: у заявителя не менее 3 рабочих дней на возражение, и участвует сотрудник антикоррупционной службы. После этого ответ станет окончательным.
desk-next-participation = Дальше: участвует сотрудник антикоррупционной службы. После этого ответ станет окончательным.
desk-text-public = Это увидят все.
desk-text-held = Это увидят заявитель и те, кому открыто обращение.
desk-language = Язык обращения: { $lang }
desk-language-other = Похоже, это другой язык. Ответ пишут на языке обращения: { $lang }.
desk-lang-kk = казахский
desk-lang-ru = русский
desk-lang-en = английский
desk-lang-short-kk = ҚАЗ
desk-lang-short-ru = РУС
desk-lang-short-en = ENG
desk-stance = Ваша позиция
desk-stance-agrees = Служба согласна
desk-stance-disagrees = Служба не согласна
desk-opinion = Слово мнения
desk-opinion-hint = Его увидят все рядом с ответом.
desk-not-you-author = Вы не можете участвовать в этом ответе: его написали вы или тот, с кем вы замещаете друг друга. Нужен другой сотрудник.
desk-not-you-interest = Вы не можете участвовать в этом ответе: вы заявили об интересе в этом учреждении. Нужен другой сотрудник.
desk-not-you-hid = Вы сами скрыли текст: подтвердить или отменить это должен другой сотрудник.
desk-ask-text = Чего не хватает?
desk-message-text = Сообщение
desk-extend-limit = Срок сейчас: { $due }; самый поздний новый день: { $last }
desk-extend-due = Новый день
desk-extend-signed = Кто подписал решение
desk-extend-signed-hint = Имя и должность, как их увидят все.
desk-extend-why = Почему
desk-register-number = Номер
desk-register-date = Дата регистрации
desk-merge-into = Номер основного обращения
desk-merge-hint = Открытое обращение к тому же учреждению.
desk-merge-similar = Самые похожие
desk-merge-none = Похожих открытых обращений нет.
desk-need-text = Напишите здесь несколько слов.
desk-need-institution = Выберите учреждение.
desk-need-outcome = Выберите результат.
desk-need-stance = Выберите позицию.
desk-need-choice = Выберите один из вариантов.
desk-need-day = Выберите день.
desk-need-signature = Укажите, кто подписал.
desk-need-number = Введите номер.
desk-need-main = Введите номер основного обращения.
desk-need-reason = Выберите причину.
desk-need-title = Дайте название.
desk-need-lang = Выберите язык.
desk-need-topic = Выберите тему.
desk-need-channel = Выберите, как оно поступило.

# Обращение на приёме или по телефону
desk-channel = Как поступило
desk-channel-of-counter = На приёме
desk-channel-of-telephone = По телефону
desk-place = Место (широта, долгота)
desk-place-hint = Нажмите на карту или введите два числа. Нужно, если не выбрано учреждение.
desk-lang-of = Язык обращения
desk-counter-text-hint = Словами самого человека. После принятия текст увидят все: не пишите имена и телефоны.
desk-counter-confidential = Речь о взятке или о работниках: увидит только антикоррупционная служба
desk-counter-contact = Это видят только те, кто занимается обращением. Всё необязательно.
desk-name = Имя
desk-counter-send = Зарегистрировать и получить талон
desk-receipt = Талон
desk-receipt-picture = QR-код с личной ссылкой
desk-receipt-link = По этой личной ссылке вы увидите ответ и сможете ответить, возразить, подтвердить или оспорить:
desk-receipt-by = Внёс оператор от имени заявителя: { $name }
desk-receipt-next = Следующее обращение
desk-print = Печать

# Пользователи
desk-user-add = Добавить пользователя
desk-role = Роль
desk-login-hint = Строчные латинские буквы, цифры, точки и дефисы.
desk-user-disabled = вход закрыт
desk-user-waits = ещё не входил
desk-user-works = входит
desk-user-seen = Последний раз: { $time }
desk-user-reset = Сбросить вход
desk-user-reset-about = Пароль и телефон перестанут действовать, все сеансы закончатся, и здесь один раз появится новый одноразовый пароль.
desk-user-disable = Закрыть вход
desk-user-disable-about = Этот человек больше не сможет войти, все сеансы закончатся. Сделанное останется под его именем.
desk-user-enable = Снова пустить
desk-user-enable-about = Этот человек снова сможет войти с прежним паролем и телефоном.
desk-once = Одноразовый пароль для { $login }:
desk-once-password = Одноразовый пароль
desk-once-about = Он показан только сейчас. Передайте его сами; он действует семь дней, до первого входа.

# Свои настройки
desk-me-login = Логин: { $login }
desk-interests = Заявленные интересы
desk-interests-about = Учреждения, с которыми связаны вы или ваши близкие. В ответах этих учреждений сотрудник службы не участвует.
desk-interests-none = Ничего не заявлено.
desk-interests-add = Добавить учреждение
desk-interest-remove = Убрать: { $name }
desk-absence = Пока меня нет
desk-absence-about = В эти дни вашу работу делает коллега с той же ролью — под своим именем и с пометкой, что замещает вас.
desk-deputy = Кто замещает
desk-deputy-none = Никто
desk-deputy-nobody = Нет коллеги с той же ролью, который мог бы заместить.
desk-deputy-now = Сейчас: { $name }, { $from } – { $until }
desk-deputy-from = Первый день
desk-deputy-until = Последний день
desk-password-change = Сменить пароль
desk-password-now = Нынешний пароль

# Шаблоны
desk-templates-about = Тексты, которые снова и снова нужны в ответах. Каждый — на одном языке.
desk-templates-none = Сохранённых текстов пока нет.
desk-template-new = Новый шаблон
desk-template-change = Изменить
desk-template-change-one = Изменить шаблон: { $title }
desk-template-title = Название
desk-template-text = Текст
desk-template-delete = Удалить

# Отчёты
desk-month = Месяц
desk-report-file = Таблица (.xlsx)
desk-report-empty = В этом месяце ничего не было.
desk-report-about = Дни считаются до окончательного ответа; показано среднее по порядку значение. Закрытые обращения не входят ни в одно число.
desk-report-total = Всего
desk-by-topic = По темам
desk-by-institution = По учреждениям
desk-no-institution = Пока без учреждения
desk-column-received = Поступило
desk-column-answered = Отвечено
desk-column-in-time = В срок
desk-column-overdue = Просрочено
desk-column-confirmed = Подтверждено
desk-column-disputed = Оспорено
desk-column-unconfirmed = Не подтверждено
desk-column-reopened = Открыто заново
desk-column-median-days = Дней до ответа

# Предложения
desk-proposals-about = Что в учреждении делает коррупцию возможной и что там изменить. Каждое предложение рассматривается с участием антикоррупционной службы.
desk-proposals-none = Предложений пока нет.
desk-proposal-write = Написать предложение
desk-proposal-title = Название
desk-proposal-finding = Что допускает коррупцию
desk-proposal-finding-hint = Что общего у обращений и где пробел.
desk-proposal-measure = Что изменить
desk-proposal-measure-hint = Шаг, который можно проверить.
desk-proposal-by = К какому дню
desk-proposal-complaints = Из каких обращений выросло
desk-proposal-complaints-hint = Их номера через запятую.
desk-proposal-keep = Сохранить черновик
desk-proposal-written = Черновик сохранён. До отправки его видят только сотрудники службы.
desk-proposal-until = до { $date }
desk-proposal-drafted = Черновик
desk-proposal-sent = Отправлено
desk-proposal-considered = Рассмотрено
desk-proposal-settled = Решено
desk-proposal-send = Отправить учреждению
desk-proposal-send-about = Предложение уйдёт учреждению и станет видно всем.
desk-proposal-consider = Записать, что рассмотрено
desk-proposal-settle = Записать, что сделает учреждение
desk-proposal-discard = Удалить черновик
desk-proposal-discard-about = Его видели только сотрудники службы.
desk-proposal-answer = Ответ учреждения
desk-proposal-outcome-accepted = Принято
desk-proposal-outcome-partly = Принято частично
desk-proposal-outcome-declined = Отклонено
desk-proposal-done-send = Предложение отправлено и видно всем.
desk-proposal-done-consider = Записано, что предложение рассмотрено.
desk-proposal-done-settle = Ответ учреждения записан.
desk-proposal-done-discard = Черновик удалён.
