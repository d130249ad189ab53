TPNS501 = { $artifacts } { $count ->
        [one] doesn't have
       *[other] don't have
    } the `version` of the file, `{ $version }`
    .at = this version is packaged
    .at-file = another version is packaged
    .beside-file = the file says otherwise
    .note = the dependencies decide: the file's `version` is not used
    .help = write the packaged version into `tpns-configs.json`, or delete `version` there

TPNS502 = the app packages `com.tencent.tpns` artifacts of { $count } different versions: { $artifacts }
    .note = a channel may call code that an SDK of another version doesn't have, and then it fails on the device
    .note-huawei = `{ $huawei }` has an old numbering of its own and is not compared
    .help = use the same version for all of them

TPNS503 = `{ $module }` is a dependency, but the file has no block `{ $channel }`
    .at = packaged
    .at-file = no block `{ $channel }`
    .beside = no block
    .note = the channel `{ $channel }` has no ids to register with, unless code sets them
    .help = enable the channel in the TPNS console and download the file again, or delete the dependency
TPNS503-off = `channel.enable` is false in the file, but { $count ->
        [one] a vendor channel is packaged: { $modules }
       *[other] vendor channels are packaged: { $modules }
    }
    .at = packaged
    .beside-off = switched off here
    .note = no vendor channel is used, and the app carries the vendors' SDKs for nothing
    .help = delete the dependencies, or set `channel.enable` to true

TPNS504 = the file has a block `{ $channel }`, and nothing brings that vendor's SDK
    .note = devices of this vendor are never reached through `{ $channel }`
    .help = add `{ $module }` to the dependencies, or delete the block

TPNS505 = `{ $module }` needs `{ $companion }`, which is not a dependency
    .note-no-sdk = the vendor's SDK itself is missing, so the channel never registers
    .note-fails = registration with the vendor fails on the device
    .help = add {"`implementation '"}{ $companion }:{ $version }{"'`"} or a later version; `{ $repository }` has it

TPNS506-file = the { $vendor } channel needs `{ $file }`, and the app module doesn't have it
    .note = { $vendor }'s SDK doesn't know the app, so it gives no token: the channel never registers
    .help = download `{ $file }` from { $console } and put it beside the module's build script
    .help-entry = download `{ $file }` from { $console } and put it beside the module's build script, or add `{ $entry }` to the application
TPNS506-plugin = the { $vendor } channel needs the plugin `{ $plugin }`, and the app module doesn't apply it
    .note = nothing reads `{ $file }`: { $vendor }'s SDK gives no token, and the channel never registers
    .help = apply `{ $plugin }` in the module's build script
    .help-entry = apply `{ $plugin }` in the module's build script, or add `{ $entry }` to the application
TPNS506-both = the { $vendor } channel needs `{ $file }` and the plugin `{ $plugin }`, and the app module has neither
    .note = { TPNS506-file.note }
    .help = download `{ $file }` from { $console }, put it beside the module's build script, and apply `{ $plugin }` there
    .help-entry = download `{ $file }` from { $console }, put it beside the module's build script and apply `{ $plugin }` there, or add `{ $entry }` to the application
service-huawei = AppGallery Connect
service-google = the Firebase console

TPNS508 = the { $vendor } channel needs TPNS SDK { $since } or later, and the app has { $version }
    .note = this SDK doesn't have the channel: { $vendor } phones are never reached through it
    .help = use version { $since } or later of every `com.tencent.tpns` artifact

TPNS510 = `{ $artifact }` is too old for targetSdk { $target }
    .note = SDKs before { $since } are not made for Android's rules for targetSdk { $level }
    .help = use version { $since } or later of every `com.tencent.tpns` artifact
TPNS510-31 = { TPNS510 }
    .note = it makes PendingIntents that Android 12 refuses, so no notification is shown there
    .help = { TPNS510.help }
TPNS510-34 = { TPNS510 }
    .note = Android 14 refuses its way to register receivers, so the app never gets a callback
    .help = { TPNS510.help }
TPNS510-pages = the native libraries of `{ $artifact }` are not aligned for 16 KB pages
    .note = Google Play asks for that from targetSdk { $level } on, and this is { $target }; the libraries don't load on devices with such pages
    .help = { TPNS510.help }

TPNS511 = `{ $other }` ({ $title }) and { $artifacts } both bring the push SDK of { $vendor }
    .at = one
    .beside = the other
    .note = the build fails because of duplicate classes, or only one of the two gets the vendor's messages
    .help = delete `{ $other }` if TPNS pushes through { $vendor }; otherwise delete the block `{ $channel }` and the TPNS artifact
TPNS511-xinge = `{ $other }` ({ $title }) is packaged beside { $artifacts }, which replaces it
    .at = the SDK before TPNS
    .beside = its replacement
    .note = both have the same classes, so the build fails, or the app runs with the wrong ones
    .help = delete { $drop }

TPNS512 = `{ $companion }` is older than `{ $module }` needs
    .at = { $least } or later is needed
    .beside = for this
    .note = the channel is built against a later version, and may fail to register on the device
    .help = use version { $version } or later
TPNS512-target = `{ $companion }` is too old for targetSdk { $target } or higher
    .at = { $least } or later is needed
    .beside = for this
    .note = it makes PendingIntents that Android 12 refuses: the app crashes when a message arrives
    .help = { TPNS512.help }

TPNS509 = `tpns-configs.json` is there, and nothing in this build uses TPNS
    .at = left over
    .note = there is no TPNS dependency, plugin, placeholder or receiver
    .help = delete the file, or apply `io.github.tpnskit`

TPNS509-xinge = `tpns-configs.json` is there, and the app still uses XG 4, the platform before TPNS
    .at = not used yet
    .note = XG 4's artifacts, components and receiver actions don't work with TPNS
    .help = run `tpnskit migrate`, which moves the app from XG 4 to TPNS

# A dependency that tpnskit added and that can't be found
missing-companion = tpnskit adds `{ $artifact }` for { $reason }, and no repository of this build has it: declare `{ $repository }` where this build declares its repositories
missing-artifact = tpnskit adds `{ $artifact }` for { $reason }, and no repository of this build has it: declare `{ $repository }` where this build declares its repositories, or correct the version of the SDK
added-for-sdk = an app that pushes with TPNS
added-for-block = the block `{ $channel }` at { $place }
added-for-setting = {"`channels { "}{ $channel }{" }`"} in {"`tpns { }`"}
added-for-artifact = the dependency `{ $module }`
