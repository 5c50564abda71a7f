# The dialogue on a complaint: the complainant’s page and the form

# Photos.
photos-title = Photos (optional)
photos-hint = Up to { $max }. They are made smaller on this device, and the place and time in them stay here. Once the institution accepts the complaint, everyone sees them: leave out faces, documents and number plates.
photos-add = Take or choose photos
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
