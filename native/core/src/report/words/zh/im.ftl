TPNS507 = 通过 TPNS 推送 IM 消息需要 IM SDK { $since } 或更高版本，`{ $module }` 当前是 { $version }
    .note = 更早的 IM SDK 无法上报 TPNS 的 Token，收不到 IM 消息的推送
    .help = 使用 `com.tencent.imsdk:imsdk-plus` { $since } 或更高版本，或者设置 {"`im { enabled = false }`"}

TPNS701 = 开启了 IM 消息推送，也使用了 OPPO 通道，但没有设置 OPPO 通知渠道
    .note = 没有通知渠道，Android 8 及以上的 OPPO 设备不会展示任何消息
    .help = 把 {"`im { oppoChannelId = '…' }`"} 设为 OPPO 推送平台上通知渠道的 ID
