TPNS301 = nothing sets `XG_SERVER_SUFFIX`, which the access id `{ $id }` needs
    .at = needs `{ $domain }`
    .note = { on-device-502 }
    .help = add `{ $entry }` to the application
    .help-setting = remove {"`supply { accessPoint = false }`"}, or add the entry to the manifest

TPNS302 = `XG_SERVER_SUFFIX` sets the access point { $point }, but the access id `{ $id }` belongs to { $wanted }
    .beside-placeholder = the value comes from here
    .beside = { $prefix }… is { $wanted }
    .note = { on-device-502 }
    .note-library = { from-library }
    .help = write `{ $domain }`, or delete the entry: tpnskit supplies it from the access id
    .help-default = delete the entry: { $wanted } is the SDK's default
TPNS302-entry-and-setting = `XG_SERVER_SUFFIX` sets the access point { $point }, but `accessPoint` is { $wanted }
    .beside-placeholder = { TPNS302.beside-placeholder }
    .note = { on-device-502 }
    .note-library = { from-library }
    .help = { TPNS302.help }
    .help-default = { TPNS302.help-default }
TPNS302-server = { $count ->
        [one] { $names } is of the access point { $point }, but the access id `{ $id }` belongs to { $wanted }
       *[other] { $names } are of the access point { $point }, but the access id `{ $id }` belongs to { $wanted }
    }
    .beside = { TPNS302.beside }
    .note-registration = { on-device-502 }
    .note-reports = the SDK reports to another region: the statistics of your product stay empty
    .note-library = { from-library }
    .help = write `{ $domain }` for the domain, or delete the entries: tpnskit supplies `XG_SERVER_SUFFIX` from the access id
TPNS302-server-and-setting = { $count ->
        [one] { $names } is of the access point { $point }, but `accessPoint` is { $wanted }
       *[other] { $names } are of the access point { $point }, but `accessPoint` is { $wanted }
    }
    .note-registration = { on-device-502 }
    .note-reports = { TPNS302-server.note-reports }
    .note-library = { from-library }
    .help = { TPNS302-server.help }
TPNS302-setting = `accessPoint` is { $point }, but the access id `{ $id }` belongs to { $wanted }
    .beside = { TPNS302.beside }
    .note = { on-device-502 }
    .help = delete `accessPoint`, which follows from the access id, or use the file of the right product

TPNS303 = `XG_SERVER_SUFFIX` is `{ $value }`, which is not a TPNS domain
    .beside-placeholder = { TPNS302.beside-placeholder }
    .note = { on-device-502 }
    .note-library = { from-library }
    .help = write `{ $domain }`, the bare domain
    .help-delete = delete the entry: tpnskit supplies it from the access id
TPNS303-blank = `XG_SERVER_SUFFIX` is blank
    .beside-placeholder = { TPNS302.beside-placeholder }
    .note = { on-device-502 }
    .note-library = { from-library }
    .help = write `{ $domain }`, or delete the entry: tpnskit supplies it from the access id
    .help-delete = { TPNS303.help-delete }
TPNS303-server = `{ $name }` names `{ $value }`, which is not a TPNS domain
    .note = { on-device-502 }
    .note-library = { from-library }
    .help = write `{ $domain }` for the domain
    .help-delete = { TPNS303.help-delete }
TPNS303-setting = `{ $stated }` is not an access point
    .note = the access points are { $known }
    .help = write one of them, or leave `accessPoint` out: it follows from the access id
    .help-near = did you mean `accessPoint = '{ $near }'`?

TPNS304 = TPNS does not deliver through FCM from { $point }
    .at-dependency = FCM
    .at-id = a product in { $point }
    .note = TPNS pushes through FCM from Singapore and Hong Kong only: the channel stays silent
    .help = use a product in one of these access points, or leave FCM out

TPNS305 = the access id `{ $id }` starts like those of no known region, so the access point is not checked
    .help = set `accessPoint` in {"`tpns { }`"} to have it supplied and checked
