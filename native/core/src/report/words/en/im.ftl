TPNS507 = IM push needs IM SDK { $since }, and `{ $module }` is { $version }
    .note = an older IM SDK can't report a TPNS token, so no message is pushed
    .help = use `com.tencent.imsdk:imsdk-plus` { $since } or later, or set {"`im { enabled = false }`"}

TPNS701 = OPPO is a channel, IM push is on, and no OPPO notification channel is set
    .note = OPPO devices with Android 8 and later show nothing without it
    .help = set {"`im { oppoChannelId = '…' }`"} to the id of the channel in OPPO's console
