# The publishing tool: its help, what it says, and what can be wrong with a source.

publish-help =
    adaldyq-publish checks a city’s tables and publishes them for the map.

    adaldyq-publish check SOURCE                  lists everything that is wrong
    adaldyq-publish build SOURCE --out FOLDER     publishes into FOLDER
    adaldyq-publish sample SOURCE                 makes demonstration budgets
    adaldyq-publish new FOLDER                    writes a source to begin with
    adaldyq-publish verify FOLDER                 looks whether a published folder is whole

    SOURCE is a folder with city.toml, districts.geojson and the tables as .csv files or as the sheets of one .xlsx; or that .xlsx itself.
    --lang kk, ru or en chooses the language of the messages; else LANG does, else it is Kazakh.
    A command followed by --help explains itself.
publish-help-check =
    adaldyq-publish check SOURCE [--lang kk|ru|en]

    Reads the whole source and lists every fault and warning as file:row:column: what is wrong, and what was expected.
    Row 1 is the heading. In a workbook the file is written as book.xlsx[sheet].
    Nothing is written. Ends with 0 where there is no fault (warnings pass), with 1 where there is.
publish-help-build =
    adaldyq-publish build SOURCE --out FOLDER [--lang kk|ru|en]

    Checks the source and publishes it into FOLDER: a new release under r/, then datapackage.json, and at last index.json.
    Where there is a fault nothing is changed and the last release stays. The same source gives the same release.
    Earlier releases are kept. Ends with 0 where all went well, with 1 where not.
publish-help-sample =
    adaldyq-publish sample SOURCE [--lang kk|ru|en]

    Writes SOURCE/budgets.csv with demonstration amounts, from institutions, clients and the norms of SOURCE/sample.toml.
    The same seed gives the same file. The budgets.csv that is there is replaced.

publish-help-new =
    adaldyq-publish new FOLDER [--lang kk|ru|en]

    Writes a source folder to begin with: the tables with their headings and an example row each, another city’s outline, and city.toml with explanations.
    “check FOLDER” passes on it. The folder must be empty or not there yet.
publish-help-verify =
    adaldyq-publish verify FOLDER [--lang kk|ru|en]

    Looks at a published folder: every file that index.json and datapackage.json name is there and readable, the hashes are right, the columns have equal length, and compressed copies hold the same.
    Ends with 0 where it is whole, with 1 where not.

publish-use-no-command = No command was given: write check, build, sample, new or verify. “adaldyq-publish --help” explains them.
publish-use-unknown-command = There is no command “{ $found }”. “adaldyq-publish --help” lists them.
publish-use-no-folder = The command “{ $found }” needs a source: write the folder with the tables after it.
publish-use-no-out = The command “{ $found }” needs a place to write: add --out FOLDER.
publish-use-too-much = “{ $found }” is one word too many. A name with spaces goes in quotation marks.
publish-use-unknown-option = There is no option “{ $found }”. Add --help to see those there are.
publish-use-no-value = The option “{ $found }” needs a value after it.
publish-use-lang = “{ $found }”: the language is kk, ru or en.

publish-checked = { $count ->
    [one] No faults. { $count } institution.
   *[other] No faults. { $count } institutions.
 }
publish-faults = { $count ->
    [one] { $count } fault.
   *[other] { $count } faults.
 }
publish-warnings = { $count ->
    [one] { $count } warning.
   *[other] { $count } warnings.
 }
publish-warning = warning
publish-untouched = Nothing was published. What was published before stays as it is.
publish-nothing = Nothing to do: { $release } is published already.
publish-published = Published { $release }: institutions { $count }, files { $files }, { $kilobytes } kB with compressed copies.
publish-sampled = Demonstration budgets written: institutions { $count }, lines { $lines }.
publish-begun = { $path } is ready. Fill in its tables and run: adaldyq-publish check { $path }
publish-not-empty = { $path } is not empty, and nothing was written there. Give a folder that is empty or not there yet.
publish-verified = Whole: { $release }, files { $files }.
publish-writing = Writing: { $done } of { $all } files, about { $seconds } s left.
publish-failed = Could not read or write { $path }: { $error }. What was published before stays as it is.

