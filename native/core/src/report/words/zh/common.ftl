# 多条消息共用的句子
on-device-20 = 设备上注册失败，错误码为 20 或 10006
on-device-502 = 设备上注册失败，错误码为 -502、1008003 或 10030009
on-device-10003 = 设备上注册失败，错误码为 10003
on-device-10005 = 设备上注册失败，错误码为 10005
on-device-10008 = 设备上注册失败，错误码为 10008
from-library = 应用自己的清单文件中没有声明，它来自某个依赖库
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
summary = TPNS：变体 `{ $variant }`：{ $found }，详见 { $link }
summary-all = TPNS：{ $count } 个变体：{ $found }，详见 { $link }
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
