# A complaint's page and the form: the dialogue about a complaint.
dialogue = Dialogue
by-you = You
by-resident = The complainant
by-institution = The institution
by-institution-named = Institution: { $name }
by-officer = Anti-corruption service
by-operator = Operator
by-system = By itself
text-erased = This text was erased at the complainant’s request.
asked = You were asked a question

event-received = The complaint arrived. Registered: { $registered }. Reply due: { $due }.
event-received-counter = An operator wrote the complaint down at the counter. Registered: { $registered }. Reply due: { $due }.
event-received-telephone = An operator wrote the complaint down on the telephone. Registered: { $registered }. Reply due: { $due }.
event-accepted = Taken up by { $institution }.
event-accepted-officer = The anti-corruption service took the complaint up itself.
event-redirected = Passed on to another institution. Was with: { $from }. Now with: { $to }.
event-redirected-first = Passed on to { $to }.
event-redirected-late = It was passed on later than three working days.
event-hidden = The text was hidden from the public. Reason: { $reason }.
event-countersigned = A second officer confirmed the hiding.
event-lapsed = The hiding has lapsed: nobody confirmed it.
event-shown = The text is open to the public again.
event-released = The anti-corruption service showed the complaint to { $institution }. It stays off public pages.
event-drafted = A draft of the reply was written: { $outcome }.
event-drafted-merged = The reply to the main complaint, { $id }, is meant for this one too.
event-drafted-objection = A draft of the reply was written: { $outcome }. Last day to object: { $until }.
event-objected = An objection to the draft was made.
event-participated-agrees = The service took part and agrees with the reply.
event-participated-disagrees = The service took part and does not agree with the reply.
event-answered = The final reply was given: { $outcome }.
event-answered-merged = The final reply was given to the main complaint: { $id }.
event-extended = The term was extended. Day before: { $before }. New day: { $due }. Decision signed by: { $who }.
event-extended-merged = The main complaint, { $id }, waits longer for its reply, and so does this one.
event-asked = The complainant was asked for more details.
event-message = A message was written.
event-state-registered = Entered in the state’s register of appeals. Number: { $number }. Date: { $date }.
event-merged = Joined to the main complaint: { $id }.
event-unmerged = Parted from the main complaint ({ $id }): it is dealt with by itself again.
event-due-moved = Days off changed, and the term was counted anew by the holidays and moved days within it{ $because }. Day before: { $before }. New day: { $due }.
event-objection-moved = Days off{ $because } give more time to object. Last day before: { $before }. Last day now: { $due }.
event-confirmed = The complainant confirmed the result.
event-disputed = The complainant disputes the reply.
event-reopened = The complaint was reopened. New day of the reply: { $due }.
event-name-hidden = The complainant’s name was hidden.
event-withdrawn = The complainant withdrew the complaint.
event-erased = The complainant’s personal data was erased.
event-key-renewed = The private link was replaced.
event-closed-confirmed = Closed: the complainant confirmed the result.
event-closed-withdrawn = Closed: the complainant withdrew it.
event-closed-term = Closed: 30 days have passed since the reply.
event-other = Something was done about the complaint.

outcome-done = Done
outcome-planned = Planned
outcome-explained = Explained
outcome-declined = Declined
outcome-duplicate = A duplicate
outcome-about-done = The institution says the matter is settled. Whether it is, the complainant confirms or disputes.
outcome-about-planned = The institution says it will be done, but it is not done yet.
outcome-about-explained = The institution explained how things are, and will do nothing.
outcome-about-declined = The institution declined to do what was asked.
outcome-about-duplicate = The institution says the same complaint was dealt with before.
opinion-agrees = The anti-corruption service agrees with the reply
opinion-disagrees = The anti-corruption service does not agree with the reply
reply-final = Final reply
reply-draft = Draft of the reply
reply-objection = The complainant’s objection
reply-not-final = This reply is not final yet.
reply-awaits = Before it is final, this is awaited:
awaiting-participation = the anti-corruption service’s part and opinion.
awaiting-objection = the complainant’s objection. Last day: { $date }.
days-left = { $count ->
    [one] { $count } day is left.
   *[other] { $count } days are left.
 }
days-last = Today is the last day.
confirmation-unconfirmed = The complainant has not confirmed the result yet
confirmation-confirmed = The complainant confirmed the result
confirmation-disputed = The complainant disputes the reply
complaint-reopened = { $count ->
    [one] Reopened once
   *[other] Reopened { $count } times
 }

