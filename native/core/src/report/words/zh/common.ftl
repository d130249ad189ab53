# 多条消息共用的句子
on-device-20 = 设备上注册失败，错误码为 20 或 10006
on-device-502 = 设备上注册失败，错误码为 -502、1008003 或 10030009
on-device-package = TPNS 按包名识别应用：注册仍会成功，但收不到推送
on-device-10003 = 设备上注册失败，错误码为 10003
on-device-10005 = 设备上注册失败，错误码为 10005
on-device-10008 = 设备上注册失败，错误码为 10008
blank-in-the-build = 值为空，往往是因为它来自某个 Gradle 属性、环境变量或文件，而这台机器上没有
stated-file = 配置文件中的
stated-setting = 设置项
stated-placeholder = 占位符
stated-manifest = 清单文件中的
from-library = 应用自己的清单文件中没有声明，它来自{ $library ->
        [unknown] 某个依赖库
       *[other] 依赖库 `{ $library }`
    }
    .help-override = 在该依赖库中改正，或者在应用自己的清单文件中覆盖它：{ $override }
    .help-override-tools = 在该依赖库中改正，或者在应用自己的清单文件中覆盖它（根元素还要声明 {"`xmlns:tools=\"http://schemas.android.com/tools\"`"}）：{ $override }
nothing-opens = 点击通知没有反应

# 接入点
point-guangzhou = 广州
point-singapore = 新加坡
point-hongkong = 中国香港
point-shanghai = 上海

# 句子的标题
note = 说明
help = 修复
fix = 修复：
source = 依据：
none = 无
unknown = 未知
list-separator = 、

# 构建结束时打印的内容
summary = TPNS：变体 `{ $variant }` 有 { $found }，详见 { $link }
summary-all = TPNS：{ $count } 个变体：{ $found }，详见 { $link }
summary-explain = 运行 `./gradlew { $module }:tpnsExplain --code { $code }` 查看说明
summary-fix = 运行 `./gradlew { $module }:tpnsExplain --code { $code }` 查看代码说明，运行 `./gradlew { $module }:tpnsFix` 可自动修复其中 { $count } 个问题
count-error = { $count } 个错误
count-warning = { $count } 个警告
count-note = { $count } 个提示
count-nothing = 0 个问题
count-accepted = { $count } 个已被基线接受
more-annotations = 还有 { $count } 个此级别的问题，见报告：GitHub 每个步骤只显示 10 个
repository-folder = 代码仓库的根目录

# 清单文件中的元素
component = 组件
permission = 权限

# 厂商
vendor-huawei = 华为
vendor-xiaomi = 小米
vendor-vivo = vivo
vendor-oppo = OPPO
vendor-meizu = 魅族
vendor-honor = 荣耀
vendor-fcm = FCM

# 不可见或容易混淆的字符
character-seen = `{ $character }`（{ $point }，{ $name }）
character-unseen = { $point }（{ $name }）
character-no-break-space = 不换行空格
character-soft-hyphen = 软连字符
character-zero-width-space = 零宽空格
character-joiner = 零宽连接符
character-byte-order-mark = 字节顺序标记
character-full-width-space = 全角空格
character-direction = 改变文字方向的控制符
character-line-separator = 行分隔符
character-other-space = 特殊宽度的空格
character-invisible = 不可见字符
character-bracket = 全角括号
character-quotation-mark = 全角引号
character-colon = 全角冒号
character-enumeration-comma = 顿号
character-comma = 全角逗号
character-brace = 全角花括号
character-square-bracket = 全角方括号
character-digit = 全角数字
character-letter = 全角字母
character-full-width = 全角字符
character-greek = 希腊字母
character-cyrillic = 西里尔字母
character-other = 其他字符
