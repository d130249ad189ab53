TPNS501 = { $artifacts } { $count ->
        [one] doesn't have
       *[other] don't have
    } the file's `version`, `{ $version }`
    .at = this version counts
    .at-file = the dependencies have another one
    .beside-file = the file says otherwise
    .note = the file came with another SDK than the one that is packaged
    .help = use one version in both, or delete `version` from the file

TPNS502 = `com.tencent.tpns` artifacts of { $count } versions are packaged together: { $artifacts }
    .note = a channel may call what the other SDK doesn't have, and then fails on the device only
    .note-huawei = `{ $huawei }` has an old numbering of its own and is not compared
    .help = use one version for all of them

TPNS503 = `{ $module }` is a dependency, and the file has no block `{ $channel }`
    .at = packaged
    .at-file = no block `{ $channel }`
    .beside = no block
    .note = the channel `{ $channel }` has no ids to register with, unless code sets them
    .note-off = `channel.enable` is false, so no vendor channel is used at all
    .help = enable the channel in the TPNS console and download the file again, or delete the dependency

TPNS504 = the file has a block `{ $channel }`, and nothing brings that vendor's SDK
    .note = devices of this vendor are never reached through `{ $channel }`
    .help = add `{ $module }` to the dependencies, or delete the block

TPNS505 = `{ $module }` needs `{ $companion }`, which is not a dependency
    .note-no-sdk = the vendor's SDK itself is missing, so the channel never registers
    .note-fails = registration with the vendor fails on the device
    .help = add {"`implementation '"}{ $companion }:{ $version }{"'`"}, or a later version

TPNS506-file = the channel `{ $channel }` is packaged, and the app module has no `{ $file }`
    .note = the vendor's SDK doesn't know the app and gives no token
    .help = put `{ $file }` from the vendor's console beside the module's build script, and apply `{ $plugin }`
TPNS506-plugin = the channel `{ $channel }` is packaged, and the app module doesn't apply the plugin `{ $plugin }`
    .note = { TPNS506-file.note }
    .help = { TPNS506-file.help }
TPNS506-both = the channel `{ $channel }` is packaged, and the app module has no `{ $file }` and doesn't apply the plugin `{ $plugin }`
    .note = { TPNS506-file.note }
    .help = { TPNS506-file.help }

TPNS508 = the channel `{ $channel }` needs SDK { $since }, and this one is { $version }
    .note = the SDK doesn't know the channel: its devices are never reached through it
    .help = use SDK { $since } or later

TPNS509 = `tpns-configs.json` is there, and nothing in this build uses TPNS
    .at = left over
    .note = there is no TPNS dependency, plugin, placeholder or receiver
    .help = delete the file, or apply `io.github.tpnskit`

# A dependency that tpnskit added and that can't be found
missing-companion = tpnskit adds `{ $artifact }` for { $reason }, and no repository of this build has it: declare `{ $repository }` where this build declares its repositories
missing-artifact = tpnskit adds `{ $artifact }` for { $reason }, and no repository of this build has it: declare `{ $repository }` where this build declares its repositories, or correct the version of the SDK
added-for-sdk = an app that pushes with TPNS
added-for-block = the block `{ $channel }` at { $place }
added-for-setting = {"`channels { "}{ $channel }{" }`"} in {"`tpns { }`"}
added-for-artifact = the dependency `{ $module }`
