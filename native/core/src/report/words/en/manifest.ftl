TPNS401 = no receiver takes TPNS messages
    .note = the app never learns of messages, clicks or its own registration
    .note-no-sdk = none is generated, since the SDK `com.tencent.tpns:tpns` is not a dependency of this variant
    .help = declare a receiver that extends `XGPushBaseReceiver` in the manifest
    .help-no-sdk = add the SDK to the variant's dependencies
    .help-setting = remove {"`receiver { enabled = false }`"}, or declare a receiver in the manifest

TPNS402 = the receiver `{ $class }` does not take `{ $action }`
    .at = its intent filter lacks the action
    .note-feedback = the app never learns its token, nor of clicks
    .note-message = the app never learns of in-app messages
    .note-library = { from-library }
    .help = add {"`<action android:name=\""}{ $action }{"\" />`"} to its intent filter
TPNS402-slip = the receiver `{ $class }` takes `{ $action }`, which TPNS never sends
    .note-feedback = { TPNS402.note-feedback }
    .note-message = { TPNS402.note-message }
    .note-library = { from-library }
    .help = write `{ $meant }`

TPNS403 = the receiver `{ $class }` is exported without a permission
    .note = any app on the device can send it messages that look like pushed ones
    .note-library = { from-library }
    .help = write {"`android:exported=\"false\"`"}: TPNS sends from within the app

TPNS404 = the { $element } `{ $class }` has an intent filter but leaves out `android:exported`
    .note = the targetSdk is { $target }: devices with Android 12 and later refuse to install the app
    .note-library = { from-library }
    .help = add {"`android:exported=\"false\"`"}, or {"`\"true\"`"} if other apps must start it
    .help-true = add {"`android:exported=\"true\"`"}: the launcher or another app starts it
    .help-false = add {"`android:exported=\"false\"`"}: TPNS sends from within the app

TPNS405 = { $number } receivers take `{ $action }`: { $classes }
    .beside = takes it, too
    .note = every message and every click is handled more than once
    .help = keep one of them

TPNS406-removed = the { $what } `{ $name }`, which TPNS needs, is removed from the app
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10003 = { on-device-10003 }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .help = delete this element
TPNS406-disabled = the component `{ $name }`, which TPNS needs, is disabled
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .note-library = { from-library }
    .help = delete `android:enabled`

TPNS407-permission = `{ $value }` is a permission of another package: the applicationId is `{ $application-id }`
    .note = the app doesn't hold the permission that TPNS guards its broadcasts with (code 10003)
    .note-library = { from-library }
    .help = write {"`${applicationId}.permission.XGPUSH_RECEIVE`"}, or delete it: the SDK's own manifest has it
TPNS407-authority = `{ $value }` is an authority of another package: the applicationId is `{ $application-id }`
    .note = two apps with the same authority can't be installed side by side
    .note-library = { from-library }
    .help = write {"`${applicationId}"}.{ $suffix }`, or delete the provider if the SDK comes from Maven

TPNS408 = targetSdk is { $target }, and the app doesn't ask for the permission `{ $permission }`
    .note = from Android 13 on, the system hides every notification of such an app
    .help = add {"`<uses-permission android:name=\""}{ $permission }{"\" />`"} to the manifest, and ask the user for it

TPNS409 = targetSdk is { $target }, and the app doesn't use the library `{ $library }`
    .note = on devices with Android 9 and later the SDK doesn't find its HTTP client
    .help = add {"`<uses-library android:name=\""}{ $library }{"\" android:required=\"false\" />`"} to the application

TPNS410-authority = the provider `{ $class }` has the wrong authority `{ $value }`
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .note-library = { from-library }
    .help = { TPNS407-authority.help }
TPNS410-action = the { $element } `{ $class }` takes `{ $action }` instead of `{ $wanted }`
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .note-library = { from-library }
    .help = write {"`<action android:name=\"${applicationId}"}.{ $suffix }{"\" />`"} into its intent filter
TPNS410-no-action = the { $element } `{ $class }` lacks the action `{ $wanted }`
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .note-library = { from-library }
    .help = { TPNS410-action.help }
TPNS410-host = the activity `{ $class }` takes `{ $scheme }` links of `{ $value }`, but the applicationId is `{ $application-id }`
    .note-click = { nothing-opens }
    .note-library = { from-library }
    .help = write {"`android:host=\"${applicationId}\"`"}