holders = Who holds it
holders-none = Nobody has taken up the complaint yet.
holder-from-to = { $from } – { $to }
holder-since = since { $from }, and still here
days-count = { $count ->
    [one] { $count } calendar day
   *[other] { $count } calendar days
 }
due-moved-title = Why the day moved
overdue-days = { $count ->
    [one] The reply is { $count } day late.
   *[other] The reply is { $count } days late.
 }
overdue-institution = It is late at { $institution }.
overdue-officer = The institution’s reply is ready. It is late at the anti-corruption service, whose part is not recorded yet.
overdue-service = It is late at the anti-corruption service.
overdue-nobody = Nobody has taken up the complaint yet.
refused-by-silence = The term is over and there is no reply: by law such silence counts as a refusal.
law = What the law says
rules-all = All rules and where they come from
law-article = (article { $article })
law-source = Source: { $source }. Checked on { $date }.
law-from = Source:
law-text-kk = in Kazakh
law-text-ru = in Russian
law-text-en = in English
law-checked = Checked on { $date }.
law-not-registered = The term set by law runs from the day a complaint is entered in the state’s register of appeals. There is no note yet that this one was.
law-registered = Entered in the state’s register of appeals. Number: { $number }. Date: { $date }. The term set by law runs from that day.
step-drafted = Draft of the reply
step-drafted-about = everyone sees it before it is final
step-drafted-held-about = you see it before it is final
step-held = With the anti-corruption service
step-held-about = the service deals with it itself, and the institution does not see it
complaint-is-released = Only the anti-corruption service and the institution it showed this complaint to can see it. The institution reads the text and sees the photos as you sent them; it was not given your name or contact.
hidden-not-countersigned = No second officer has confirmed this yet.
complaint-merged = This complaint was joined to the main one about the same matter ({ $id }). The reply to the main one will show here too.
complaint-merged-to = Open the main complaint
complaint-merged-due = The reply to the main complaint is due: { $date }.
complaint-merged-own-due = This complaint’s own term: { $date }.
complaint-merged-draft = A draft of the reply is written to the main complaint:
complaint-merged-objection = A draft of the reply is written to the main complaint: it is below. Only the main one’s complainant can object to that draft. If it becomes final as it is, it comes here as a draft too, and you then have at least 3 working days for an objection of your own.

step-not-sent = Not sent yet. What you wrote is kept on this device: it goes by itself when the network is back, or press the button again.
step-wrong-key = This private link does not work any more. It may have been replaced: open the newest one.
step-too-many = { $count ->
    [one] Too many requests came from this network. Try again in a minute.
   *[other] Too many requests came from this network. Try again in { $count } minutes.
 }
step-refused = The server did not take this. Reload the page.
act-needs-text = Write a few words here.
act-back = No, go back
act-more = Other things you can do
act-object = Object to the draft
act-object-about = The reply is not final yet. Write what you disagree with: the institution and the anti-corruption service will read it, and everyone will see it beside the reply.
act-object-held-about = The reply is not final yet. Write what you disagree with: the institution and the anti-corruption service will read it; like the complaint itself, it is not made public.
act-object-label = What do you disagree with?
act-object-do = Send the objection
act-object-done = Your objection was sent. It stands beside the reply.
act-object-until = Last day to object: { $date }.
act-confirm = Confirm the result
act-confirm-about = If the matter is settled, confirm it. The complaint closes then. Nobody else can do this for you.
act-confirm-do = Yes, it is settled
act-confirm-done = Thank you. The result is confirmed, and the complaint is closed.
act-dispute = Dispute the reply
act-dispute-about = Write what is not settled. You can reopen the complaint in the same step: the institution then gets a new term.
act-dispute-label = What is not settled?
act-dispute-do = Only dispute
act-dispute-reopen-do = Dispute and reopen
act-dispute-done = Your dispute is recorded.
act-reopen = Reopen the complaint
act-reopen-about = If the matter is not settled, reopen the complaint. A new term begins on that day.
act-reopen-label = Why again? (optional)
act-reopen-do = Reopen
act-reopen-done = The complaint is reopened. The new day of the reply stands below.
act-reopen-until = It can be reopened until { $date }.
act-message = Write a message
act-message-answer = Answer the question
act-message-photos = Write a message or add photos
act-message-about = Add what you know, or answer a question. The public does not see the message; the officials who deal with the complaint do.
act-message-held-about = Add what is new or answer a question. What you write before the complaint is released is read by the anti-corruption service alone, and the institution is not given it later either.
act-message-label = Message
act-message-do = Send the message
act-message-done = Your message was sent.
act-hide-name = Hide my name
act-hide-name-about = Your name will no longer be shown under the complaint. Who has seen it before may remember it.
act-hide-name-do = Hide it
act-hide-name-done = Your name is no longer shown.
act-withdraw = Withdraw the complaint
act-withdraw-about = The complaint closes and gets no reply. All that was written stays.
act-withdraw-label = Reason (optional)
act-withdraw-do = Withdraw…
act-withdraw-sure = Withdraw it for good? A withdrawn complaint cannot be reopened.
act-withdraw-yes = Yes, withdraw it
act-withdraw-done = The complaint is withdrawn.
act-renew-key = Replace the private link
act-renew-key-about = Replace the link if a stranger has seen it. The old one stops working at once.
act-renew-key-do = Get a new link
act-renew-key-done = The new link is ready, and the old one no longer works. Keep the link below.
act-erase = Erase my personal data
act-erase-about = The complaint’s text, your messages, photos, name and contacts are erased; a note in their place says that the complainant asked for it. Dates, steps and the institution’s reply stay: if the reply holds personal data, ask the operator to hide it.
act-erase-do = Erase…
act-erase-sure = Erase it for good? Nobody can bring it back.
act-erase-yes = Yes, erase it for good
act-erase-done = Your personal data is erased.

