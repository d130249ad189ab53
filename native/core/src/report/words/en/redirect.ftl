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

TPNS605-colon = the redirect URI `{ $uri }` has a full-width `：`
    .note = { form-of-uri }
    .help = write {"`:`"} instead
TPNS605-scheme-missing = the redirect URI `{ $uri }` doesn't start with a scheme and {"`://`"}, such as {"`demo://`"}
    .note = { form-of-uri }
    .help = write it as the TPNS console has it, such as {"`demo://com.example.app/notify/`"}
TPNS605-scheme = the redirect URI `{ $uri }` has a scheme that Android doesn't take
    .note = { form-of-uri }
    .help = a scheme starts with a letter, and has only letters, digits, {"`+`"}, {"`.`"} and {"`-`"}
TPNS605-host-missing = the redirect URI `{ $uri }` has no host between {"`://`"} and the path
    .note = { form-of-uri }
    .help = write it as the TPNS console has it, such as {"`demo://com.example.app/notify/`"}
TPNS605-path-missing = the redirect URI `{ $uri }` has no path after the host
    .note = { form-of-uri }
    .help = end it with a path, {"`/`"} at least
TPNS605-port = the redirect URI `{ $uri }` has a port, `{ $part }`
    .note = { form-of-uri }
    .help = leave the port out: the TPNS console takes none
TPNS605-host = the redirect URI `{ $uri }` has `{ $part }` in its host
    .note = { form-of-uri }
    .help = write a plain host, such as `com.example.app`
TPNS605-query = the redirect URI `{ $uri }` has a query, `{ $part }`
    .note = { form-of-uri }
    .help = leave the query out: TPNS adds one of its own
TPNS605-fragment = the redirect URI `{ $uri }` has a fragment, `{ $part }`
    .note = { form-of-uri }
    .help = leave the fragment out
TPNS605-percent = the redirect URI `{ $uri }` has a percent sign, `{ $part }`
    .note = { form-of-uri }
    .help = write the path without percent signs: Android compares it in another spelling than the console
TPNS605-space = the redirect URI `{ $uri }` has white space in it
    .note = { form-of-uri }
    .help = delete the white space
TPNS605-character = the redirect URI `{ $uri }` has `{ $part }`, which no redirect URI has
    .note = { form-of-uri }
    .help = leave it out
TPNS605-placeholder = the redirect URI `{ $uri }` has the placeholder {"`${"}{ $part }{"}`"}, which nothing sets
    .note = { form-of-uri }
    .help = set it in `manifestPlaceholders`, or write the value itself
TPNS605-unclosed = the redirect URI `{ $uri }` has a placeholder that is never closed
    .note = { form-of-uri }
    .help = close it with {"`}`"}
form-of-uri = the TPNS console takes only {"`scheme://host/path`"}, and no intent filter can be made of anything else

TPNS606 = { $others } also takes the redirect URI `{ $uri }`
    .at = takes it, too
    .beside = the redirect activity
    .note = Android asks the user which of them to open
    .help = give the redirect a URI of its own, here and in the TPNS console

TPNS607 = the redirect activity `{ $class }` is not exported, and { $vendors } must open it from outside the app
    .note = { nothing-opens }, where the vendor's channel delivered it
    .help = write {"`android:exported=\"true\"`"}
TPNS607-disabled = the redirect activity `{ $class }` is disabled
    .note = { nothing-opens }
    .help = delete `android:enabled`
TPNS607-supposed = the activity `{ $class }` takes `{ $uri }` and is not exported: if a notification opens it, { $vendors } can't
    .note = { TPNS607.note }
    .help = write {"`android:exported=\"true\"`"}, or name the page that notifications open in {"`redirect { }`"}
TPNS607-supposed-disabled = the activity `{ $class }`, which takes `{ $uri }`, is disabled
    .note = if a notification opens it, the click opens nothing
    .help = delete `android:enabled`, or name the page that notifications open in {"`redirect { }`"}
