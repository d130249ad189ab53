TPNS601 = the redirect activity `{ $class }` is not in the merged manifest
    .note = { nothing-opens }
    .help = declare the activity in the manifest, or name another one
    .help-near = did you mean `{ $near }`?

TPNS602 = the filter of `{ $class }` for `{ $uri }` lacks the category `DEFAULT`
    .at = in this filter
    .note = { nothing-opens }
    .help = add `{ $category }` to it
TPNS602-view = the filter of `{ $class }` for `{ $uri }` lacks the action `VIEW`
    .at = in this filter
    .note = { nothing-opens }
    .help = add `{ $action }` to it
TPNS602-both = the filter of `{ $class }` for `{ $uri }` lacks the action `VIEW` and the category `DEFAULT`
    .at = in this filter
    .note = { nothing-opens }
    .help = add `{ $action }` and `{ $category }` to it

TPNS603 = the { $part } of the filter of `{ $class }` is `{ $is }`, but the redirect URI `{ $uri }` has `{ $wanted }`
    .at = the URI has `{ $wanted }`
    .beside = as in the TPNS console
    .note = Android compares them letter by letter: { nothing-opens }
    .help = write `{ $wanted }`, or correct the URI here and in the TPNS console
uri-scheme = scheme
uri-host = host
uri-path = path

TPNS604 = the redirect activity `{ $class }` has the launch mode `{ $mode }`
    .note = every click opens the page once more, on top of the old ones
    .help = write {"`android:launchMode=\""}{ $wanted }{"\"`"}

TPNS605 = the redirect URI `{ $uri }` is not {"`scheme://host/path`"}
    .note = the TPNS console takes no other form, and no intent filter can be made of it
    .help = write it as the TPNS console has it, such as {"`demo://com.example.app/notify/`"}

TPNS606 = { $others } also takes the redirect URI `{ $uri }`
    .at = takes it, too
    .beside = the redirect activity
    .note = Android asks the user which of them to open
    .help = give the redirect a URI of its own, here and in the TPNS console
