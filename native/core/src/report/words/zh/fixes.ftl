# Fixes
fixes-none = 没有可以自动修复的问题
fixes-made = 已修复 { $count } 个问题：
fixes-possible = 可以修复 { $count } 个问题，尚未改动任何文件：
fixes-left = 还有 { $count } 个问题需要手动处理：
fixes-unmerged = 无法合并 manifest，所以只修复不看合并结果就能确定的问题；能合并之后，请再修复一次
fixes-outdated = 读取之后 `{ $name }` 被保存过，因此没有写入任何文件；请重新运行该命令
fixes-foreign = 没有写入任何文件：`{ $name }` 是只读文件、有其他硬链接，或者在项目目录之外
fixes-written = 这些文件仍是改过的：{ $files }
fixes-again = 请再检查一次
left-no-fix = 无法自动修复，处理办法见检查报告
left-unsafe = 怎么改取决于你的意图，修改建议见检查报告
left-disagrees = 未修复：{ $code } 的修复会把同一处改成别的内容
left-shared = 未修复：变体 `{ $name }` 也使用这个文件，对它来说现在是对的
left-foreign = 未修复：`{ $name }` 是只读文件、有其他硬链接、是生成的文件，或者在项目目录之外
left-spoils = 未修复：一起修改之后，`{ $name }` 就不再是有效的 XML
left-encoding = 未修复：无法识别 `{ $name }` 的编码，请先存为 UTF-8
diff-too-long = 共改动 { $count } 行
