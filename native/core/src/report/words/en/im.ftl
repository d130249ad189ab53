TPNS507 = pushing IM through TPNS needs IM SDK { $since } or later, and `{ $module }` is { $version }
    .note = an older IM SDK can't report a TPNS token, so no message is pushed
    .help = use `com.tencent.imsdk:imsdk-plus` { $since } or later, or set {"`im { enabled = false }`"}

TPNS701 = IM messages to OPPO phones need a notification channel id, and none is set
    .note = OPPO devices with Android 8 and later show nothing without it
    .help = set {"`im { oppoChannelId = '…' }`"} to the id of the channel in OPPO's console, or {"`im { enabled = false }`"} if IM is not pushed through TPNS
TPNS701-unstated = IM messages to OPPO phones need a notification channel id, and none is set
    .note = if IM is pushed through TPNS, OPPO devices with Android 8 and later show nothing without it
    .help = { TPNS701.help }

TPNS702 = `{ $setting }` needs IM SDK { $since } or later, and the app uses { $version }
    .note = an older IM SDK has no `{ $setter }`, so { $vendor } phones get the messages without it
    .help = use `com.tencent.imsdk:imsdk-plus` { $since } or later, or remove `{ $setting }`
