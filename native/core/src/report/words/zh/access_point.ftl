TPNS301 = 没有设置 `XG_SERVER_SUFFIX`，而 Access ID `{ $id }` 需要它
    .at = 需要 `{ $domain }`
    .note = { on-device-502 }
    .help = 在 `<application>` 中添加 `{ $entry }`
    .help-setting = 删除 {"`supply { accessPoint = false }`"}，或者在清单文件中添加该条目

TPNS302 = `XG_SERVER_SUFFIX` 设置的接入点是{ $point }，但 Access ID `{ $id }` 属于{ $wanted }
    .beside-placeholder = 值来自这里
    .beside = { $prefix }… 属于{ $wanted }
    .note = { on-device-502 }
    .note-library = { from-library }
    .help = 改成 `{ $domain }`，或者删除该条目，由 tpnskit 根据 Access ID 补上
    .help-default = 删除该条目：{ $wanted }是 SDK 的默认接入点
TPNS302-entry-and-setting = `XG_SERVER_SUFFIX` 设置的接入点是{ $point }，但 `accessPoint` 设置的是{ $wanted }
    .beside-placeholder = { TPNS302.beside-placeholder }
    .note = { on-device-502 }
    .note-library = { from-library }
    .help = { TPNS302.help }
    .help-default = { TPNS302.help-default }
TPNS302-server = { $names } 指向{ $point }接入点，但 Access ID `{ $id }` 属于{ $wanted }
    .beside = { TPNS302.beside }
    .note-registration = { on-device-502 }
    .note-reports = SDK 会上报到其他地域，控制台上没有统计数据
    .note-library = { from-library }
    .help = 把域名改成 `{ $domain }`，或者删除这些条目，由 tpnskit 根据 Access ID 补上 `XG_SERVER_SUFFIX`
TPNS302-server-and-setting = { $names } 指向{ $point }接入点，但 `accessPoint` 设为{ $wanted }
    .note-registration = { on-device-502 }
    .note-reports = { TPNS302-server.note-reports }
    .note-library = { from-library }
    .help = { TPNS302-server.help }
TPNS302-setting = `accessPoint` 设置的接入点是{ $point }，但 Access ID `{ $id }` 属于{ $wanted }
    .beside = { TPNS302.beside }
    .note = { on-device-502 }
    .help = 删除 `accessPoint`，由 Access ID 决定接入点，或者换成正确产品的配置文件

TPNS303 = `XG_SERVER_SUFFIX` 的值 `{ $value }` 不是 TPNS 的域名
    .beside-placeholder = { TPNS302.beside-placeholder }
    .note = { on-device-502 }
    .note-library = { from-library }
    .help = 改成 `{ $domain }`，只写域名
    .help-delete = 删除该条目，由 tpnskit 根据 Access ID 补上
TPNS303-blank = `XG_SERVER_SUFFIX` 为空
    .beside-placeholder = { TPNS302.beside-placeholder }
    .note = { on-device-502 }
    .note-library = { from-library }
    .help = 写成 `{ $domain }`，或者删除该条目：tpnskit 会根据 Access ID 补上
    .help-delete = { TPNS303.help-delete }
TPNS303-server = `{ $name }` 中的 `{ $value }` 不是 TPNS 的域名
    .note = { on-device-502 }
    .note-library = { from-library }
    .help = 把域名改成 `{ $domain }`
    .help-delete = { TPNS303.help-delete }
TPNS303-setting = `{ $stated }` 不是有效的接入点
    .note = 可选的接入点有 { $known }
    .help = 改成其中一个，或者不设置 `accessPoint`，由 Access ID 决定接入点
    .help-near = 是不是想写 `accessPoint = '{ $near }'`？

TPNS304 = { $point }接入点不支持通过 FCM 推送
    .at-dependency = FCM 依赖
    .at-id = { $point }接入点的产品
    .note = 只有新加坡和中国香港接入点支持 FCM，该通道收不到推送
    .help = 改用这两个接入点的产品，或者不使用 FCM

TPNS305 = 无法从 Access ID `{ $id }` 的前缀判断接入点，因此没有检查接入点
    .help = 在 {"`tpns { }`"} 中设置 `accessPoint`，tpnskit 就会补上并检查
