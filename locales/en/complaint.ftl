# A complaint: the form, the receipt, the list.
hidden-spam = spam
hidden-abuse = abuse
hidden-personal-data = somebody else’s personal data
hidden-unlawful = unlawful content

complaint-more = Show more
complaint-none = No public complaints yet.
complaint-none-filtered = No complaint fits these filters.
complaint-of-institution = Complaints about this institution

complaint-new = Send a complaint
complaint-trial = This is a demonstration: nobody at the city reads this, and the date of the reply is only an example. Do not write real data. With a real problem turn here:
complaint-trial-which = Which one is for what
complaint-trial-short = Demonstration: nobody at the city reads complaints sent here, the dates are an example.
complaint-begun = The complaint you began is kept here.
complaint-anew = Begin anew
complaint-topic = What is it about?
complaint-where = Where is it?
complaint-where-hint = Find the institution by name, or show the place on the map. You can do both.
complaint-search = Find an institution
complaint-change = change
complaint-remove = remove
complaint-point = Point on the map: { $at }
complaint-text = What happened?
complaint-text-hint = Write what happened, when you noticed it and what needs doing. Leave out other people’s names and phone numbers: everyone sees the text.
complaint-contact = How to reach you (optional)
complaint-contact-seen = Besides you, only the officers who deal with the complaint see this.
complaint-no-name = A complaint is taken without a name too, but one without a name may not be considered officially.
complaint-name = Your name
complaint-show-name = Show my name under the complaint to everyone
complaint-phone = Phone
complaint-email = E-mail
complaint-budget = Budget line: { $line }
complaint-shared = This is a shared computer
complaint-shared-hint = Then neither the complaint nor its draft stays on this device. Note down the private link, and do not close the page before sending.
complaint-see = See what everyone will see
complaint-mend = Please mend this:
complaint-everyone-sees = This is what everyone will see
complaint-after-acceptance = But only once the institution has accepted it. Until then only you and the officers see it.
complaint-name-hidden = The name is not shown
complaint-kept-back = Not shown to the public: { $what }
complaint-mend-it = Mend it
complaint-send = Send the complaint
complaint-send-trial = Send a trial complaint
complaint-send-again = Send again
complaint-sending = Sending…
complaint-not-sent = Not sent yet. The complaint is kept on this device: it goes by itself when the network is back, or press the button again. However often you send it, it is one complaint.
complaint-not-sent-stay = Not sent yet, and this device keeps nothing. Leave the page open: the complaint goes by itself when the network is back.
complaint-not-taken = The server did not take the complaint. Press the button again.
complaint-too-many = { $count ->
    [one] Too many complaints came from this network. Send again in a minute: what you wrote is kept.
   *[other] Too many complaints came from this network. Send again in { $count } minutes: what you wrote is kept.
 }

complaint = Complaint
complaint-titled = Complaint { $id }
complaint-arrived = Complaint registered
complaint-arrived-about = The complaint is registered. Keep the private link below: it shows you the reply.
complaint-dates = Received: { $received } · registered: { $registered }
complaint-is-private = Until the institution accepts it, only you and the officers see this complaint.
complaint-is-withdrawn = You withdrew this complaint: it will not be published and gets no reply.
complaint-withdrawn = Withdrawn
complaint-is-public = This complaint is public: everyone sees its text.
complaint-is-erased = This complaint is public, but you had its text erased: everyone sees its topic, dates and steps only.
complaint-is-held = Only the anti-corruption service sees this complaint. If an officer releases it, the institution reads the text and sees the photos as you sent them, without your name or contact.
complaint-is-hidden = The text was hidden from the public on { $time }. Reason: { $reason }.
complaint-hidings = How hidden complaints are counted
complaint-waits-about = This complaint has not been accepted for more than three working days. Its text is not shown until then, but everyone sees that it is there.
complaint-wrong-key = The key of this private link does not fit. Check that you copied all of it.
complaint-unknown = There is no such public complaint
complaint-unknown-about = The complaint of this number is not public, or does not exist. If it is yours, open it by the private link you got when you sent it.
complaint-to-list = To the complaints
complaint-counted = { $count ->
    [one] { $count } working day counted; grey days are days off.
   *[other] { $count } working days counted; grey days are days off.
 }
complaint-how-counted = How it was counted
complaint-rule = Counting begins on the day after registration, and only working days count. What comes after hours or on a day off is registered on the next working day. This is the programme’s promise, not a term set by law.
complaint-provisional = This date is provisional: the term reaches days whose calendar is not known yet, and holidays may move it.
complaint-day-counted = day { $n }
day-weekend = day off
day-holiday = holiday
day-day-off = a day off moved here
day-working-day = declared a working day
steps = The way of a complaint
step-received = Registered
step-received-about = by itself, with nobody’s permission
step-accepted = With the institution
step-accepted-about = everyone sees who holds it
step-participation = Anti-corruption service
step-participation-about = always takes part in the reply
step-answered = Reply
step-answered-about = comes by the promised day
step-by = { $time }, { $who }
steps-rule = The programme demands this service’s part in preventive proposals; asking it of every complaint is this map’s own rule.
complaint-link = Your private link
complaint-link-keep = Do not lose it: only this link opens your complaint. Do not pass it on to strangers.
complaint-share = Share
complaint-save = Save to a file
complaint-on-device = It is in the list on this device.
complaint-not-on-device = It is not kept on this device.
complaint-forget = Remove from the list
complaint-remember = Keep on this device

complaints-public = Public complaints
complaints-topic = Topic
complaints-status = Status
complaints-counts = By topic and year
complaints-waiting = { $days ->
    [0] Waiting to be accepted: { $count }. The oldest came today.
    [one] Waiting to be accepted: { $count }. The oldest came { $days } day ago.
   *[other] Waiting to be accepted: { $count }. The oldest came { $days } days ago.
 }
complaints-sent = Sent from this device
complaints-sent-about = Only this device keeps this list. Removing a complaint from it leaves the complaint itself as it is.
complaints-sent-lost = The server did not find this complaint.
complaints-forget-all = Remove all from the list
complaints-forget-one = Remove complaint { $id } from the list
complaint-registrar = Who accepts complaints — { $who }
complaint-arrived-earlier = The first wording had arrived after all. It is the one below; later changes were not sent.
complaint-budget-line = Budget line.
