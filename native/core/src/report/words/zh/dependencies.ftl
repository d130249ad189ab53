TPNS501 = { $artifacts } 的版本与配置文件中的 `version`（`{ $version }`）不一致
    .at = 实际打包的是这个版本
    .at-file = 实际打包的是另一个版本
    .beside-file = 配置文件中是另一个版本
    .note = 以依赖的版本为准，配置文件中的 `version` 不起作用
    .help = 把 `tpns-configs.json` 中的 `version` 改为实际打包的版本，或者删除它

TPNS502 = 同时打包了 { $count } 个版本的 `com.tencent.tpns` 依赖：{ $artifacts }
    .note = 厂商通道可能会调用另一个版本的 SDK 中没有的代码，这只有在设备上才会暴露
    .note-huawei = `{ $huawei }` 的旧版本号自成一套，不参与比较
    .help = 让这些依赖使用同一个版本

TPNS503 = 依赖了 `{ $module }`，但配置文件中没有 `{ $channel }` 配置块
    .at = 已打包进应用
    .at-file = 没有 `{ $channel }` 配置块
    .beside = 没有该厂商的配置块
    .note = `{ $channel }` 通道没有注册所需的 ID，除非在代码中设置
    .help = 在 TPNS 控制台启用该通道并重新下载配置文件，或者删除这个依赖
TPNS503-off = 配置文件中 `channel.enable` 为 false，但仍打包了厂商通道：{ $modules }
    .at = 已打包进应用
    .beside-off = 在这里关闭
    .note = 所有厂商通道都不会使用，应用却带着这些厂商 SDK
    .help = 删除这些依赖，或者把 `channel.enable` 设为 true

TPNS504 = 配置文件中有 `{ $channel }` 配置块，但没有引入该厂商的 SDK
    .note = 消息无法通过 `{ $channel }` 通道送达该厂商的设备
    .help = 添加依赖 `{ $module }`，或者删除该配置块

TPNS505 = `{ $module }` 缺少配套依赖 `{ $companion }`
    .note-no-sdk = 缺少的正是厂商 SDK，因此该通道不会注册
    .note-fails = 设备上向厂商注册失败
    .help = 添加 {"`implementation '"}{ $companion }:{ $version }{"'`"}，也可以使用更高版本；所在仓库是 `{ $repository }`

TPNS506-file = { $vendor }通道需要 `{ $file }`，但应用模块中没有该文件
    .note = { $vendor } SDK 无法识别应用，获取不到 Token，该通道不会注册
    .help = 从 { $console }下载 `{ $file }`，放到模块的构建脚本旁边
    .help-entry = 从 { $console }下载 `{ $file }`，放到模块的构建脚本旁边；也可以在 `<application>` 中添加 `{ $entry }`
TPNS506-plugin = { $vendor }通道需要插件 `{ $plugin }`，但应用模块没有使用该插件
    .note = 没有插件读取 `{ $file }`，{ $vendor } SDK 获取不到 Token，该通道不会注册
    .help = 在模块的构建脚本中应用插件 `{ $plugin }`
    .help-entry = 在模块的构建脚本中应用插件 `{ $plugin }`；也可以在 `<application>` 中添加 `{ $entry }`
TPNS506-both = { $vendor }通道需要 `{ $file }` 和插件 `{ $plugin }`，应用模块中都没有
    .note = { TPNS506-file.note }
    .help = 从 { $console }下载 `{ $file }`，放到模块的构建脚本旁边，并应用插件 `{ $plugin }`
    .help-entry = 从 { $console }下载 `{ $file }`，放到模块的构建脚本旁边，并应用插件 `{ $plugin }`；也可以在 `<application>` 中添加 `{ $entry }`
service-huawei = AppGallery Connect 控制台
service-google = Firebase 控制台

