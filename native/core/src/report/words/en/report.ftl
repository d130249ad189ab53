# tpnsExplain
no-code = there is no code `{ $name }`
no-code-near = there is no code `{ $name }`; the nearest is { $near }, { $title }

# Facts about a variant
fact-variant = TPNS, variant
fact-application-id = application id
fact-namespace = namespace
fact-file = file
fact-target-sdk = targetSdk
fact-versions = made with

# Why a code is not checked
unchecked-no-ids = nothing states the Access ID and the Access Key
unchecked-no-file = there is no `tpns-configs.json`
unchecked-unreadable-file = `tpns-configs.json` can't be read
unchecked-no-application = `tpns-configs.json` doesn't hold this application
unchecked-no-manifest = the merged manifest is not known
unchecked-no-target-sdk = the targetSdk is not known
unchecked-no-dependencies = the dependencies are not known
unchecked-no-redirect = no {"`redirect { }`"} is set
unchecked-not-shrunk = the variant is not shrunk
unchecked-no-im = IM is not pushed through TPNS
unchecked-no-baseline = there is no baseline
unchecked-out-of-sight = something whose sources are not here may have it
unchecked-unapplied = tpnskit is not applied
unchecked-elsewhere = it is checked when the build starts

# Where every value comes from and goes to
row-access-id = Access ID
row-access-key = Access Key
row-access-point = Access point
row-sdk = TPNS SDK
row-receiver = Receiver
row-channel = { $channel } channel
row-redirect = Notification opens
row-oppo-channel = OPPO notification channel
stop-file = file
stop-script = build script
stop-placeholder = placeholder
stop-manifest = manifest
stop-access-id = access id
stop-sdk = the SDK's default
stop-dependency = dependency
stop-library = library
stop-generated = generated
stop-vendor-file = vendor's file
stop-code = your code
stop-console = TPNS console
by-app = yours
by-tpnskit = supplied
by-sdk = from the SDK
by-nobody = missing
by-code = in your code
by-console = in the console

# The official guide's steps
guide-vendors = Register the app with the vendors
guide-console = Configure the TPNS console
guide-file = Configure the project
guide-redirect = Set the redirection
guide-rules = Set the push rules
guide-sdk = Integrate the SDK
guide-sending = Send with offline push parameters
guide-reading = Read the message that was clicked
item-no-vendor = no vendor channel is used: messages arrive while the app runs
item-vendors = ids and keys from the consoles of { $vendors }
item-product = a product with the access id { $id }
item-no-product = a product and its access id
item-package = the package { $package } in that product
item-im-authorization = third-party service authorization: the IM app for this product
item-file = { $file }
item-ids = `{ $id }` and `{ $key }` instead of a file
item-plugin = the plugin io.github.tpnskit
item-filter = the activity's intent filter for { $uri }
item-click-action = the click action { $uri }
item-no-redirect = no {"redirect { }"} is set: a click opens the app's start page
item-access-point = the access point: { $point }
item-receiver = the receiver of messages and results
item-legacy-http = the legacy HTTP library
item-pull-up-off = the entry that keeps the SDK from starting before the user's consent
item-sdk = the SDK among the dependencies
item-placeholders = the placeholders XG_ACCESS_ID and XG_ACCESS_KEY
item-register = registration, once the user has agreed to the privacy policy: TpnsPush.register(context)
item-token = the token reported to IM, and when the app goes to the foreground and the background
item-bind = TpnsPush.bindUser after IM's login, unbindUser before its logout
item-own-receiver = a new token, in your own receiver's onRegisterResult
item-no-im = IM is not pushed through TPNS here
item-payload = title, desc and ext as JSON: TpnsMessage builds them
item-oppo-channel = the OPPO notification channel
item-no-page = no page is opened by notifications
item-read = TpnsOpening reads what every vendor delivers
item-open = what to open, depending on the login state
state-wrong = wrong
state-missing = missing
state-console = in the console
state-code = in your code
state-supplied = supplied
state-done = done
state-not-needed = not needed
step-wrong = something is wrong
step-missing = something is missing
step-console = left for the console
step-code = left for your code
step-supplied = supplied
step-done = done
step-not-needed = not needed

# The page
page-title = TPNS push · { $variant }
page-heading = TPNS push in variant { $variant }
verdict-error = Push will not work as built
verdict-warning = Worth a look
verdict-note = Nothing is wrong
verdict-none = Everything agrees
section-overview = Overview
section-findings = Findings
section-findings-text = Each with the line of your files that it is about.
section-accepted = Accepted by the baseline
section-accepted-text = They don't fail the build.
section-provenance = Where every value comes from and goes to
section-provenance-text = Stated, through tpnskit, to the phone.
section-steps = The official guide, step by step
section-steps-text = What is done, what tpnskit supplies, and what is left for you.
section-checks = Checks
section-checks-text = Each code links to its page.
section-consoles = Values for the web consoles
section-consoles-text = Compare them with what is typed there.
overview-by-file = By file
overview-by-severity = By severity
overview-variants = Variants
nothing-found = Nothing was found.
why = Why it matters
from = Source:
check-found = found
check-quiet = nothing found
check-accepted = accepted by the baseline
check-disabled = switched off
check-unchecked = not checked here
console-wrong = see { $code }
in-variants = in { $variants }
all-variants = all variants
and-more-of = and { $count } more { $code }
and-more = and { $count } more
family-1 = The file
family-2 = Values written twice
family-3 = Access point
family-4 = Manifest
family-5 = Dependencies
family-6 = Notification redirect
family-7 = IM
family-9 = tpnskit itself
made-by = Made by tpnskit { $version }

# The page's tables and labels
severity-error = error
severity-warning = warning
severity-note = note
sections = Sections
page-title-all = TPNS push · { $module }
page-heading-all = TPNS push in all variants of { $module }
fact-module = module
version-plugin = Android Gradle plugin { $version }
fix-safe = A program can apply this fix:
fix-to-utf8 = is written in UTF-8 without a byte order mark
fix-unsafe = A program can apply this fix, but look at it first:
provenance-from = Stated in
provenance-to = Ends up in
column-variant = variant
column-verdict = verdict
column-found = findings
column-field = field
column-value = value
column-code = code
column-meaning = meaning
column-result = result

# The command line
checked-apps = { $count ->
    [one] 1 app checked: { $found }
   *[other] { $count } apps checked: { $found }
}
no-apps = there is no Android app module in { $paths }
no-apps-read = there is no Android app module in { $paths }, as far as its scripts were read. These are too long, or take too long: { $files }
unknown-values = { $count ->
    [one] 1 value is known only to a build and caused no finding; --verbose lists it
   *[other] { $count } values are known only to a build and caused no finding; --verbose lists them
}
unknown-values-listed = { $count ->
    [one] 1 value is known only to a build and caused no finding:
   *[other] { $count } values are known only to a build and caused no finding:
}
unknown-name = `{ $name }` isn't defined in any script
unknown-environment = the environment variable `{ $name }`
unknown-property = the Gradle property `{ $name }`
unknown-file = `{ $name }` of a properties file
unknown-call = code is called: `{ $name }`
unknown-condition = depends on a condition: `{ $name }`
unknown-script = a script that isn't here: `{ $name }`
unknown-limit = the script is too long, or makes too much
