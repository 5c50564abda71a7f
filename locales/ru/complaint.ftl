# Обращение: форма, квитанция, список.
topic-landscaping = Благоустройство
topic-roads = Дороги
topic-social-facilities = Ремонт социальных объектов
topic-e-ticketing = Электронное билетирование
topic-other = Другие вопросы
status-received = Зарегистрировано
status-accepted = В учреждении
status-drafted = Готов проект ответа
status-answered = Есть ответ
status-closed = Закрыто
hidden-spam = спам
hidden-abuse = оскорбления
hidden-personal-data = чужие личные данные
hidden-unlawful = противоправное содержание

complaint-due = Ответ до: { $date }
complaint-due-passed = Срок ответа истёк: { $date }
complaint-received = Поступило: { $date }
complaint-waits = Ожидает принятия, поэтому текст пока закрыт
complaint-place-on-map = Место, указанное на карте
complaint-more = Показать ещё
complaint-none = Опубликованных обращений пока нет.
complaint-none-filtered = Под эти фильтры не подходит ни одно обращение.
complaint-of-institution = Обращения об этом учреждении

complaint-new = Отправить обращение
complaint-trial = Это демонстрация: в городе это обращение никто не прочитает, а срок ответа — только пример. Не пишите настоящих данных. С настоящей проблемой обращайтесь сюда:
complaint-trial-which = Куда с каким вопросом
complaint-trial-short = Демонстрация: обращения в городе никто не читает, даты — пример.
complaint-begun = Начатое вами обращение сохранилось здесь.
complaint-anew = Начать заново
complaint-topic = О чём?
complaint-where = Где?
complaint-where-hint = Найдите учреждение по названию или укажите место на карте. Можно и то и другое.
complaint-search = Поиск учреждения
complaint-change = изменить
complaint-remove = убрать
complaint-point = Точка на карте: { $at }
complaint-text = Что случилось?
complaint-text-hint = Напишите, что случилось, когда вы это заметили и что нужно сделать. Не называйте чужих имён и телефонов: текст увидят все.
complaint-contact = Контакты (необязательно)
complaint-contact-seen = Кроме вас, эти данные видят только сотрудники, которые рассматривают обращение. Они хранятся вместе с обращением и сами не удаляются.
complaint-no-name = Обращение примут и без имени, но официально обращение без имени могут не рассмотреть.
complaint-name = Ваше имя
complaint-show-name = Показывать моё имя под обращением всем
complaint-phone = Телефон
complaint-email = Электронная почта
complaint-budget = Строка бюджета: { $line }
complaint-shared = Это общий компьютер
complaint-shared-hint = Тогда на этом устройстве не останется ни обращения, ни черновика. Запишите личную ссылку и не закрывайте страницу до отправки.
complaint-see = Посмотреть, что увидят все
complaint-mend = Исправьте, пожалуйста:
complaint-everyone-sees = Это увидят все
complaint-after-acceptance = Но только после того, как учреждение примет обращение. До этого его видите вы и сотрудники.
complaint-name-hidden = Имя не показывается
complaint-kept-back = Останется скрытым: { $what }
complaint-mend-it = Исправить
complaint-send = Отправить обращение
complaint-send-trial = Отправить пробное обращение
complaint-send-again = Отправить ещё раз
complaint-sending = Отправляется…
complaint-not-sent = Ещё не отправлено. Обращение сохранено на этом устройстве: оно уйдёт само, когда появится сеть, или нажмите кнопку ещё раз. Сколько бы раз вы ни отправляли, обращение будет одно.
complaint-not-sent-stay = Ещё не отправлено, а на этом устройстве ничего не сохраняется. Не закрывайте страницу: обращение уйдёт само, когда появится сеть.
complaint-not-taken = Сервер не принял обращение. Нажмите кнопку ещё раз.
complaint-too-many = { $count ->
    [one] Из этой сети пришло слишком много обращений. Отправьте ещё раз через { $count } минуту: написанное сохранено.
    [few] Из этой сети пришло слишком много обращений. Отправьте ещё раз через { $count } минуты: написанное сохранено.
    [many] Из этой сети пришло слишком много обращений. Отправьте ещё раз через { $count } минут: написанное сохранено.
   *[other] Из этой сети пришло слишком много обращений. Отправьте ещё раз через { $count } минуты: написанное сохранено.
 }

