# The page of an institution, the table, the outcomes.
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
link-copied = Link copied
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
csv-number = Number
