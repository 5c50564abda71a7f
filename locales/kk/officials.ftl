# Жұмыс орны қызметкерлерге не деп жауап береді; тек серверде.
fault-not-signed-in = Жүйеге кіріңіз: сеанс жоқ немесе аяқталған.
fault-sign-in-wrong = Логин, құпиясөз немесе код қате, болмаса код бұрын қолданылған. Жаңа код әр 30 секунд сайын шығады.
fault-sign-in-locked = Бес рет сәтсіз әрекеттен кейін кіру ширек сағатқа жабылады. { $minutes } минуттан кейін қайталап көріңіз.
fault-csrf = Бұл сұрау жұмыс орнының өз бетінен келген жоқ. Бетті жаңартып, қайталап көріңіз.
fault-role = Бұл сіздің өкілеттігіңізге кірмейді.
fault-password-short = Құпиясөзде кемінде { $min } таңба болуы керек, қазір { $now }.
fault-password-common = Мұндай құпиясөзді тез табады. Логині мен жиі кездесетін сөздері жоқ ұзағырақ тіркес таңдаңыз.
fault-password-wrong = Бұл сіздің құпиясөзіңіз емес.
fault-code-wrong = Код сәйкес келмейді. Қосымша қазір көрсетіп тұрған алты цифрды енгізіңіз.
fault-bad-login = Логин – 2-ден 40-қа дейінгі кіші латын әрпі, цифр, нүкте, сызықша немесе астыңғы сызық; бірінші таңбасы – әріп.
fault-login-taken = Бұл логин бос емес.
fault-unknown-role = Рөл – operator, institution, officer немесе administrator.
fault-institution-needed = Мекеменің тіркелгісі үшін мекемені көрсету керек.
fault-institution-not-wanted = Мекеме тек мекеменің тіркелгісінде болады.
fault-last-administrator = Бұл – кіре алатын соңғы әкімші. Алдымен басқасын тағайындаңыз.
fault-unknown-account = Мұндай тіркелгі жоқ.
fault-bad-deputy = Тек рөлі мен мекемесі бірдей әріптес қана алмастыра алады.
fault-bad-absence = Жоқ болу мерзімі басталған күні немесе одан кейін аяқталуы керек.
fault-changed = Осы арада мұны басқа біреу өзгертті. Қазір қалай тұрғанын қарап, содан кейін шешіңіз.
fault-not-stand-in = Бүгін сіз бұл әріптесті алмастырмайсыз.
fault-broken = Біздің жақта ақау шықты. Сәл кейін қайталап көріңіз.
fault-unknown-stance = Пікір – agrees немесе disagrees.
fault-unknown-outcome = Мұндай қорытынды жоқ.
fault-unknown-action = Мұндай әрекет жоқ.
fault-bad-number = Өтініштің нөмірі – сегіз әріп пен цифр, мысалы K7QM-2XPD.
fault-too-many = Ең көбі { $max } болуы мүмкін.
fault-unknown-reason = Жасыру себебі – spam, abuse, personal_data немесе unlawful.
fault-unknown-channel = Өтініш қабылдау орнында немесе телефонмен қабылданады: counter немесе telephone.
fault-bad-month = Айды былай жазыңыз: 2026-11.
# The monthly report.
report-title = Өтініштер, { $month }
report-institutions = Мекемелер
report-topics = Тақырыптар
report-no-institution = Тек орны көрсетілген
report-total = Барлығы
report-received = Түскені
report-answered = Жауап берілгені
report-in-time = Мерзімінде берілген жауап
report-overdue = Мерзіміне дейін түпкілікті жауап жоқ
report-median-days = Жауапқа дейінгі жұмыс күндерінің медианасы
report-confirmed = Өтініш беруші растады
report-disputed = Өтініш беруші келіспейді
report-unconfirmed = Расталмаған, дау да айтылмаған
report-reopened = Қайта ашылғаны
# The daily mail of what is due.
digest-subject = Өтініштер: мерзімі өткені – { $overdue }, мерзімі жақыны – { $soon }
digest-subject-proposals = Сізді ұсыныстар күтіп тұр
digest-text =
    Жұмыс орнында сізді күтіп тұрғандар:

    { $lines }

    { $link }

    Мұндай хаттарды алмау үшін жұмыс орнындағы мекенжайыңызды өшіріңіз.
digest-line = { $number }: мерзімі – { $day }; { $waits }.
digest-late = { $number }: мерзімі { $day } болатын, өтіп кетті; { $waits }.
digest-held = Тек сыбайлас жемқорлыққа қарсы қызметке берілгендер: { $count }. Жұмыс орнын ашыңыз.
digest-proposals = Сізді күтіп тұрған ұсыныстар: { $count }. Олар жұмыс орнындағы «Ұсыныстар» бөлімінде.
digest-accept = қабылдау керек
digest-draft = жауап жазу керек
digest-participation = жауап сыбайлас жемқорлыққа қарсы қызметтің пікірін күтіп тұр
digest-final = жауапты түпкілікті етуге болады
digest-countersign = жасыру екінші қызметкердің растауын күтіп тұр
