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
