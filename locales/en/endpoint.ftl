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