TPNS410-renamed = the SDK { $version } has no class `{ $class }`
    .note-provider = Android starts providers with the app: it crashes on the device
    .note-component = the component can never start on the device
    .help = write `{ $instead }`, or delete it if the SDK comes from Maven
TPNS410-absent = { $number ->
        [one] the SDK's components are declared by hand, and one is missing: { $absent }
       *[other] the SDK's components are declared by hand, and { $number } are missing: { $absent }
    }
    .at = declared by hand
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .note-library = { from-library }
    .help = add to the `application` of `{ $file }`:{ $lines }
not-started = the SDK can't start on the device, and nothing is received

TPNS411 = variant `{ $variant }` is shrunk, and no rules file keeps all classes of TPNS
    .note = registration fails on the device with code 10009
    .note-searched = searched { $searched }
    .help = add to `{ $file }`:{ $rules }
TPNS411-vendors = variant `{ $variant }` is shrunk, and no rules file keeps all classes of { $vendors }
    .note = the channel can't start on the vendor's phones, and nothing arrives there while the app isn't running
    .note-searched = { TPNS411.note-searched }
    .help = { TPNS411.help }
TPNS411-both = variant `{ $variant }` is shrunk, and no rules file keeps all classes of TPNS and of { $vendors }
    .note = registration fails on the device with code 10009, and the vendors' channels can't start
    .note-searched = { TPNS411.note-searched }
    .help = { TPNS411.help }

TPNS412 = the ABI filters leave only { $filters }, and the SDK has no library for that
    .note = registration fails on the device with code 10004
    .help = add one of { $abis } to the filters

TPNS413 = the receiver `{ $class }` takes `{ $action }`, which only services get
    .note = the vendor's SDK never finds it, so its messages are lost
    .help = move the action to the filter of a service, or delete it

TPNS414 = several components take `{ $action }`: { $classes }
    .at = the app's own
    .beside = takes it, too
    .note = the vendor's SDK gives each message to only one of them, so the others never see it
    .help = let the app's own component pass on what it doesn't know, or delete it

TPNS415 = the override of `XGPushProvider` repeats the default authority
    .at = the default
    .note = only another authority switches keep-alive off: other apps still wake this one
    .help = write another authority, such as {"`${applicationId}.off.XGVIP_PUSH_AUTH`"}, or delete the override

TPNS416-not-utf8 = `{ $file }` has bytes that are not UTF-8
    .help = save the file as UTF-8, or name its encoding in the first line, such as {"`encoding=\"gbk\"`"}
TPNS416-doctype = `{ $file }` has a DOCTYPE, which tpnskit doesn't read
    .at = remove this declaration
    .help = remove the declaration: Android has no use for it
TPNS416-second-root = `{ $file }` has a second root element, `{ $name }`
    .help = keep one `manifest` element
TPNS416-too-deep = `{ $file }` is nested more than { $levels } levels deep
    .help = remove levels: no manifest needs more than seven
TPNS416-text-outside = `{ $file }` has text outside of the root element
    .help = delete the text, or make it a comment
TPNS416-unclosed = `{ $file }`: the element `{ $name }` is never closed
    .help = add the end tag {"`</"}{ $name }{">`"}
TPNS416-unmatched-end = `{ $file }`: the end tag {"`</"}{ $name }{">`"} closes nothing
    .help = delete it, or add the start tag
TPNS416-mismatched-end = `{ $file }`: the element `{ $expected }` is closed by {"`</"}{ $found }{">`"}
    .help = close `{ $expected }` first
TPNS416-unclosed-comment = `{ $file }`: a comment is never closed
    .help = add {"`-->`"}
TPNS416-dashes-in-comment = `{ $file }`: a comment contains {"`--`"}, which XML doesn't allow
    .help = remove one of the dashes
TPNS416-unclosed-tag = `{ $file }`: a tag is never closed
    .help = add {"`>`"}
TPNS416-attribute-without-equals = `{ $file }`: an attribute has no {"`=`"}
    .help = write attributes as {"`name=\"value\"`"}
TPNS416-attribute-without-value = `{ $file }`: an attribute has no value
    .help = { TPNS416-attribute-without-equals.help }
TPNS416-attribute-without-quotes = `{ $file }`: the value of an attribute is not quoted
    .help = { TPNS416-attribute-without-equals.help }
TPNS416-attribute-not-closed = `{ $file }`: the value of an attribute is never closed
    .help = add the closing quote
TPNS416-duplicate-attribute = `{ $file }`: the attribute `{ $name }` appears twice in one element
    .help = keep one of them
