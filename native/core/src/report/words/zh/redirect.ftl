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

TPNS605-colon = 点击跳转 URI `{ $uri }` 中有全角冒号 `：`
    .note = { form-of-uri }
    .help = 改成半角的 {"`:`"}
TPNS605-scheme-missing = 点击跳转 URI `{ $uri }` 不是以协议和 {"`://`"} 开头，例如 {"`demo://`"}
    .note = { form-of-uri }
    .help = 与 TPNS 控制台上填写的保持一致，例如 {"`demo://com.example.app/notify/`"}
TPNS605-scheme = 点击跳转 URI `{ $uri }` 的协议不合法
    .note = { form-of-uri }
    .help = 协议以字母开头，只能包含字母、数字、{"`+`"}、{"`.`"} 和 {"`-`"}
TPNS605-host-missing = 点击跳转 URI `{ $uri }` 在 {"`://`"} 和路径之间缺少主机名
    .note = { form-of-uri }
    .help = 与 TPNS 控制台上填写的保持一致，例如 {"`demo://com.example.app/notify/`"}
TPNS605-path-missing = 点击跳转 URI `{ $uri }` 的主机名后面缺少路径
    .note = { form-of-uri }
    .help = 补上路径，至少是 {"`/`"}
TPNS605-port = 点击跳转 URI `{ $uri }` 中有端口 `{ $part }`
    .note = { form-of-uri }
    .help = 去掉端口：TPNS 控制台不支持端口
TPNS605-host = 点击跳转 URI `{ $uri }` 的主机名中有 `{ $part }`
    .note = { form-of-uri }
    .help = 写普通的主机名，例如 `com.example.app`
TPNS605-query = 点击跳转 URI `{ $uri }` 中有查询参数 `{ $part }`
    .note = { form-of-uri }
    .help = 去掉查询参数：TPNS 会自己追加参数
TPNS605-fragment = 点击跳转 URI `{ $uri }` 中有片段 `{ $part }`
    .note = { form-of-uri }
    .help = 去掉片段
TPNS605-percent = 点击跳转 URI `{ $uri }` 中有百分号 `{ $part }`
    .note = { form-of-uri }
    .help = 路径中不要写百分号：Android 比较时的写法与控制台不同
TPNS605-space = 点击跳转 URI `{ $uri }` 中有空白字符
    .note = { form-of-uri }
    .help = 删除空白字符
TPNS605-character = 点击跳转 URI `{ $uri }` 中有不允许的字符 `{ $part }`
    .note = { form-of-uri }
    .help = 去掉它
TPNS605-placeholder = 点击跳转 URI `{ $uri }` 中的占位符 {"`${"}{ $part }{"}`"} 没有赋值
    .note = { form-of-uri }
    .help = 在 `manifestPlaceholders` 中赋值，或者直接写值
TPNS605-unclosed = 点击跳转 URI `{ $uri }` 中有未闭合的占位符
    .note = { form-of-uri }
    .help = 用 {"`}`"} 闭合
form-of-uri = TPNS 控制台只接受 {"`scheme://host/path`"} 形式，其他形式无法生成 intent-filter

TPNS606 = { $others } 也匹配跳转 URI `{ $uri }`
    .at = 这里也匹配
    .beside = 点击跳转的 Activity
    .note = Android 会弹窗让用户选择打开哪一个
    .help = 换一个其他 Activity 都不匹配的跳转 URI，并同步修改 TPNS 控制台

TPNS607 = 点击跳转的 Activity `{ $class }` 没有导出，而{ $vendors }要从应用外部打开它
    .note = 走厂商通道的通知点击后打不开任何页面
    .help = 改成 {"`android:exported=\"true\"`"}
TPNS607-disabled = 点击跳转的 Activity `{ $class }` 被禁用
    .note = { nothing-opens }
    .help = 删除 `android:enabled`
TPNS607-supposed = Activity `{ $class }` 匹配 `{ $uri }`，但没有导出：如果点击通知要打开它，{ $vendors }无法从应用外部打开
    .note = { TPNS607.note }
    .help = 改成 {"`android:exported=\"true\"`"}，或者在 {"`redirect { }`"} 中声明点击通知要打开的页面
TPNS607-supposed-disabled = 匹配 `{ $uri }` 的 Activity `{ $class }` 被禁用
    .note = 如果点击通知要打开它，点击后没有反应
    .help = 删除 `android:enabled`，或者在 {"`redirect { }`"} 中声明点击通知要打开的页面
