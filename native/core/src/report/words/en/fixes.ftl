# Fixes
fixes-none = no finding can be fixed automatically
fixes-made = { $count ->
        [one] fixed 1 finding:
       *[other] fixed { $count } findings:
    }
fixes-possible = { $count ->
        [one] 1 finding can be fixed; nothing has been changed:
       *[other] { $count } findings can be fixed; nothing has been changed:
    }
fixes-left = { $count ->
        [one] 1 finding is left for you:
       *[other] { $count } findings are left for you:
    }
fixes-unmerged = the manifests can't be merged, so only what shows without a merged manifest is fixed; when they can be merged, fix again
fixes-outdated = `{ $name }` was saved since it was read, so nothing was written; run the command again
fixes-foreign = nothing was written: `{ $name }` is read-only, has other hard links or lies outside of the project
fixes-written = these files stay changed: { $files }
fixes-again = now check again
left-no-fix = no automatic fix; the report of the check says what to do
left-unsafe = its fix depends on what you mean; the report of the check shows it
left-disagrees = not fixed: the fix of { $code } changes the same text in another way
left-shared = not fixed: variant `{ $name }` uses the same file and is right as it is
left-foreign = not fixed: `{ $name }` is read-only, has other hard links, is generated or lies outside of the project
left-spoils = not fixed: with all fixes together `{ $name }` would no longer be XML
left-encoding = not fixed: `{ $name }` is in an unknown encoding; save it as UTF-8 first
diff-too-long = { $count } lines change
