TPNS201 = { $blank ->
        [this] { $what } `{ $name }` is blank, but { $than } `{ $field }` is `{ $in-file }`
        [other] { $what } `{ $name }` is `{ $stated }`, but { $than } `{ $field }` is blank
       *[none] { $what } `{ $name }` is `{ $stated }`, but { $than } `{ $field }` is `{ $in-file }`
    }
    .at = set in `{ $origin }`
    .at-file = `{ $origin }` of the build script says otherwise
    .beside = set to another value here
    .note-placeholder = the placeholder is what the app would register with
    .note-blank = { blank-in-the-build }
    .note-look-alike = they differ from character { $position } on
    .help = delete { $what } `{ $name }`, or correct { $than } `{ $field }`

TPNS202 = { $what } `{ $name }` of `{ $origin }` repeats { $than } `{ $field }`
    .at = set here
    .at-file = set in the build script, too
    .beside = and here
    .help = delete { $what } `{ $name }`: tpnskit takes the value from { $than } `{ $field }`

TPNS203 = { $blank ->
        [other] { $what } `{ $name }` is `{ $stated }`, but { $than } `{ $field }` is blank
       *[none] { $what } `{ $name }` is `{ $stated }`, but { $than } `{ $field }` is `{ $in-file }`
    }
    .at = written here
    .at-file = another value
    .beside = another value
    .note = { on-device-20 }
    .note-look-alike = they differ from character { $position } on
    .note-library = { $library ->
        [unknown] none of the app's own manifests has it: it comes from a library or another plugin
       *[other] { from-library }
    }
    .help = delete the `{ $name }` entry: the SDK's manifest has it, with the value of { $than } `{ $field }`
    .help-by-hand = correct the `{ $name }` entry, or { $than } `{ $field }`
    .help-library = find what brings `{ $name }` in the manifest merger's report, and correct it there

TPNS204 = the placeholder `{ $name }`, which the SDK of `{ $channel }` needs, is missing
    .note = `{ $channel }` can't register on the device, and its channel stays silent
    .help = fill in the block `{ $channel }` of `tpns-configs.json`: tpnskit makes the placeholder of it
    .help-honor = set {"`channels { honor('…') }`"} in {"`tpns { }`"}: tpnskit makes the placeholder of it
    .help-state = put the value from the vendor's console into `manifestPlaceholders`, as `{ $name }`
    .help-delete = delete the placeholder `{ $name }`: the block `{ $channel }` of `tpns-configs.json` has the value
    .help-delete-honor = delete the placeholder `{ $name }`: {"`channels { honor('…') }`"} has the value
    .help-move = delete the placeholder `{ $name }`, and fill in the block `{ $channel }` of `tpns-configs.json`, which supplies it
    .help-move-honor = delete the placeholder `{ $name }`, and set {"`channels { honor('…') }`"} in {"`tpns { }`"}, which supplies it
TPNS204-blank = the placeholder `{ $name }`, which the SDK of `{ $channel }` needs, is blank
    .note = { TPNS204.note }
    .help-delete = { TPNS204.help-delete }
    .help-delete-honor = { TPNS204.help-delete-honor }
    .help-move = { TPNS204.help-move }
    .help-move-honor = { TPNS204.help-move-honor }
TPNS204-sample = the placeholder `{ $name }` is `{ $stated }`, a sample from the documentation
    .note = { TPNS204.note }
    .help-delete = { TPNS204.help-delete }
    .help-delete-honor = { TPNS204.help-delete-honor }
    .help-move = { TPNS204.help-move }
    .help-move-honor = { TPNS204.help-move-honor }
TPNS204-differs = the placeholder `{ $name }` is `{ $stated }`, but `{ $field }` of `{ $channel }` is `{ $other }`
    .at = the app would use this
    .at-other = the build script says otherwise
    .beside = set to another value here
    .note = { TPNS204.note }
    .help = delete the placeholder `{ $name }`, or correct `{ $field }` of `{ $channel }`

TPNS205 = the plugin `{ $plugin }` is applied, too
    .note = it adds its own dependencies and manifest entries, and its task `checkTPNS` fails the build when a newer SDK exists
    .help = delete `{ $plugin }`: tpnskit supplies what it supplied

TPNS206 = the `{ $field }` of { $vendor } is `{ $stated }` in `{ $where }`, but `{ $other }` in `{ $elsewhere }`
    .at = one value
    .at-other = another value
    .beside = another value
    .note = the device registers with { $vendor } as another app than the one that TPNS pushes to
    .note-library = none of the app's own manifests has `{ $where }`: it comes from { $library ->
        [unknown] a library or another plugin
       *[other] the library `{ $library }`
    }
    .help = look the id up in the vendor's console, and correct the value that differs

TPNS207 = `{ $name }` holds the Secret Key of TPNS, `{ $stated }`
    .at = for servers only
    .note = whoever has the app or its sources can push to all of your users with it
    .help = delete it here, keep it on your server, and create a new Secret Key in the TPNS console
