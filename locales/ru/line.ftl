# Обращение одной строкой: тема, состояние, срок. Нужно и карте, и страницам, и служащим.
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
complaint-due = Ответ до: { $date }
complaint-due-passed = Срок ответа истёк: { $date }
complaint-waits = Ожидает принятия, поэтому текст пока закрыт
complaint-place-on-map = Место, указанное на карте
complaint-hidden = Скрыто
complaints-overdue = Просрочено
