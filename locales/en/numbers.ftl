# Units, months, days of the week.
unit-thousand = thousand
unit-million = m
unit-billion = bn

date-long = { $day-month } { $year }
date-with-weekday = { $date }, { $weekday }
date-day-month = { $month ->
    [1] { $day } January
    [2] { $day } February
    [3] { $day } March
    [4] { $day } April
    [5] { $day } May
    [6] { $day } June
    [7] { $day } July
    [8] { $day } August
    [9] { $day } September
    [10] { $day } October
    [11] { $day } November
   *[12] { $day } December
 }
date-until = { $month ->
    [1] by { $day } January
    [2] by { $day } February
    [3] by { $day } March
    [4] by { $day } April
    [5] by { $day } May
    [6] by { $day } June
    [7] by { $day } July
    [8] by { $day } August
    [9] by { $day } September
    [10] by { $day } October
    [11] by { $day } November
   *[12] by { $day } December
 }
date-as-of = { $month ->
    [1] as of { $day } January
    [2] as of { $day } February
    [3] as of { $day } March
    [4] as of { $day } April
    [5] as of { $day } May
    [6] as of { $day } June
    [7] as of { $day } July
    [8] as of { $day } August
    [9] as of { $day } September
    [10] as of { $day } October
    [11] as of { $day } November
   *[12] as of { $day } December
 }
date-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
 }
