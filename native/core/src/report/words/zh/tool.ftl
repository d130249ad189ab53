TPNS905-code = `{ $setting }` 中的检查项 `{ $name }` 不存在
    .help = 运行 `./gradlew tpnsExplain` 查看全部检查项
    .help-near = 是不是想写 `{ $near }`？
TPNS905-severity = `severity` 为 `{ $code }` 设置的级别 `{ $stated }` 不存在
    .help = 改成 `error`、`warning` 或 `note`，要关闭检查则用 `disable`
    .help-near = { TPNS905-code.help-near }
TPNS905-value = `{ $setting }` 的值 `{ $stated }` 无效
    .help = 改成 { $known } 中的一个
    .help-near = { TPNS905-code.help-near }
TPNS905-redirect = 有一个 {"`redirect { }`"} 缺少 { $lacks }
    .note = 这个点击跳转不会生效：Activity 和 URI 缺一不可
    .help = 同时设置两项，例如 `activity = '.MainActivity'` 和 `uri = 'demo://com.example.app/notify/'`
TPNS905-baseline-schema = 基线的 schema 是 { $schema }，而当前版本的 tpnskit 读取的是 schema { $known }
    .note = 其中的条目都不生效
    .help = 用 `./gradlew tpnsBaseline` 重新生成
TPNS905-baseline-unreadable = 无法读取基线
    .note = { TPNS905-baseline-schema.note }
    .help = { TPNS905-baseline-schema.help }

TPNS906-gone = 基线接受的 { $code } 已经不存在
    .note = 只要该条目还在，以后再犯同样的错误就不会被发现
    .help = 删除该条目，或者用 `./gradlew tpnsBaseline` 重新生成基线
TPNS906-fewer = 基线接受了 { $counted } 个 { $code }，实际只有 { $found } 个
    .note = { TPNS906-gone.note }
    .help = { TPNS906-gone.help }
TPNS906-first-format = 基线是早期版本的格式
    .note = 条目只按检查项和文件匹配
    .help = 用 `./gradlew tpnsBaseline` 重新生成