complaint = Обращение
complaint-titled = Обращение { $id }
complaint-arrived = Обращение принято
complaint-arrived-about = Обращение зарегистрировано. Сохраните личную ссылку: по ней вы увидите ответ.
complaint-dates = Поступило: { $received } · зарегистрировано: { $registered }
complaint-is-private = Пока учреждение не приняло обращение, его видите только вы и сотрудники.
complaint-is-public = Это обращение опубликовано: текст видят все.
complaint-is-held = Это обращение видит только антикоррупционная служба.
complaint-is-hidden = Текст обращения скрыт от всех { $time }. Причина: { $reason }.
complaint-waits-about = Это обращение не принимают больше трёх рабочих дней. До принятия его текст не показывается, но о нём знают все.
complaint-wrong-key = Ключ этой личной ссылки не подошёл. Проверьте, целиком ли она скопирована.
complaint-unknown = Такого открытого обращения нет
complaint-unknown-about = Обращение с этим номером не опубликовано, или его нет вовсе. Если оно ваше, откройте его по личной ссылке, которую вы получили при отправке.
complaint-to-list = К списку обращений
complaint-counted = { $count ->
    [one] Посчитан { $count } рабочий день; серые дни — выходные.
    [few] Посчитано { $count } рабочих дня; серые дни — выходные.
    [many] Посчитано { $count } рабочих дней; серые дни — выходные.
   *[other] Посчитано { $count } рабочих дня; серые дни — выходные.
 }
complaint-how-counted = Как посчитано
complaint-rule = Счёт идёт со дня после регистрации, считаются только рабочие дни. Обращение, пришедшее после работы или в выходной, регистрируется в следующий рабочий день. Это обещание программы, а не срок по закону.
complaint-provisional = Дата предварительная: срок доходит до дней, календарь которых ещё не известен, и праздники могут его сдвинуть.
complaint-day-counted = { $n }-й день
day-weekend = выходной
day-holiday = праздник
day-day-off = перенесённый выходной
day-working-day = объявлен рабочим
steps = Путь обращения
step-received = Зарегистрировано
step-received-about = само, без чьего-либо разрешения
step-accepted = В учреждении
step-accepted-about = видно, у кого оно находится
step-participation = Антикоррупционная служба
step-participation-about = обязательно участвует в ответе
step-answered = Ответ
step-answered-about = даётся до обещанного дня
step-by = { $time }, { $who }
steps-rule = Программа требует участия этой службы в превентивных предложениях; требовать его для каждого обращения — правило самой карты.
complaint-link = Ваша личная ссылка
complaint-link-keep = Не потеряйте её: ваше обращение открывает только эта ссылка, выдать её заново нельзя. Не передавайте её посторонним.
complaint-copy = Скопировать
complaint-copied = Ссылка скопирована.
complaint-copy-by-hand = Не получилось: выделите ссылку и скопируйте вручную.
complaint-share = Поделиться
complaint-save = Сохранить в файл
complaint-on-device = Есть в списке на этом устройстве.
complaint-not-on-device = На этом устройстве не сохранено.
complaint-forget = Убрать из списка
complaint-remember = Сохранить на этом устройстве

complaint-hidden = Скрыто
complaints-public = Опубликованные обращения
complaints-topic = Тема
complaints-status = Состояние
complaints-counts = По темам и годам
complaints-waiting = Ожидают принятия: { $count }. Самое давнее ждёт дней: { $days }.
complaints-sent = Отправлено с этого устройства
complaints-sent-about = Этот список хранится только на этом устройстве. Если убрать обращение из списка, само оно останется.
complaints-sent-lost = Сервер не нашёл это обращение.
complaints-forget-all = Убрать из списка все
complaints-forget-one = Убрать из списка обращение { $id }
complaint-registrar = Кто принимает обращения — { $who }
complaint-arrived-earlier = Первый вариант обращения, оказывается, уже дошёл. Ниже именно он; поздние правки не отправлены.
complaint-budget-line = Строка бюджета.
