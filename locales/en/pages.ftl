# The page of an institution, the table, the outcomes, the map for other sites.
institution = Institution
institution-address = Address
institution-parent = Reports to
institution-head = Head
institution-phone = Phone
institution-site = Site
institution-opened = Opened in
institution-closed = Closed in
on-the-map = Show on the map
print = Print
share = Share
copy = Copy
copied = Copied
link-copied = Link copied
copy-by-hand = Select the text and copy it yourself
download-csv = Download CSV
by-group-and-item = What the budget of { $year } is made of
group-and-item = Field and kind of cost
contracts = Contracts
history = Amounts changed after they were published
glossary = What these words mean
per-client-of = the plan of { $year } divided by { $clients }
clients-pupils = { $count ->
    [one] { $count } pupil
   *[other] { $count } pupils
 }
clients-places = { $count ->
    [one] { $count } place
   *[other] { $count } places
 }
clients-beds = { $count ->
    [one] { $count } bed
   *[other] { $count } beds
 }
clients-visits = { $count ->
    [one] { $count } visit
   *[other] { $count } visits
 }
clients-residents = { $count ->
    [one] { $count } resident
   *[other] { $count } residents
 }
published-on = Data published on { $date }
table-millions = m ₸
csv-group = Field code
csv-item = Code of the kind of cost
csv-item-name = Kind of cost
csv-note = Note
csv-published = Published
csv-licence = Licence
of-all-institutions = { $count ->
    [one] of { $count } institution
   *[other] of { $count } institutions
 }
spent-of-plan = of the plan spent
spent-of-plan-until = of the plan spent { $until }
sort-by = Order:
invented-short = invented
csv-id = Identifier
embed-title = Embed on a site
embed-about = This code puts the map on your site as it is now.
embed-code = Code that embeds the map
embed-hint-touch = Use two fingers to move the map
embed-hint-wheel = Hold Ctrl to zoom the map
embed-blocked = This site does not let new pages open. Copy the address and open it in your browser:
embed-address = Address of the page
