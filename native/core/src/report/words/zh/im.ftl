TPNS507 = 通过 TPNS 推送 IM 消息需要 IM SDK { $since } 或更高版本，`{ $module }` 当前是 { $version }
    .note = 更早的 IM SDK 无法上报 TPNS 的 Token，收不到 IM 消息的推送
    .help = 使用 `com.tencent.imsdk:imsdk-plus` { $since } 或更高版本，或者设置 {"`im { enabled = false }`"}

TPNS701 = 向 OPPO 手机推送 IM 消息需要通知渠道 ID，但没有设置
    .note = 没有通知渠道，Android 8 及以上的 OPPO 设备不会展示任何消息
    .help = 把 {"`im { oppoChannelId = '…' }`"} 设为 OPPO 推送平台上通知渠道的 ID；如果 IM 消息不通过 TPNS 推送，请设置 {"`im { enabled = false }`"}
TPNS701-unstated = 向 OPPO 手机推送 IM 消息需要通知渠道 ID，但没有设置
    .note = 如果 IM 消息通过 TPNS 推送，没有通知渠道时 Android 8 及以上的 OPPO 设备不会展示任何消息
    .help = { TPNS701.help }

TPNS702 = `{ $setting }` 需要 IM SDK { $since } 或更高版本，当前是 { $version }
    .note = 更早的 IM SDK 没有 `{ $setter }` 方法，推送到 { $vendor } 手机的消息不会带上该设置
    .help = 使用 `com.tencent.imsdk:imsdk-plus` { $since } 或更高版本，或者删除 `{ $setting }`
