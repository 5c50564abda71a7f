# What the desk answers to officials, on the server alone.
fault-not-signed-in = Please sign in: there is no session, or it is over.
fault-sign-in-wrong = The login, the password or the code is wrong, or the code was used already. A new code comes every 30 seconds.
fault-sign-in-locked = { $minutes ->
    [one] After five failures nobody can sign in this way for a quarter of an hour. Please try again in { $minutes } minute.
   *[other] After five failures nobody can sign in this way for a quarter of an hour. Please try again in { $minutes } minutes.
 }
fault-csrf = This request did not come from the desk's own page. Please reload the page and try again.
fault-role = Your office does not include this.
fault-password-short = A password needs at least { $min } characters; this one has { $now }.
fault-password-common = Others would guess this password soon. Choose a longer phrase without the login and common words.
fault-password-wrong = This is not your password.
fault-code-wrong = The code does not fit. Enter the six figures that the authenticator shows now.
fault-bad-login = A login is 2 to 40 small Latin letters, digits, dots, hyphens or underscores, and begins with a letter.
fault-login-taken = Somebody has this login already.
fault-unknown-role = A role is operator, institution, officer or administrator.
fault-institution-needed = An account of an institution needs its institution.
fault-institution-not-wanted = Only an account of an institution has one.
fault-last-administrator = This is the last administrator who can sign in. Appoint another one first.
fault-unknown-account = There is no such account.
fault-bad-deputy = Only a colleague with the same role, and of the same institution, can stand in.
fault-bad-absence = The absence has to end on the day it begins or later.
fault-changed = Somebody else has changed this meanwhile. Look at how it stands now, and then decide.
fault-not-stand-in = You do not stand in for this colleague today.
fault-broken = Something broke on our side. Please try again shortly.
fault-unknown-stance = The opinion is agrees or disagrees.
fault-unknown-outcome = There is no such outcome.
fault-unknown-action = There is no such action.
fault-bad-number = A number of a complaint has eight letters and digits, as in K7QM-2XPD.
fault-too-many = At most { $max } are possible.
fault-unknown-reason = A reason to hide is spam, abuse, personal_data or unlawful.
fault-unknown-channel = It comes in at the counter or on the telephone: counter or telephone.
fault-bad-month = Write the month as in 2026-11.
# The monthly report.
report-title = Complaints, { $month }
report-institutions = Institutions
report-topics = Topics
report-no-institution = Only a place is named
report-total = Total
report-received = Received
report-answered = Answered
report-in-time = Answered in time
report-overdue = No final reply by the due day
report-median-days = Median, working days to the reply
report-confirmed = Confirmed by the complainant
report-disputed = Disputed by the complainant
report-unconfirmed = Neither confirmed nor disputed
report-reopened = Reopened
# The daily mail of what is due.
digest-subject = Complaints: { $overdue } overdue, { $soon } due soon
digest-subject-proposals = Proposals wait for you
digest-text =
    What waits for you at the desk:

    { $lines }

    { $link }

    To get no more of these mails, remove your address at the desk.
digest-line = { $number }: due on { $day }; { $waits }.
digest-late = { $number }: was due on { $day } and is late; { $waits }.
digest-held = Of what is held for the anti-corruption service: { $count }. Look at the desk.
digest-proposals = Proposals that wait for you: { $count }. They are under “Proposals” at the desk.
digest-accept = it has to be accepted
digest-draft = the reply has to be written
digest-participation = the reply waits for the opinion of the anti-corruption service
digest-final = the reply can be made final
digest-countersign = the hiding waits for a second signature
