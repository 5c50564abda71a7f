# Сервердің жауаптары.
endpoint-not-json = Сұраудың мазмұны JSON емес.
endpoint-not-found = Мұнда ештеңе жоқ.
endpoint-method = Бұл мекенжайда мұндай әрекет жоқ.
endpoint-timeout = Сұрау тым ұзаққа созылды. Қайталап көріңіз.
endpoint-too-large = Сұрау тым үлкен.
endpoint-media-type = Мазмұн UTF-8 кодтауындағы, сығылмаған JSON болуы керек.
endpoint-invalid = Кейбір өрістерді түзету керек.
endpoint-too-many = { $minutes ->
    [one] Бұл желіден тым көп өтініш жіберілді. { $minutes } минуттан кейін қайталап көріңіз.
   *[other] Бұл желіден тым көп өтініш жіберілді. { $minutes } минуттан кейін қайталап көріңіз.
 }
endpoint-unavailable = Қазір сақтау мүмкін емес. Сәлден кейін қайталап көріңіз.
endpoint-sign-in = Жүйеге кіру керек.
endpoint-forbidden = Сізге бұлай істеуге болмайды.
endpoint-conflict = Қазір бұлай істеуге болмайды.
endpoint-locked = Кіру әрекеті тым көп болды.
endpoint-refused = Сұрау қабылданбады.
endpoint-failed = Бізде бірдеңе істен шықты. Сәлден кейін қайталап көріңіз.

endpoint-page-title = Бет табылмады
endpoint-page-text = Бұл мекенжайда бет жоқ. Сілтеме ескірген немесе қате терілген болуы мүмкін.
endpoint-page-map = Картаға өту
