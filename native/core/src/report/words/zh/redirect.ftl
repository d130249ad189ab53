TPNS601 = 合并后的清单文件中没有点击跳转的 Activity `{ $class }`
    .note = { nothing-opens }
    .help = 在清单文件中声明该 Activity，或者改用其他 Activity
    .help-near = 是不是想写 `{ $near }`？

TPNS602 = `{ $class }` 中 `{ $uri }` 对应的 intent-filter 缺少 category `DEFAULT`
    .at = 在这个 intent-filter 中
    .note = { nothing-opens }
    .help = 在其中添加 `{ $category }`
TPNS602-view = `{ $class }` 中 `{ $uri }` 对应的 intent-filter 缺少 action `VIEW`
    .at = 在这个 intent-filter 中
    .note = { nothing-opens }
    .help = 在其中添加 `{ $action }`
TPNS602-both = `{ $class }` 中 `{ $uri }` 对应的 intent-filter 缺少 action `VIEW` 和 category `DEFAULT`
    .at = 在这个 intent-filter 中
    .note = { nothing-opens }
    .help = 在其中添加 `{ $action }` 和 `{ $category }`

TPNS603 = `{ $class }` 的 intent-filter 中，{ $part } 是 `{ $is }`，但跳转 URI `{ $uri }` 中是 `{ $wanted }`
    .at = URI 中是 `{ $wanted }`
    .beside = 应与 TPNS 控制台一致
    .note = Android 逐字符比较，不一致时{ nothing-opens }
    .help = 改成 `{ $wanted }`，或者同时改正这里和 TPNS 控制台中的 URI
uri-scheme = scheme
uri-host = host
uri-path = path

TPNS604 = 点击跳转的 Activity `{ $class }` 的启动模式是 `{ $mode }`
    .note = 每次点击通知都会在已打开的页面之上再打开一个相同的页面
    .help = 设置 {"`android:launchMode=\""}{ $wanted }{"\"`"}

TPNS605 = 跳转 URI `{ $uri }` 的格式不是 {"`scheme://host/path`"}
    .note = TPNS 控制台只接受这种格式，其他格式也无法生成 intent-filter
    .help = 写成与 TPNS 控制台中相同的值，例如 {"`demo://com.example.app/notify/`"}

TPNS606 = { $others } 也匹配跳转 URI `{ $uri }`
    .at = 这里也匹配
    .beside = 点击跳转的 Activity
    .note = Android 会弹窗让用户选择打开哪一个
    .help = 换一个其他 Activity 都不匹配的跳转 URI，并同步修改 TPNS 控制台
