TPNS401 = 没有处理 TPNS 消息的接收器
    .note = 应用收不到消息、点击和注册结果的回调
    .note-no-sdk = 没有生成接收器，因为该变体没有依赖 SDK `com.tencent.tpns:tpns`
    .help = 在清单文件中声明一个继承 `XGPushBaseReceiver` 的接收器
    .help-no-sdk = 为该变体添加 SDK 依赖
    .help-setting = 删除 {"`receiver { enabled = false }`"}，或者在清单文件中声明一个接收器

TPNS402 = 接收器 `{ $class }` 没有声明 action `{ $action }`
    .at = 它的 intent-filter 中缺少该 action
    .note-feedback = 应用拿不到 Token，也收不到点击回调
    .note-message = 应用收不到应用内消息
    .note-library = { from-library }
    .help = 在它的 intent-filter 中添加 {"`<action android:name=\""}{ $action }{"\" />`"}
TPNS402-slip = 接收器 `{ $class }` 声明了 `{ $action }`，但 TPNS 没有这个 action
    .note-feedback = { TPNS402.note-feedback }
    .note-message = { TPNS402.note-message }
    .note-library = { from-library }
    .help = 改成 `{ $meant }`

TPNS403 = 接收器 `{ $class }` 对外导出，且没有权限保护
    .note = 设备上的任何应用都可以向它发送伪造的推送消息
    .note-library = { from-library }
    .help = 设置 {"`android:exported=\"false\"`"}：TPNS 的广播是在应用内部发送的

TPNS404 = { $element } `{ $class }` 有 intent-filter，但缺少 `android:exported`
    .note = 应用的 targetSdk 为 { $target }，Android 12 及以上的设备会拒绝安装
    .note-library = { from-library }
    .help = 添加 {"`android:exported=\"false\"`"}；如果需要由其他应用启动，则设为 {"`\"true\"`"}
    .help-true = 添加 {"`android:exported=\"true\"`"}：它由桌面或其他应用启动
    .help-false = 添加 {"`android:exported=\"false\"`"}：TPNS 的广播是在应用内部发送的

TPNS405 = { $number } 个接收器都声明了 `{ $action }`：{ $classes }
    .beside = 这里也声明了
    .note = 每条消息、每次点击都会被处理多次
    .help = 保留其中一个

TPNS406-removed = TPNS 必需的{ $what } `{ $name }` 被移除
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10003 = { on-device-10003 }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .help = 删除这个元素
TPNS406-disabled = TPNS 必需的组件 `{ $name }` 被禁用
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .note-library = { from-library }
    .help = 删除 `android:enabled`

TPNS407-permission = 权限 `{ $value }` 使用了其他包名，本应用的 applicationId 是 `{ $application-id }`
    .note = 应用因此没有接收 TPNS 广播所需的权限（错误码 10003）
    .note-library = { from-library }
    .help = 改成 {"`${applicationId}.permission.XGPUSH_RECEIVE`"}，或者直接删除：SDK 自带的清单文件中已有声明
TPNS407-authority = authority `{ $value }` 使用了其他包名，本应用的 applicationId 是 `{ $application-id }`
    .note = authority 相同的两个应用无法安装在同一台设备上
    .note-library = { from-library }
    .help = 改成 {"`${applicationId}"}.{ $suffix }`；如果 SDK 来自 Maven，也可以直接删除该 provider

TPNS408 = targetSdk 为 { $target }，但应用没有声明权限 `{ $permission }`
    .note = 在 Android 13 及以上的设备上，系统不会展示应用的任何通知
    .help = 在清单文件中添加 {"`<uses-permission android:name=\""}{ $permission }{"\" />`"}，并在运行时向用户申请该权限

TPNS409 = targetSdk 为 { $target }，但应用没有声明库 `{ $library }`
    .note = 在 Android 9 及以上的设备上，SDK 找不到它所用的 HTTP 客户端
    .help = 在 `<application>` 中添加 {"`<uses-library android:name=\""}{ $library }{"\" android:required=\"false\" />`"}

TPNS410-authority = provider `{ $class }` 的 authority `{ $value }` 不正确
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .note-library = { from-library }
    .help = { TPNS407-authority.help }
TPNS410-action = { $element } `{ $class }` 声明的 action 是 `{ $action }`，应为 `{ $wanted }`
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .note-library = { from-library }
    .help = 在它的 intent-filter 中写 {"`<action android:name=\"${applicationId}"}.{ $suffix }{"\" />`"}
TPNS410-no-action = { $element } `{ $class }` 缺少 action `{ $wanted }`
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .note-library = { from-library }
    .help = { TPNS410-action.help }
TPNS410-host = activity `{ $class }` 处理的是 `{ $value }` 的 `{ $scheme }` 链接，而本应用的 applicationId 是 `{ $application-id }`
    .note-click = { nothing-opens }
    .note-library = { from-library }
    .help = 改成 {"`android:host=\"${applicationId}\"`"}
