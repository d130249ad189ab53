TPNS201 = { $blank ->
        [this] { $what } `{ $name }` 为空，但{ $than } `{ $field }` 是 `{ $in-file }`
        [other] { $what } `{ $name }` 的值是 `{ $stated }`，但{ $than } `{ $field }` 为空
       *[none] { $what } `{ $name }` 的值是 `{ $stated }`，但{ $than } `{ $field }` 是 `{ $in-file }`
    }
    .at = 在 `{ $origin }` 中设置
    .at-file = 构建脚本的 `{ $origin }` 中是另一个值
    .beside = 这里是另一个值
    .note-placeholder = 应用注册时用的是占位符的值
    .note-blank = { blank-in-the-build }
    .note-look-alike = 两者从第 { $position } 个字符开始不同
    .help = 删除{ $what } `{ $name }`，或者改正{ $than } `{ $field }`

TPNS202 = `{ $origin }` 中的{ $what } `{ $name }` 与{ $than } `{ $field }` 重复
    .at = 在这里设置
    .at-file = 构建脚本中也设置了
    .beside = 这里也有
    .help = 删除{ $what } `{ $name }`，tpnskit 会使用{ $than } `{ $field }` 的值

TPNS203 = { $blank ->
        [other] { $what } `{ $name }` 的值是 `{ $stated }`，但{ $than } `{ $field }` 为空
       *[none] { $what } `{ $name }` 的值是 `{ $stated }`，但{ $than } `{ $field }` 是 `{ $in-file }`
    }
    .at = 写在这里
    .at-file = 另一个值
    .beside = 这里是另一个值
    .note = { on-device-20 }
    .note-look-alike = 两者从第 { $position } 个字符开始不同
    .note-library = { $library ->
        [unknown] 应用自己的清单文件中没有声明，它来自某个依赖库或其他插件
       *[other] { from-library }
    }
    .help = 删除 `{ $name }` 条目：SDK 自带的清单文件中已有该条目，会使用{ $than } `{ $field }` 的值
    .help-by-hand = 改正 `{ $name }` 条目，或者改正{ $than } `{ $field }`
    .help-library = 在清单合并报告中找到 `{ $name }` 的来源，并在那里改正

TPNS204 = 缺少 `{ $channel }` 的 SDK 所需的占位符 `{ $name }`
    .note = 设备无法向 `{ $channel }` 注册，该通道收不到推送
    .help = 填写 `tpns-configs.json` 的 `{ $channel }` 配置块，tpnskit 会据此设置占位符
    .help-honor = 在 {"`tpns { }`"} 中设置 {"`channels { honor('…') }`"}，tpnskit 会据此设置占位符
    .help-state = 把厂商后台中的值以 `{ $name }` 为名写进 `manifestPlaceholders`
    .help-delete = 删除占位符 `{ $name }`：`tpns-configs.json` 的 `{ $channel }` 配置块中已经有这个值
    .help-delete-honor = 删除占位符 `{ $name }`：{"`channels { honor('…') }`"} 中已经有这个值
    .help-move = 删除占位符 `{ $name }`，改为填写 `tpns-configs.json` 的 `{ $channel }` 配置块，由 tpnskit 设置
    .help-move-honor = 删除占位符 `{ $name }`，改为在 {"`tpns { }`"} 中设置 {"`channels { honor('…') }`"}，由 tpnskit 设置
TPNS204-blank = `{ $channel }` 的 SDK 所需的占位符 `{ $name }` 为空
    .note = { TPNS204.note }
    .help-delete = { TPNS204.help-delete }
    .help-delete-honor = { TPNS204.help-delete-honor }
    .help-move = { TPNS204.help-move }
    .help-move-honor = { TPNS204.help-move-honor }
TPNS204-sample = 占位符 `{ $name }` 的值 `{ $stated }` 是文档中的示例值
    .note = { TPNS204.note }
    .help-delete = { TPNS204.help-delete }
    .help-delete-honor = { TPNS204.help-delete-honor }
    .help-move = { TPNS204.help-move }
    .help-move-honor = { TPNS204.help-move-honor }
TPNS204-differs = 占位符 `{ $name }` 的值是 `{ $stated }`，但 `{ $channel }` 的 `{ $field }` 是 `{ $other }`
    .at = 应用会使用这个值
    .at-other = 构建脚本中是另一个值
    .beside = 这里是另一个值
    .note = { TPNS204.note }
    .help = 删除占位符 `{ $name }`，或者改正 `{ $channel }` 的 `{ $field }`

TPNS205 = 同时使用了插件 `{ $plugin }`
    .note = 它会自行添加依赖和清单文件条目；有新版 SDK 发布后，它的 `checkTPNS` 任务还会让构建失败
    .help = 删除 `{ $plugin }`，它提供的内容由 tpnskit 来提供

TPNS206 = { $vendor }的 `{ $field }` 在 `{ $where }` 中是 `{ $stated }`，在 `{ $elsewhere }` 中是 `{ $other }`
    .at = 其中一个值
    .at-other = 另一个值
    .beside = 另一个值
    .note = 设备向{ $vendor }注册的应用与 TPNS 推送的应用不是同一个
    .note-library = 应用自己的清单文件中没有 `{ $where }`，它来自{ $library ->
        [unknown] 某个依赖库或其他插件
       *[other] 依赖库 `{ $library }`
    }
    .help = 到厂商控制台核对 ID，并改正不一致的值

TPNS207 = `{ $name }` 中是 TPNS 的 Secret Key（`{ $stated }`）
    .at = 只能用于服务端
    .note = 拿到安装包或源码的人都可以用它向你的所有用户推送消息
    .help = 从这里删除，只保存在服务端，并在 TPNS 控制台重新生成 Secret Key