TPNS416-stray-ampersand = `{ $file }`: an {"`&`"} starts no entity
    .help = write {"`&amp;`"}
TPNS416-unknown-entity = `{ $file }`: XML doesn't know the entity {"`&"}{ $name }{";`"}
    .help = write {"`&amp;`"} for a plain {"`&`"}
TPNS416-unknown-prefix = `{ $file }`: the prefix `{ $prefix }` is not declared
    .help = declare it in the `manifest` element, such as {"`xmlns:tools=\"http://schemas.android.com/tools\"`"}
TPNS416-conflict = `{ $file }` has the marks of a merge that isn't settled
    .help = keep one of the two sides, and delete the lines that start with {"`<<<<<<<`"}, {"`=======`"} and {"`>>>>>>>`"}
TPNS416-stray = `{ $file }`: XML needs `{ $meant }` here, and not { $stray }
    .note-count = it is needed in { $count } places of this file
    .help = write `{ $meant }`
TPNS416-no-comment = `{ $file }`: a {"`<!`"} starts no comment
    .help = write comments as {"`<!-- … -->`"}
TPNS416-unclosed-cdata = `{ $file }`: a CDATA section is never closed
    .help = add {"`]]>`"}
TPNS416-unclosed-instruction = `{ $file }`: a {"`<?`"} is never closed
    .help = add {"`?>`"}
TPNS416-no-character = `{ $file }`: a reference stands for no character
    .help = write the character itself, or {"`&amp;`"} for a plain {"`&`"}
TPNS416-malformed = `{ $file }` is not XML
    .help = correct the file here
TPNS416-empty = `{ $file }` is empty
    .help = add the `manifest` element
TPNS416-other-root = `{ $file }` is not a manifest: its root element is `{ $name }`
    .help = the root element must be `manifest`

TPNS417 = { $number ->
        [one] the SDK's components are declared by hand, and a permission is missing: { $absent }
       *[other] the SDK's components are declared by hand, and { $number } permissions are missing: { $absent }
    }
    .at = declared by hand
    .note = { on-device-10003 }
    .note-library = { from-library }
    .help = add to the `manifest` element of `{ $file }`:{ $lines }

TPNS418 = the { $element } `{ $class }` is not in { $vendor }'s SDK any more, which TPNS { $version } uses
    .at = gone since TPNS { $since }
    .note-provider = { starts-providers }
    .note-component = { never-starts }
    .note-library = { from-library }
    .help = delete it
    .help-library = { TPNS418-xg.help-library }
TPNS418-xg = the { $element } `{ $class }` belongs to XG 4, and no library of the app has its class
    .at = of the platform before TPNS
    .note-provider = { starts-providers }
    .note-component = { never-starts }
    .note-library = { from-library }
    .help = delete it
    .help-library = add it to the app's manifest with {"`tools:node=\"remove\"`"}
starts-providers = Android creates providers together with the app: it crashes at its start on the device
never-starts = its class is missing: on the device it can never start, and the app crashes where something starts it

TPNS419 = `XG_SERVICE_PULL_UP_OFF` is `{ $value }`
    .note = the SDK starts with the app, before the user has agreed to anything, and app stores refuse such an app
    .note-library = { from-library }
    .help = write `true`, and call `registerPush` once the user has agreed

TPNS420-process = the receiver `{ $class }` runs in the process `{ $value }`, not in the app's
    .note = { deaf }
    .note-library = { from-library }
    .help = delete `android:process`
TPNS420-disabled = the receiver `{ $class }` is disabled, and no other one takes TPNS messages
    .note = { deaf }
    .note-library = { from-library }
    .help = delete `android:enabled`
TPNS420-abstract = the receiver is `{ $class }` itself, which is abstract
    .note = { crashes-on-message }
    .note-library = { from-library }
    .help = name a class of your own that extends it, or delete the receiver: tpnskit generates one
TPNS420-absent = the receiver `{ $class }` is declared, and the app has no class of this name
    .note = { crashes-on-message }
    .note-library = { from-library }
    .help = write the class, or delete the receiver: tpnskit generates one
    .help-near = did you mean `{ $near }`?
TPNS420-setting = `receiver.className` is `{ $stated }`, and the app has no class of this name
    .note = { crashes-on-message }
    .help = write the class, or delete the setting: tpnskit generates a receiver
    .help-near = { TPNS420-absent.help-near }
deaf = no callback ever comes: the app never learns its token, nor of messages and clicks
crashes-on-message = Android can't create it: the app crashes on the device when the first message comes