TPNS410-renamed = SDK { $version } 中没有类 `{ $class }`
    .note-provider = provider 随应用启动而创建，找不到类会导致应用一启动就崩溃
    .note-component = 该组件在设备上无法启动
    .help = 改成 `{ $instead }`；如果 SDK 来自 Maven，也可以直接删除
TPNS410-absent = SDK 的组件是手写的，缺少 { $number } 个：{ $absent }
    .at = 手写的组件
    .note-not-started = { not-started }
    .note-click = { nothing-opens }
    .note-10005 = { on-device-10005 }
    .note-10008 = { on-device-10008 }
    .note-library = { from-library }
    .help = 在 `{ $file }` 的 `application` 中添加：{ $lines }
not-started = SDK 在设备上无法启动，应用收不到任何消息

TPNS411 = 变体 `{ $variant }` 开启了压缩混淆，但混淆规则没有保留 TPNS 的全部类
    .note = 设备上注册失败，错误码为 10009
    .note-searched = 检查过的规则文件：{ $searched }
    .help = 在 `{ $file }` 中添加：{ $rules }
TPNS411-vendors = 变体 `{ $variant }` 开启了压缩混淆，但混淆规则没有保留{ $vendors }的全部类
    .note = 厂商通道无法在该厂商的手机上启动，应用未运行时收不到推送
    .note-searched = { TPNS411.note-searched }
    .help = { TPNS411.help }
TPNS411-both = 变体 `{ $variant }` 开启了压缩混淆，但混淆规则没有保留 TPNS 和{ $vendors }的全部类
    .note = 设备上注册失败，错误码为 10009，厂商通道也无法启动
    .note-searched = { TPNS411.note-searched }
    .help = { TPNS411.help }

TPNS412 = ABI 过滤后只剩 { $filters }，SDK 没有对应的 so 库
    .note = 设备上注册失败，错误码为 10004
    .help = 在 `abiFilters` 中至少加入 { $abis } 中的一个

TPNS413 = 接收器 `{ $class }` 声明了 `{ $action }`，而这个 action 是给 Service 用的
    .note = 厂商 SDK 找不到这个接收器，厂商的消息会丢失
    .help = 把该 action 移到 Service 的 intent-filter 中，或者删除它

TPNS414 = 多个组件声明了 `{ $action }`：{ $classes }
    .at = 应用自己的组件
    .beside = 这里也声明了
    .note = 厂商 SDK 只会把每条消息交给其中一个，其余组件收不到
    .help = 让应用自己的组件把不处理的消息转交给 TPNS 的组件，或者删除它

TPNS415 = 对 `XGPushProvider` 的覆盖仍是默认的 authority
    .at = 默认值
    .note = 只有换成其他 authority 才能关闭保活，现在其他应用仍会拉起本应用
    .help = 换成其他 authority，例如 {"`${applicationId}.off.XGVIP_PUSH_AUTH`"}，或者删除这段覆盖

TPNS416-not-utf8 = `{ $file }` 含有非 UTF-8 编码的字节
    .help = 把文件保存为 UTF-8，或者在首行声明它的编码，例如 {"`encoding=\"gbk\"`"}
TPNS416-doctype = `{ $file }` 中有 DOCTYPE，tpnskit 不接受
    .at = 删除这个声明
    .help = 删除这个声明：Android 的清单文件不需要它
TPNS416-second-root = `{ $file }` 中有第二个根元素 `{ $name }`
    .help = 只保留一个 `manifest` 元素
TPNS416-too-deep = `{ $file }` 的嵌套超过 { $levels } 层
    .help = 减少嵌套层级：清单文件最多只需要 7 层
TPNS416-text-outside = `{ $file }` 的根元素之外有文本
    .help = 删除这些文本，或者改成注释
TPNS416-unclosed = `{ $file }`：元素 `{ $name }` 没有闭合
    .help = 添加结束标签 {"`</"}{ $name }{">`"}
TPNS416-unmatched-end = `{ $file }`：结束标签 {"`</"}{ $name }{">`"} 没有对应的开始标签
    .help = 删除它，或者补上开始标签
TPNS416-mismatched-end = `{ $file }`：元素 `{ $expected }` 的结束标签是 {"`</"}{ $found }{">`"}
    .help = 先闭合 `{ $expected }`
TPNS416-unclosed-comment = `{ $file }`：注释没有闭合
    .help = 添加 {"`-->`"}
TPNS416-dashes-in-comment = `{ $file }`：注释中有 {"`--`"}，XML 不允许
    .help = 删除其中一个连字符
TPNS416-unclosed-tag = `{ $file }`：标签没有闭合
    .help = 添加 {"`>`"}
TPNS416-attribute-without-equals = `{ $file }`：属性缺少 {"`=`"}
    .help = 把属性写成 {"`name=\"value\"`"}
TPNS416-attribute-without-value = `{ $file }`：属性没有值
    .help = { TPNS416-attribute-without-equals.help }
TPNS416-attribute-without-quotes = `{ $file }`：属性值没有加引号
    .help = { TPNS416-attribute-without-equals.help }
TPNS416-attribute-not-closed = `{ $file }`：属性值的引号没有闭合
    .help = 补上右引号
