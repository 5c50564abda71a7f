# Что рабочее место отвечает сотрудникам; только на сервере.
fault-not-signed-in = Войдите: сеанса нет, или он закончился.
fault-sign-in-wrong = Логин, пароль или код неверны, либо код уже использован. Новый код появляется каждые 30 секунд.
fault-sign-in-locked = { $minutes ->
    [one] После пяти неудачных попыток вход закрыт на четверть часа. Повторите через { $minutes } минуту.
    [few] После пяти неудачных попыток вход закрыт на четверть часа. Повторите через { $minutes } минуты.
   *[other] После пяти неудачных попыток вход закрыт на четверть часа. Повторите через { $minutes } минут.
 }
fault-csrf = Запрос пришёл не со страницы рабочего места. Обновите страницу и повторите.
fault-role = Ваши полномочия этого не предусматривают.
fault-password-short = В пароле нужно не менее { $min } знаков, здесь { $now }.
fault-password-common = Такой пароль быстро подберут. Выберите фразу длиннее, без логина и частых слов.
fault-password-wrong = Это не ваш пароль.
fault-code-wrong = Код не подходит. Введите шесть цифр, которые приложение показывает сейчас.
fault-bad-login = Логин — от 2 до 40 строчных латинских букв, цифр, точек, дефисов или подчёркиваний; первой идёт буква.
fault-login-taken = Такой логин уже занят.
fault-unknown-role = Роль — operator, institution, officer или administrator.
fault-institution-needed = Учётной записи учреждения нужно указать учреждение.
fault-institution-not-wanted = Учреждение бывает только у учётной записи учреждения.
fault-last-administrator = Это последний администратор, который может войти. Сначала назначьте другого.
fault-unknown-account = Такой учётной записи нет.
fault-bad-deputy = Замещать может только коллега с той же ролью и из того же учреждения.
fault-bad-absence = Отсутствие должно заканчиваться в день начала или позже.
fault-changed = Тем временем это изменил кто-то другой. Посмотрите, как всё выглядит сейчас, и решите заново.
fault-not-stand-in = Сегодня вы не замещаете этого коллегу.
fault-broken = Сбой на нашей стороне. Повторите немного позже.
fault-unknown-stance = Мнение — agrees или disagrees.
fault-unknown-outcome = Такого исхода нет.
fault-unknown-action = Такого действия нет.
fault-bad-number = Номер обращения — восемь букв и цифр, например K7QM-2XPD.
fault-too-many = Можно не более { $max }.
fault-unknown-reason = Причина скрытия — spam, abuse, personal_data или unlawful.
fault-unknown-channel = Обращение принято у стойки или по телефону: counter или telephone.
fault-bad-month = Укажите месяц так: 2026-11.
# The monthly report.
report-title = Обращения, { $month }
report-institutions = Учреждения
report-topics = Темы
report-no-institution = Указано только место
report-total = Всего
report-received = Получено
report-answered = Даны ответы
report-in-time = Ответы в срок
report-overdue = Нет окончательного ответа к сроку
report-median-days = Медиана, рабочих дней до ответа
report-confirmed = Подтверждено заявителем
report-disputed = Оспорено заявителем
report-unconfirmed = Не подтверждено и не оспорено
report-reopened = Открыто заново
# The daily mail of what is due.
digest-subject = Обращения: просрочено { $overdue }, скоро срок у { $soon }
digest-subject-proposals = Вас ждут предложения
digest-text =
    Что ждёт вас на рабочем месте:

    { $lines }

    { $link }

    Чтобы не получать такие письма, удалите свой адрес на рабочем месте.
digest-line = { $number }: срок { $day }; { $waits }.
digest-late = { $number }: срок был { $day }, он прошёл; { $waits }.
digest-held = Из того, что передано только антикоррупционной службе: { $count }. Откройте рабочее место.
digest-proposals = Предложения, которые ждут вас: { $count }. Они в разделе «Предложения» рабочего места.
digest-accept = нужно принять
digest-draft = нужно написать ответ
digest-participation = ответ ждёт мнения антикоррупционной службы
digest-final = ответ можно сделать окончательным
digest-countersign = скрытие ждёт второй подписи
