# Бір өтініш бір жолда: тақырыбы, күйі, мерзімі. Картаға да, беттерге де, қызметкерлерге де керек.
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
complaint-due = Жауап беру күні: { $date }
complaint-due-passed = Жауап беру мерзімі өтіп кетті: { $date }
complaint-waits = Қабылдануын күтіп тұр, сондықтан мәтіні әзірге жабық
complaint-place-on-map = Картадан көрсетілген орын
complaint-hidden = Жасырылған
complaints-overdue = Мерзімі өткен