TPNS416-duplicate-attribute = `{ $file }`：同一个元素中属性 `{ $name }` 出现了两次
    .help = 保留其中一个
TPNS416-stray-ampersand = `{ $file }`：{"`&`"} 后面不是实体引用
    .help = 改成 {"`&amp;`"}
TPNS416-unknown-entity = `{ $file }`：XML 中没有实体 {"`&"}{ $name }{";`"}
    .help = 如果只是想写 {"`&`"}，改成 {"`&amp;`"}
TPNS416-unknown-prefix = `{ $file }`：没有声明命名空间前缀 `{ $prefix }`
    .help = 在 `manifest` 元素中声明，例如 {"`xmlns:tools=\"http://schemas.android.com/tools\"`"}
TPNS416-conflict = `{ $file }` 中有未解决的合并冲突标记
    .help = 保留其中一边，并删除以 {"`<<<<<<<`"}、{"`=======`"} 和 {"`>>>>>>>`"} 开头的行
TPNS416-stray = `{ $file }`：此处应为 `{ $meant }`，写成了 { $stray }
    .note-count = 文件中共有 { $count } 处
    .help = 改成 `{ $meant }`
TPNS416-no-comment = `{ $file }`：{"`<!`"} 后面不是注释
    .help = 注释写成 {"`<!-- … -->`"}
TPNS416-unclosed-cdata = `{ $file }`：CDATA 没有闭合
    .help = 添加 {"`]]>`"}
TPNS416-unclosed-instruction = `{ $file }`：{"`<?`"} 没有闭合
    .help = 添加 {"`?>`"}
TPNS416-no-character = `{ $file }`：字符引用不对应任何字符
    .help = 直接写该字符；如果只是想写 {"`&`"}，改成 {"`&amp;`"}
TPNS416-malformed = `{ $file }` 不是格式正确的 XML
    .help = 改正这里
TPNS416-empty = `{ $file }` 是空文件
    .help = 添加 `manifest` 元素
TPNS416-other-root = `{ $file }` 不是清单文件：根元素是 `{ $name }`
    .help = 把根元素改成 `manifest`

TPNS417 = SDK 的组件是手写的，缺少 { $number } 项权限：{ $absent }
    .at = 手写的组件
    .note = { on-device-10003 }
    .note-library = { from-library }
    .help = 在 `{ $file }` 的 `manifest` 元素中添加：{ $lines }

TPNS418 = TPNS { $version } 所用的{ $vendor } SDK 中已经没有 { $element } `{ $class }`
    .at = 从 TPNS { $since } 起移除
    .note-provider = { starts-providers }
    .note-component = { never-starts }
    .note-library = { from-library }
    .help = 删除它
    .help-library = { TPNS418-xg.help-library }
TPNS418-xg = { $element } `{ $class }` 属于信鸽 4.x，应用的所有库中都没有这个类
    .at = TPNS 之前的旧平台
    .note-provider = { starts-providers }
    .note-component = { never-starts }
    .note-library = { from-library }
    .help = 删除它
    .help-library = 在应用的清单文件中添加同名元素，并加上 {"`tools:node=\"remove\"`"}
starts-providers = provider 随应用启动而创建，找不到类会导致应用一启动就崩溃
never-starts = 找不到它的类，它在设备上无法启动，被拉起时应用会崩溃

TPNS419 = `XG_SERVICE_PULL_UP_OFF` 的值是 `{ $value }`
    .note = 用户还没有同意隐私政策，SDK 就会随应用启动，应用市场会因此驳回
    .note-library = { from-library }
    .help = 改成 `true`，在用户同意之后再调用 `registerPush`

TPNS420-process = 接收器 `{ $class }` 运行在进程 `{ $value }` 中，而不是应用的主进程
    .note = { deaf }
    .note-library = { from-library }
    .help = 删除 `android:process`
TPNS420-disabled = 接收器 `{ $class }` 被禁用，也没有其他接收器处理 TPNS 消息
    .note = { deaf }
    .note-library = { from-library }
    .help = 删除 `android:enabled`
TPNS420-abstract = 接收器声明的是抽象类 `{ $class }` 本身
    .note = { crashes-on-message }
    .note-library = { from-library }
    .help = 改为应用中继承它的类，或者删除该接收器，由 tpnskit 生成
TPNS420-absent = 声明了接收器 `{ $class }`，但应用中没有这个类
    .note = { crashes-on-message }
    .note-library = { from-library }
    .help = 编写这个类，或者删除该接收器，由 tpnskit 生成
    .help-near = 是否应为 `{ $near }`？
TPNS420-setting = `receiver.className` 是 `{ $stated }`，但应用中没有这个类
    .note = { crashes-on-message }
    .help = 编写这个类，或者删除该设置，由 tpnskit 生成接收器
    .help-near = { TPNS420-absent.help-near }
deaf = 收不到任何回调：应用拿不到 Token，也收不到消息和点击
crashes-on-message = Android 无法创建它：收到第一条消息时应用就会崩溃