support = I have this too
support-count = { $count ->
    [one] About { $count } person has this too.
   *[other] About { $count } people have this too.
 }
support-done = Your support is counted.
follow = Follow it
follow-about = No account is needed: changes come as a feed, and the days go into your calendar.
follow-later = Once the complaint is public, you can follow its news here.
follow-hidden = While the text is hidden, its news cannot be followed. This page shows how the complaint stands.
follow-held = This complaint stays off public pages. Its news is on this page, by your private link.
follow-feed = News feed (Atom)
follow-calendar = Days for the calendar
follow-mail = News by e-mail
follow-mail-about = A letter will ask you to confirm. Every letter has a link that ends it.
follow-mail-do = Follow
follow-mail-sent = Look into your mail: the link that confirms it was sent.
follow-mail-on = News comes to your e-mail.
lost-link = I lost my private link
lost-link-about = Look for it in the browser’s history, or in the list on the device the complaint was sent from.
lost-link-mail = The e-mail given with the complaint
lost-link-mail-about = The links of complaints sent with this e-mail are sent there again.
lost-link-mail-do = Send the link
lost-link-sent = If complaints were sent with this e-mail, their links were sent to it.
lost-link-no-mail = Where no e-mail was given, the link cannot be restored: we do not know it either.
lost-link-none = If it is not there, it cannot be restored: it is kept nowhere, and we do not know it either. You can send the complaint again.

next = What you can do now
next-silence = There is no reply, so you can complain about the silence to the higher body, through the institution that had to consider the complaint.
next-reply = If you disagree with the reply, you can turn to the higher body through the institution that gave it.
next-promise-passed = The day that the programme promised has passed. For the term set by law to run, you can also hand the complaint in to the state’s register of appeals:
next-reply-disputed = If the reply here did not help, you can hand the complaint in to the state’s register of appeals, and the term set by law will run:
next-until = Last day to complain: { $date }.
next-too-late = That day has passed.
letter = A letter that is ready to send
letter-language = The letter is in the language the complaint was written in.
letter-silence =
    To the higher body
    through the institution: { $institution }

    COMPLAINT

    On { $received } I sent complaint No. { $id }. It is in the state’s register of appeals: No. { $number }, { $date }. The reply was due on { $due }. I have received none to this day.

    By article { $silence } of the Administrative Procedure and Process Code, silence to the end of the term counts as a refusal. Under articles { $higher } and { $term } of the Code I ask you to pass this complaint with its materials to the higher body, and that my appeal be considered on its merits.

    Text of the appeal:
    { $text }

    Name: { $name }
    Contact: { $contact }
    Date: { $today }
letter-reply =
    To the higher body
    through the institution: { $institution }

    COMPLAINT

    On { $received } I sent complaint No. { $id }. It is in the state’s register of appeals: No. { $number }, { $date }. The reply was given on { $replied }. I do not agree with it.

    Under articles { $higher } and { $term } of the Administrative Procedure and Process Code I ask you to pass this complaint with its materials to the higher body, and that my appeal be considered on its merits.

    What I disagree with: ____________

    Text of the appeal:
    { $text }

    Name: { $name }
    Contact: { $contact }
    Date: { $today }
