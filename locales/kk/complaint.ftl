# Өтініш: форма, түбіртек, тізім.
topic-landscaping = Абаттандыру
topic-roads = Жол мәселесі
topic-social-facilities = Әлеуметтік нысандарды жөндеу
topic-e-ticketing = Электрондық билеттеу
topic-other = Басқа да мәселелер
status-received = Тіркелді
status-accepted = Мекемеде
status-drafted = Жауап жобасы дайын
status-answered = Жауап берілді
status-closed = Жабылды
hidden-spam = спам
hidden-abuse = балағаттау
hidden-personal-data = бөгде адамның жеке дерегі
hidden-unlawful = заңға қайшы мазмұн

complaint-due = Жауап беру күні: { $date }
complaint-due-passed = Жауап беру мерзімі { $date } өтіп кетті
complaint-received = Келіп түсті: { $date }
complaint-waits = Қабылдануын күтіп тұр, сондықтан мәтіні әзірге жабық
complaint-place-on-map = Картадан көрсетілген орын
complaint-more = Тағы көрсету
complaint-none = Әзірге жарияланған өтініш жоқ.
complaint-none-filtered = Бұл сүзгілерге сай өтініш жоқ.
complaint-of-institution = Осы мекеме туралы өтініштер
