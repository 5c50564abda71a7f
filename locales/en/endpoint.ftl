# The server's answers.
endpoint-not-json = The body of the request is not JSON.
endpoint-not-found = There is nothing here.
endpoint-method = This address does not know that method.
endpoint-timeout = The request took too long. Please try again.
endpoint-too-large = The request is too large.
endpoint-media-type = The body has to be JSON in UTF-8, not compressed.
endpoint-invalid = Some fields need mending.
endpoint-too-many = { $minutes ->
    [one] Too many complaints came from this network. Please try again in { $minutes } minute.
   *[other] Too many complaints came from this network. Please try again in { $minutes } minutes.
 }
endpoint-broken-parts = The files did not arrive whole. Please try again.
endpoint-busy = Too many photos are on their way just now. Please try again shortly.
endpoint-unavailable = It cannot be saved just now. Please try again shortly.
endpoint-sign-in = You need to sign in.
endpoint-forbidden = You may not do this.
endpoint-conflict = This cannot be done now.
endpoint-locked = Too many attempts to sign in.
endpoint-refused = The request was not accepted.
endpoint-failed = Something broke on our side. Please try again shortly.

endpoint-page-title = Page not found
endpoint-page-text = There is no page at this address. The link may be old or mistyped.
endpoint-page-map = Go to the map

# What is wrong with photos.
fault-no-picture = This file could not be opened as a photo: a JPEG, PNG or WebP is needed. Take it again, or choose another one.
fault-photo-too-large = The photo is too large: at most { $max } MB are possible. Make it smaller, or choose another one.
fault-too-many-pixels = The photo has too many pixels: at most { $max } megapixels are possible. Make it smaller, or choose another one.
fault-too-many-photos = At most { $max } photos can be sent at once. Please leave some out.
fault-too-many-photos-in-all = A complaint can have at most { $max } photos in all, and { $left } more can be added to this one. Please send fewer, or say it in words.
# Why a step was not taken: words of the server alone.
fault-proof-of-work = Before sending, the device has to do a short calculation. Please reload the page and send again.
fault-unknown-kind = There is no such step.
fault-bad-token = The device’s token is 32 to 128 visible ASCII characters.
fault-bad-near = Write the place as latitude and longitude, as in 51.1,71.4.
fault-bad-flag = Only 1 can stand here.
fault-not-theirs = This step is not yours to take.
fault-accepted-already = It has been accepted already.
fault-no-institution = It names no institution: say which one accepts it.
fault-held = It is for the anti-corruption service alone.
fault-not-held = It is not one that is held back.
fault-hidden-already = It is hidden already.
fault-not-hidden = It is not hidden.
fault-not-now = This cannot be done as the complaint stands now.
fault-same-holder = It lies with that institution already.
fault-own-work = Whoever wrote it, or stands in for the one who did, cannot decide here.
fault-own-proposal = Whoever wrote or changed the proposal cannot consider it, nor can anybody who acts in their place or in whose place they acted. Another officer of the service has to.
fault-interested = You have declared an interest in this institution.
fault-done-already = It has been done already.
fault-too-late = The time for this has passed.
fault-too-early = It is too early for this.
fault-incomplete = It still waits for the complainant’s objection or for the anti-corruption service.
fault-bad-day = The new day has to be a working day after the old one, at most two months after the term began.
fault-no-signature = Say who signed it, in at most 200 characters.
fault-bad-register = The state’s number and day are needed, and the day cannot be in the future.
fault-merged = It is merged into another one, which carries the reply.
fault-bad-main = It can be merged only into an open public one of the same institution.
fault-erased = The texts have been erased, so nothing more can be written.
fault-long-text = The text is too long: at most 8,000 bytes.