fault-source-no-folder = there is no such folder. Give the folder that holds city.toml and the tables.
fault-source-file-missing = the file is missing, and every source needs it. Add it.
fault-source-table-missing = the table is missing, and every source needs it. Add this file, or a sheet of that name to the workbook.
fault-source-unreadable = the file could not be read: { $error }
fault-source-encoding = the file is not UTF-8; it looks like { $encoding }. Save it again as “CSV UTF-8”.
fault-source-empty-file = the table is empty. Its first row is the heading with the names of the columns.
fault-source-separator = the columns are separated by “{ $found }”. Save the table with commas between them (CSV, RFC 4180).
fault-source-heading-late = the heading was expected in row 1 and stands in row { $row }. Delete the rows above it.
fault-source-quote = a quotation mark is opened and never closed. Write a quotation mark inside a cell twice, and put the cell in quotation marks.
fault-source-width = the row has { $found } cells, and the heading { $expected }. A cell that holds a comma goes in quotation marks.
fault-source-workbook = the workbook could not be read: { $error }. Save it again as .xlsx.
fault-source-workbooks = there is more than one workbook in the folder, { $other } among them. Keep one.
fault-source-table-twice = the table is here and also a sheet of { $other }. Keep one of them.
fault-source-table-unknown = no table of this name is known, so it is not published. Known: { $known }.
fault-source-column-missing = the column “{ $column }” is missing. Add it to the heading.
fault-source-column-twice = the column “{ $column }” is there twice. Delete or rename one.
fault-source-column-unknown = the column “{ $column }” is not known and is left out. Known: { $known }.
fault-source-column-unknown-near = the column “{ $column }” is not known and is left out. Did you mean “{ $near }”?
fault-source-empty = the cell is empty, and must be filled in.
fault-source-invisible = the text holds a line break or another character that cannot be seen. Write it anew, in one line.
fault-source-no-rows = the table has a heading and no rows. Add at least one.
fault-source-number = “{ $found }” is not a number. Write digits only; leave the cell empty where nothing is published.
fault-source-number-written = “{ $found }”: write the number as { $better }, with no spaces between the digits, and with a full stop before decimals.
fault-source-number-whole = “{ $found }”: amounts are whole. Write { $better }.
fault-source-number-negative = “{ $found }”: the number is below zero, and 0 is the least it can be.
fault-source-number-large = “{ $found }”: the number is too large. See whether it has digits too many, or is in the right unit.
fault-source-flag = “{ $found }”: write 1 for yes, and 0 or nothing for no.
fault-source-year = “{ $found }” is not a year from 1991 to 2100. Write four digits, as in 2026.
fault-source-counted-term = “{ $found }” is not what days are counted by: the program counts { $days } here. Write { $days }; another term needs another version of the program.
fault-source-date = “{ $found }” is not a date. Write year, month and day, as in 2026-11-24.
fault-source-id = “{ $found }” cannot be an id. Use 1 to 64 small Latin letters, digits and hyphens, with no hyphen at an end, as in school-027.
fault-source-id-twice = “{ $found }” is used in row { $row } already. Each is used once.
fault-source-kind-unknown = the kind “{ $found }” is not known. Known: { $known }. Others are added in the table kinds.
fault-source-kind-near = the kind “{ $found }” is not known. Did you mean “{ $near }”?
fault-source-district-unknown = the district “{ $found }” is not in districts.geojson. There are: { $known }.
fault-source-district-near = the district “{ $found }” is not in districts.geojson. Did you mean “{ $near }”?
fault-source-group-unknown = the functional group “{ $found }” is not known. Known: { $known }. Others are added in the table groups.
fault-source-group-near = the functional group “{ $found }” is not known. Did you mean “{ $near }”?
fault-source-item-unknown = the item “{ $found }” is not known. Known: { $known }. Others are added in the table items.
fault-source-item-near = the item “{ $found }” is not known. Did you mean “{ $near }”?
fault-source-institution-unknown = the institution “{ $found }” is not in the table institutions. Add it there, or mend the id.
fault-source-institution-near = the institution “{ $found }” is not in the table institutions. Did you mean “{ $near }”?
fault-source-word-unknown = “{ $found }” is not one of: { $known }.
fault-source-word-near = “{ $found }” is not known here. Did you mean “{ $near }”?
fault-source-swapped = latitude { $found } and longitude { $lon } are swapped. Write the latitude in lat and the longitude in lon.
fault-source-outside-city = the position { $found }, { $lon } is outside the city. Latitudes from { $south } to { $north } and longitudes from { $west } to { $east } were expected.
fault-source-outside-district = the position is { $metres } m outside the district “{ $district }”. See which of the two is right.
fault-source-name-twice = the name “{ $found }” is in row { $row } already. See whether it is the same institution.
fault-source-parent-circle = the parents go round in a circle: { $circle }. Take one of them out.
fault-source-closed-early = closed in { $found }, before it opened in { $opened }.
fault-source-before-opened = “{ $institution }” opened in { $year }, and has no budget before that. Delete the row or mend the year.
fault-source-after-closed = “{ $institution }” closed in { $year }, and has no budget after that. Delete the row or mend the year.
fault-source-line-twice = the same institution, year, group and item are in row { $row } already. Keep one, or add the two up.
fault-source-line-whole = the row has no item, so it is the whole group; but row { $row } gives an item of it, and both would be counted. Keep the whole or the items.
fault-source-above-adjusted = executed { $executed } is above adjusted { $plan }. It is published as it is.
fault-source-above-approved = executed { $executed } is above approved { $plan }, and no adjusted amount is given. It is published as it is.
fault-source-jump = the approved budget of “{ $institution }” went from { $before } in { $earlier } to { $after } in { $year }, tenfold or more. See whether zeros are missing or too many.
fault-source-clients-twice = the clients of the same institution or district and year are in row { $row } already. Keep one.
fault-source-clients-whose = fill in either the institution or the district, not both.
fault-source-json = the file is not valid JSON from here on. Export it again as GeoJSON.
fault-source-geojson = the file is not GeoJSON with a list of features. Export it as a FeatureCollection.
fault-source-no-districts = the file has no district. Add at least one outline with id, name_kk, name_ru and name_en.
fault-source-feature-id = “{ $found }” cannot be the id of a district. Use small Latin letters, digits and hyphens.
fault-source-feature-twice = the district “{ $found }” is there twice. Make it one feature, a MultiPolygon.
fault-source-feature-names = the feature needs name_kk, name_ru and name_en.
fault-source-feature-polygon = a district is a Polygon or MultiPolygon whose lines end where they begin.
fault-source-feature-coordinates = the feature has no coordinates that can be drawn.
fault-source-toml = the file cannot be understood here: { $error }
fault-source-toml-missing = “{ $key }” is missing. Add it.
fault-source-toml-unknown = “{ $key }” is not known and has no effect. Expected: { $known }.
fault-source-toml-text = “{ $key }” is a text in quotation marks that is not empty.
fault-source-toml-id = “{ $key }”: use small Latin letters, digits and hyphens.
fault-source-toml-date = “{ $key }” is a date, as in 2026-11-24.
fault-source-toml-year = “{ $key }” is not a year from 1991 to 2100.
fault-source-toml-flag = “{ $key }” is true or false, without quotation marks.
fault-source-toml-number = “{ $key }” is a whole number, without quotation marks.
fault-source-toml-clock = “{ $key }” is a time of day, as in "09:00".
fault-source-toml-hours = “{ $key }” must be later than the opening.
fault-source-toml-offset = “{ $key }” is in minutes east of UTC, as in 300 for UTC+5.
fault-source-toml-position = “{ $key }” is latitude and longitude, as in [51.13, 71.43].
fault-source-sample-years = city.toml names no years. Add them to its table as_of: amounts are made for those.
fault-source-sample-kind = the kind “{ $found }” is not known. Add it to the table kinds, or take it out here.
fault-source-sample-group = the functional group “{ $found }” is not known. Add it to the table groups, or mend the code.
fault-source-sample-item = the item “{ $found }” is not known. Add it to the table items, or mend the code.
fault-source-sample-shares = the shares under “{ $found }” do not add up to 1.
fault-source-sample-no-norm = there are institutions of the kind “{ $found }”, and no norm for it. Add [kinds.{ $found }].
fault-source-sample-no-clients = “{ $found }” has no clients in the table clients, and its kind no amount. Add one of the two.
fault-source-sample-odd = “{ $found }” is a real institution. Odd figures may be given to invented ones only, so as not to accuse anybody.
fault-source-sample-unknown = the institution “{ $found }” is not in the table institutions. The nearest is “{ $near }”.

fault-verify-missing = the file is missing. Publish again.
fault-verify-copy = the compressed copy holds something else than the file. Publish again.
fault-verify-unreadable = the file does not hold what it should: { $error }
fault-verify-address = the address { $found } is none of this folder.
fault-verify-column = the column { $column } has { $found } values, and there are { $expected } institutions.
fault-verify-release = it describes the release { $found }, and the index names { $expected }. Publish again.
fault-verify-hash = the content has the hash { $found }, and { $expected } was published. The file was changed.