letter-register =
    To the institution: { $institution }

    APPEAL

    { $text }

    This appeal was sent through Adaldyq Map on { $received } under the number { $id }. I ask you to register it and to consider it within the term set by law.

    Name: { $name }
    Contact: { $contact }
    Date: { $today }

confidential = This is about bribery or about people who work there
confidential-about = Such a complaint goes to the anti-corruption service first and stays off public pages. The institution sees it only when an officer of the service releases it: it then reads the text and sees the photos exactly as you sent them, and is not given your name or contact.
confidential-ways = You can also reach the service in other ways:
confidential-sees = This is what the anti-corruption service will see
confidential-after = The complaint does not appear on public pages. The institution does not see it until an officer of the service releases it; it then reads the text and sees the photos as they are here, without your name or contact.
confidential-text-hint = Name who, where and when: the anti-corruption service reads this. If it releases the complaint, the institution reads the text as you wrote it, so leave out what the institution must not learn, such as what would give you away.
confidential-photos-hint = Up to { $max }. They are made smaller on this device, and the place and time in them stay here. The public does not see them: the anti-corruption service does, and the institution too if the service releases the complaint.
confidential-contact-seen = Besides you, only the anti-corruption service sees this. The institution is not given it, even where the complaint is released to it.
confidential-no-name = A complaint is taken without a name too. The service can ask you on the page that your private link opens.
confidential-kept-back = Seen by the anti-corruption service alone: { $what }
confidential-arrived-about = The complaint is registered and with the anti-corruption service. Keep the private link below: it alone shows you the questions and the reply of the service.
confidential-see = Check and send
choose-one = Please choose one.
similar = Is it one of these?
similar-about = If somebody wrote about the same already, support that one: one complaint is better than two. If not, send yours.
similar-distance = { $count } m from here
similar-supported = You supported this complaint. A new one may not be needed.
similar-open = See it all
budget-add = Which money is it about? (optional)
budget-add-about = Pin the complaint to a line of the budget, and everyone sees how many tenge are under question.
budget-year = Year
budget-group = Functional group
budget-item = Item
budget-none = None chosen
budget-whole = All of it
budget-asked = Amount under question: { $amount }
budget-not-published = The amount of this line was not published.
budget-not-there = The institution’s published budget has no such line.
ask-about-this = Ask about this
form-dropped = This part of the link could not be read and was left out: { $what }
form-dropped-topic = topic
form-dropped-budget = budget line
form-dropped-place = place
contact-kept = { $count ->
    [one] It is erased by itself one day after the complaint is closed.
   *[other] It is erased by itself { $count } days after the complaint is closed.
 }
text-has-contacts = There seems to be a telephone number or an e-mail in the text. Everyone sees the text: if it is yours, it is better put below, under how to reach you.
work-going = Getting ready to send: your device is solving a small task that keeps spam out. Nothing is asked of you.
work-failed = Getting ready did not succeed. Press the button again.

# Photos.
photos-title = Photos (optional)
photos-hint = Up to { $max }. They are made smaller on this device, and the place and time in them stay here. Where the complaint is public, so are they: leave out faces, documents and number plates.
photos-hint-message = Up to { $max }. They are made smaller on this device, and the place and time in them stay here. The public does not see them; the officials who deal with the complaint do.
photos-take = Take a photo
photos-add = Choose photos
photos-one = Photo { $n }
photos-remove-one = Remove photo { $n }
photos-at-work = Making the photos smaller…
photos-count = { $count ->
    [one] { $count } photo goes along.
   *[other] { $count } photos go along.
 }
photos-most = At most { $max } photos go along; the others were left out.
photos-no-picture = { $name }: this browser cannot open the file as a photo. Choose a JPEG or PNG, or take a new photo. An iPhone makes JPEG when its camera is set to “Most compatible”.
photos-sending = Sending with photos: { $percent }%
photos-of-complaint = Photos
photos-open = Open photo { $n } of { $count }
photos-at = Photo { $n } of { $count }
photos-before = The photo before
photos-after = The next photo

month-of-year = { $month ->
    [1] January { $year }
    [2] February { $year }
    [3] March { $year }
    [4] April { $year }
    [5] May { $year }
    [6] June { $year }
    [7] July { $year }
    [8] August { $year }
    [9] September { $year }
    [10] October { $year }
    [11] November { $year }
   *[12] December { $year }
 }
