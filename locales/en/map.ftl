# The map, filters, legend, and institution.
search = Search
search-placeholder = Institution
search-results = Search results
search-nothing = Nothing found. Try another spelling.
search-clear = Clear the search
filters = Filters
filter-kind = Kind
filter-district = District
filter-group = Field
clear-filters = Clear filters
clear-all = Show everything
choose-all = All
year = Year
measure = Measure
measure-approved = Approved
measure-adjusted = Adjusted
measure-executed = Executed
measure-execution = Execution
measure-per-client = Per person
per-pupils = per pupil, ₸
per-places = per place, ₸
per-beds = per bed, ₸
per-visits = per visit, ₸
per-residents = per resident, ₸
per-client-needs-kind = To compare amounts per person, choose one kind: schools count pupils, hospitals count beds.
legend = Colours of the map
legend-open = Show what the colours mean
coverage = { $published } of { $of } published
not-published = not published
not-compared = not compared
not-yet-founded = not yet founded
not-yet-founded-count = { $count ->
    [one] { $count } institution was not yet founded
   *[other] { $count } institutions were not yet founded
 }
institutions-count = { $count ->
    [one] { $count } institution
   *[other] { $count } institutions
 }
at-least = at least
all-results = All results
nothing-selected = No institution fits these filters.
show-more = { $count ->
    [one] Show { $count } more institution
   *[other] Show { $count } more institutions
 }
as-table = As a table
back-to-results = Back to results
sheet-handle = Open or close the list
points-label = Institutions on the map. Choose with the arrow keys and press Enter.
map-controls = Map controls
street-map = Street map
zoom-in = Zoom in
zoom-out = Zoom out
where-i-am = Where I am
locate-denied = The browser did not allow your position to be read. You can allow it in its settings.
locate-impossible = Your position could not be found. Please move the map by hand.
report-here = Report a problem here
open-page = Open page
invented = An invented institution: it does not exist
place-approximate = Its place on the map is approximate
place-demonstration = Its place on the map is only an example
by-year = By year
by-year-approved = Approved by year
by-group = Approved by field
year-not-published = The budget of this year is not published.
spent = Spent { $n } of every 100 tenge that were planned.
spent-over = Over plan: { $n } tenge spent for every 100 that were planned.
spent-so-far = Of every 100 tenge that were planned, { $n } had been spent { $until }.
spent-unknown = How much was spent is not published.
plan-unknown = The plan of this year is not published.
address-not-understood = These parts of the link were not understood and are left out: { $names }.
sheet = What is selected
show-open-complaints = Show open complaints
no-open-complaints = No open complaints on the map.
complaint-points = Complaints on the map. Choose with the arrow keys and press Enter.
complaint-chosen = Chosen complaints
complaints-more = { $count ->
    [one] and { $count } more here
   *[other] and { $count } more here
 }
published-on = Data published on { $date }
embed-title = Embed on a site
embed-about = This code puts the map on your site as it is now.
embed-code = Code that embeds the map
embed-hint-touch = Use two fingers to move the map
embed-hint-wheel = Hold Ctrl to zoom the map
embed-blocked = This site does not let new pages open. Copy the address and open it in your browser:
embed-address = Address of the page
