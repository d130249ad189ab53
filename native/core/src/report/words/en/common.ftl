# What several messages say.
on-device-20 = registration fails on the device with code 20 or 10006
on-device-502 = registration fails on the device with -502, 1008003 or 10030009
on-device-package = TPNS knows an app by its package name: registration succeeds, but pushes don't arrive
on-device-10003 = registration fails on the device with code 10003
on-device-10005 = registration fails on the device with code 10005
on-device-10008 = registration fails on the device with code 10008
blank-in-the-build = a blank value often comes from a Gradle property, an environment variable or a file that this machine lacks
stated-file = the file's
stated-setting = the setting
stated-placeholder = the placeholder
stated-manifest = the manifest's
from-library = none of the app's own manifests has it: it comes from { $library ->
        [unknown] a library
       *[other] the library `{ $library }`
    }
    .help-override = correct it in the library, or overrule it in the app's own manifest:{ $override }
    .help-override-tools = correct it in the library, or overrule it in the app's own manifest, whose root then declares {"`xmlns:tools=\"http://schemas.android.com/tools\"`"}:{ $override }
nothing-opens = a click on the notification opens nothing

# Access points
point-guangzhou = Guangzhou
point-singapore = Singapore
point-hongkong = Hong Kong
point-shanghai = Shanghai

# Headings of sentences
note = note
help = help
fix = Fix:
source = Source:
none = none
unknown = unknown
list-separator = ,{" "}

# What a build prints at its end
summary = TPNS: { $found } in variant `{ $variant }`; see { $link }
summary-all = { $count ->
        [one] TPNS: { $found } in 1 variant; see { $link }
       *[other] TPNS: { $found } in { $count } variants; see { $link }
    }
summary-explain = `./gradlew { $module }:tpnsExplain --code { $code }` explains a code
summary-fix = `./gradlew { $module }:tpnsExplain --code { $code }` explains a code; { $count ->
        [one] `./gradlew { $module }:tpnsFix` fixes 1 finding
       *[other] `./gradlew { $module }:tpnsFix` fixes { $count } findings
    }
count-error = { $count ->
        [one] 1 error
       *[other] { $count } errors
    }
count-warning = { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }
count-note = { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
count-nothing = nothing found
count-accepted = { $count } accepted by the baseline
more-annotations = { $count } more of this severity are in the report: GitHub shows only ten per step
repository-folder = the repository's folder

# What an element of a manifest is
component = component
permission = permission

# Vendors
vendor-huawei = Huawei
vendor-xiaomi = Xiaomi
vendor-vivo = vivo
vendor-oppo = OPPO
vendor-meizu = Meizu
vendor-honor = Honor
vendor-fcm = FCM

# Characters that nobody sees or takes for others
character-seen = `{ $character }` ({ $point }, { $name })
character-unseen = { $point } ({ $name })
character-no-break-space = no-break space
character-soft-hyphen = soft hyphen
character-zero-width-space = zero-width space
character-joiner = zero-width joiner
character-byte-order-mark = byte order mark
character-full-width-space = full-width space
character-direction = a mark that changes the direction of the text
character-line-separator = line separator
character-other-space = a space of another width
character-invisible = invisible character
character-bracket = full-width bracket
character-quotation-mark = full-width quotation mark
character-colon = full-width colon
character-enumeration-comma = Chinese enumeration comma
character-comma = full-width comma
character-brace = full-width brace
character-square-bracket = full-width square bracket
character-digit = full-width digit
character-letter = full-width letter
character-full-width = full-width character
character-greek = Greek letter
character-cyrillic = Cyrillic letter
character-other = another character
