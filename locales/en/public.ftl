# The public pages of complaints: list and map, analysis, money under question, the ledger, proposals.
complaints-about-budget = About a budget line
complaints-all = All
complaints-overdue-officer = Late at the anti-corruption service
complaints-all-of-institution = All complaints about this institution
complaints-analysis = Analysis
complaints-analysis-csv = Download the analysis, CSV
complaints-analysis-rule = Everything here is counted from public complaints that fit the filters above. Under ten cases no percentage is shown, and institutions stand by name, not in a ranking: a few cases say little about anybody.
complaints-answered = Replied
complaints-became = What became of them
complaints-became-and-days = What became of them, and how long replies took
complaints-confirmation = What the complainant says
complaints-count = { $count ->
    [one] { $count } public complaint
   *[other] { $count } public complaints
 }
complaints-days = Working days
complaints-days-to-reply = Working days from registration to the final reply
complaints-few = { $count ->
    [one] { $count } institution with fewer than ten complaints
   *[other] { $count } institutions with fewer than ten complaints
 }
complaints-few-about = Too few cases to compare, so they are only counted, by name.
complaints-file-cut = The file holds the newest 10,000. Narrow the filters, or take the rest from the API.
complaints-loaded = The list and the map hold the newest { $count }; the files hold all of them.
complaints-none-wait = No complaint waits to be accepted.
complaints-nothing-to-count = There is nothing to count yet.
complaints-open = Open
complaints-part = { $part } of { $of }
complaints-photos = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
 }
complaints-place = Place
complaints-questions = Questions { $amount } of budget
complaints-reopened = Reopened
complaints-reopened-times = { $count ->
    [one] reopened { $count } time
   *[other] reopened { $count } times
 }
complaints-replies = Replies
complaints-shapes = What the shapes mean
complaints-show-waiting = Show them
complaints-since = From
complaints-supports = Supported by about
complaints-supported = { $count ->
    [one] supported by about { $count } person
   *[other] supported by about { $count } people
 }
complaints-too-few = too few cases
complaints-until = To
said-confirmed = Confirmed by the complainant
said-disputed = Disputed by the complainant
said-unconfirmed = Not confirmed
csv-counted-by = Counted by
csv-counted-name = Name
csv-counted-year = Year of registration
csv-due = Reply due
csv-lat = Latitude
csv-lon = Longitude
csv-questioned = Budget amount in question, ₸
csv-received = Received
csv-registered = Registered
csv-text = Text
days-0-5 = 0–5 working days
days-6-10 = 6–10 working days
days-11-15 = 11–15 working days
days-16-30 = 16–30 working days
days-31 = 31 working days and more
download-geojson = Download GeoJSON
yes = yes

questioned = Money under question
questioned-about = Budget lines that public complaints ask about. A line counts once, however many complaints there are about it; a question is not a finding.
questioned-counts = { $days ->
    [0] Open { $open }, in all { $total }; first asked today, { $date }
    [one] Open { $open }, in all { $total }; first asked on { $date }, { $days } day ago
   *[other] Open { $open }, in all { $total }; first asked on { $date }, { $days } days ago
 }
questioned-none = No complaint asks about a budget line yet.
questioned-no-result = No reply yet
questioned-open = under open complaints
questioned-here = Under question: { $amount }. Complaints: { $total }, open: { $open }
questioned-before = { $amount } was under question. Complaints: { $total }, open: { $open }
ask-about-line = Ask about “{ $line }”
ask-about-year = Ask about the whole budget of { $year }

moderation = Moderation
moderation-rule = No complaint is refused, and none is deleted. A text can only be hidden from the public, for one of four reasons; on the page of its number the topic and the reason stay visible, and the hidings of each month are counted below. A second officer of the anti-corruption service must countersign within three working days. Without that, hiding for spam or abuse lapses by itself; hiding for personal data or unlawful content stays and is marked as not countersigned.
moderation-none = No text has been hidden yet.
moderation-open = Hidden and not countersigned yet: { $count }.
moderation-month = Month
moderation-countersigned = countersigned
moderation-lapsed = lapsed

institution-feed = Follow (Atom feed)
institution-feed-about = A feed reader shows what is new about this institution. It needs no registration.
complaints-feed = Follow these complaints (Atom feed)

proposals-none = No preventive proposal has been published here yet.
proposal-accepted = Accepted
proposal-partly = Accepted in part
proposal-declined = Declined
proposal-considered = Considered, no outcome yet
proposal-sent = Sent, being considered
proposal-finding = What allows corruption:
proposal-measure = What to change:
proposal-from = { $count ->
    [one] From { $count } complaint:
   *[other] From { $count } complaints:
 }
proposal-sent-on = Sent on { $date }
proposal-considered-on = considered with the anti-corruption service on { $date }
proposal-by = to be done by { $date }
proposal-answer = What the institution says
proposal-answer-by = The institution names as the day: { $date }
proposal-agrees = The anti-corruption service agrees
proposal-disagrees = The anti-corruption service does not agree