TPNS508 = { $vendor }通道需要 TPNS SDK { $since } 或更高版本，应用使用的是 { $version }
    .note = 该版本的 SDK 没有这个通道，消息无法通过它送达{ $vendor }设备
    .help = 把所有 `com.tencent.tpns` 依赖升级到 { $since } 或更高版本

TPNS510 = `{ $artifact }` 版本过低，不支持 targetSdk { $target }
    .note = { $since } 之前的 SDK 没有适配 targetSdk { $level } 的系统要求
    .help = 把所有 `com.tencent.tpns` 依赖升级到 { $since } 或更高版本
TPNS510-31 = { TPNS510 }
    .note = 它创建的 PendingIntent 会被 Android 12 拒绝，通知无法展示
    .help = { TPNS510.help }
TPNS510-34 = { TPNS510 }
    .note = 它注册广播接收器的方式会被 Android 14 拒绝，应用收不到任何回调
    .help = { TPNS510.help }
TPNS510-pages = `{ $artifact }` 的原生库没有按 16 KB 内存页对齐
    .note = 从 targetSdk { $level } 起 Google Play 有此要求，当前是 { $target }；在 16 KB 内存页的设备上无法加载这些库
    .help = { TPNS510.help }

TPNS511 = `{ $other }`（{ $title }）与 { $artifacts } 都引入了{ $vendor }的推送 SDK
    .at = 其中一个
    .beside = 另一个
    .note = 构建会因为类重复而失败，或者只有其中一个能收到该厂商通道的消息
    .help = 如果由 TPNS 使用{ $vendor }通道，请删除 `{ $other }`；否则删除 `{ $channel }` 配置块和对应的 TPNS 依赖
TPNS511-xinge = 同时打包了 `{ $other }`（{ $title }）和取代它的 { $artifacts }
    .at = TPNS 之前的 SDK
    .beside = 取代它的 SDK
    .note = 两者有相同的类，构建会失败，或者运行时用错类
    .help = 删除 { $drop }

TPNS512 = `{ $companion }` 低于 `{ $module }` 要求的版本
    .at = 需要 { $least } 或更高版本
    .beside = 由它要求
    .note = 该通道是基于更高版本开发的，在设备上可能注册失败
    .help = 使用 { $version } 或更高版本
TPNS512-target = `{ $companion }` 版本过低，不支持 targetSdk { $target } 及以上
    .at = 需要 { $least } 或更高版本
    .beside = 由它要求
    .note = 它创建的 PendingIntent 会被 Android 12 拒绝，收到消息时应用会崩溃
    .help = { TPNS512.help }

TPNS509 = 存在 `tpns-configs.json`，但构建中没有任何地方使用 TPNS
    .at = 遗留文件
    .note = 没有 TPNS 的依赖、插件、占位符或接收器
    .help = 删除该文件，或者应用插件 `io.github.tpnskit`

TPNS509-xinge = 存在 `tpns-configs.json`，但应用仍在使用信鸽 4（TPNS 之前的平台）
    .at = 尚未使用
    .note = 信鸽 4 的依赖、组件和接收器 action 不适用于 TPNS
    .help = 运行 `tpnskit migrate`，把应用从信鸽 4 迁移到 TPNS

# tpnskit 添加的依赖找不到时
missing-companion = tpnskit 为{ $reason }添加了依赖 `{ $artifact }`，但本次构建的所有仓库中都找不到它：请在声明仓库的地方加上 `{ $repository }`
missing-artifact = tpnskit 为{ $reason }添加了依赖 `{ $artifact }`，但本次构建的所有仓库中都找不到它：请在声明仓库的地方加上 `{ $repository }`，或者改正 SDK 的版本号
added-for-sdk = 使用 TPNS 推送的应用
added-for-block = { $place } 处的 `{ $channel }` 配置块
added-for-setting = {"`tpns { }`"} 中的 {"`channels { "}{ $channel }{" }`"}
added-for-artifact = 依赖 `{ $module }`
