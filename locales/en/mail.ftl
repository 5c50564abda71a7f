# Mails


mail-confirm-subject = Complaint { $number }: please confirm that you want to follow it
mail-confirm-text =
    Someone, perhaps you, asked for news about complaint { $number } to be sent to this address.

    If you want that, open this link and confirm:
    { $link }

    If you did not ask, do nothing: without confirmation no mail will come.

mail-news-subject = Complaint { $number }: there is news
mail-news-text =
    Complaint { $number }: { $event }

    More:
    { $link }

    To stop these mails:
    { $leave }

mail-links-subject = The private links of your complaints
mail-links-text =
    Below are the private links of the complaints that name this e-mail address. Whoever has a link can act in your name, so give it to nobody.

    { $links }

    If you did not ask for this, delete the mail: the links work as before.

# What happened to a complaint: in a mail and in the Atom feed.
news-received = it was registered.
news-accepted = an institution accepted it.
news-redirected = it was passed to another institution.
news-hidden = its text was hidden from the public.
news-countersigned = the hiding was checked and confirmed by a second officer.
news-lapsed = nobody confirmed the hiding, so the text is public again.
news-shown = the text is public again.
news-released = it was shown to an institution.
news-drafted = a draft of the reply was published. It is not final yet.
news-objected = the complainant objected to the draft.
news-participated = the anti-corruption service added its opinion.
news-answered = the final reply was given.
news-extended = the term was extended.
news-asked = more details are asked for.
news-message = there is a new message.
news-state-registered = it was registered in the state’s system.
news-merged = it was joined with a similar one.
news-unmerged = it is considered on its own again.
news-due-moved = the due day moved, because days off changed.
news-objection-moved = there is more time to object, because days off changed.
news-confirmed = the complainant confirmed that it is solved.
news-disputed = the complainant disagrees with the reply.
news-reopened = it was reopened.
news-name-hidden = the complainant hid the name.
news-withdrawn = the complainant withdrew it.
news-erased = its text was erased at the complainant’s request.
news-key-renewed = the private link was replaced.
news-closed = it was closed.

# The page behind a letter’s link, feeds and the calendar.
follow-confirm = Do you want to get news about complaint { $number }?
follow-confirm-do = Yes, send me news
follow-confirmed = You will now get news about complaint { $number }
follow-leave = Stop the news about complaint { $number }?
follow-leave-do = Yes, stop
follow-left = No more news about complaint { $number } will come
follow-gone = This link does not work any more
follow-look = Open the complaint
feed-complaint = Complaint { $number }
feed-complaints = New complaints: { $about }
calendar-registered = Complaint { $number } was registered
calendar-due = Last day for a reply to complaint { $number }
calendar-objection = Complaint { $number }: last day to object to the draft reply
calendar-reopen = Last day to reopen complaint { $number }
