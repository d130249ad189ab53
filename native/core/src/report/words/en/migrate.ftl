# tpnskit migrate
migrate-nothing = no app here uses TPNS, so there is nothing to migrate
migrate-build = Build `{ $name }`:
migrate-done = nothing to change
migrate-replaced = Replaced:
migrate-added = Added:
migrate-removed = Removed, because tpnskit or the SDK supplies the same:
migrate-former = Removed with XG 4:
migrate-unused = Removed, because nothing uses it any more:
migrate-kept = Kept:
migrate-new = tpnskit also supplies, from now on:
migrate-by-hand = Left for you:
migrate-plugin = `{ $from }` by `{ $to }`
migrate-applied = `{ $name }` is applied
migrate-declared = `{ $name }` is declared, with version { $version }
migrate-on-class-path = `{ $name }` is on the class path
migrate-repository = `{ $name }`, which has tpnskit
migrate-vendor = `{ $name }`: tpnskit is there already
migrate-library = `{ $name }`: tpnskit is for apps, and this module is none
migrate-kind-dependency = dependency
migrate-kind-placeholder = placeholder
migrate-kind-entry = manifest entry
migrate-kind-rule = keep rule
migrate-kind-receiver = receiver
migrate-kind-bundle = bundle
migrate-kind-library = library
migrate-kind-plugin = plugin
migrate-kind-version = version
migrate-kind-variable = variable
migrate-item = { $kind } `{ $name }`
migrate-class = class `{ $name }`, which did nothing
migrate-class-logs = class `{ $name }`, which only wrote to the log
migrate-check-task-off = what switches off `{ $name }`, a task of Tencent's plugin
migrate-kept-form = { $kind } `{ $name }`: it is written in a way that isn't edited automatically
migrate-kept-unknown = { $kind } `{ $name }`: only a build knows its value
migrate-kept-unknown-version = { $kind } `{ $name }`: only a build knows its version
migrate-kept-shared = { $kind } `{ $name }`: other modules use `{ $file }`, too
migrate-kept-foreign = { $kind } `{ $name }`: the file belongs to another module
migrate-kept-together = { $kind } `{ $name }`: it is declared together with `{ $other }`, which stays
migrate-kept-version = { $kind } `{ $name }`: tpnskit would add { $version }
migrate-kept-why = { $kind } `{ $name }`: { $why }
migrate-kept-named = { $kind } `{ $name }`: `{ $file }` names its class, too
migrate-kept-read = { $kind } `{ $name }`: `{ $file }` may read it, and gets nothing of what tpnskit supplies
migrate-kept-api = { $kind } `{ $name }`: `{ $module }` depends on this app and may use it through `api`; tpnskit would add it as `implementation`
migrate-receiver-code = receiver `{ $name }`: move the code of { $callbacks } into the methods of the same names of a `TpnsListener`, which `TpnsMessageReceiver.setListener` sets. Then delete the class and its entry in `{ $file }`, and tpnskit generates the receiver
migrate-why-off = a setting of {"`tpns { }`"} switches this supply off
migrate-why-version = tpnskit can't tell which version to add
migrate-why-elsewhere = another part of the build states it in another way
migrate-why-no-file = without a `tpns-configs.json`, tpnskit adds no dependencies
migrate-why-id = only a build knows the application id, so the file's channels aren't known
migrate-why-variants = only a build knows all of the app's variants
migrate-why-disabled = the file has `"enable": false`, so tpnskit adds no channels
migrate-why-no-block = `tpns-configs.json` doesn't ask for it
migrate-why-stated = nothing else states its value
migrate-why-differs = its value differs from `tpns-configs.json`
migrate-why-supplied-differs = tpnskit would supply another value
migrate-why-region = the access ID needs no such entry
migrate-why-unknown-region = the region of the access ID is not known
migrate-why-no-sdk = the SDK is not a dependency, so nothing else brings it
migrate-why-required = tpnskit would supply it with `android:required="false"`
migrate-why-target = with this targetSdk, tpnskit doesn't supply it
migrate-why-not-packaged = tpnskit supplies it only with the vendor's SDK
migrate-why-unfound = no file of the app's sources is named after its class. Move what it does into a `TpnsListener`, and tpnskit generates the receiver
migrate-why-unread = not all files of the build could be read, so others may use it
migrate-why-code = its class has code of yours. Move what it does into a `TpnsListener`, and tpnskit generates the receiver
migrate-why-other-receiver = another receiver gets TPNS messages, too
migrate-why-no-receiver = without the SDK as a dependency, tpnskit generates no receiver
migrate-why-no-rules = without the SDK as a dependency, tpnskit supplies no rules
migrate-why-other-sdk = the SDK in use has no such classes; delete it if nothing else has them
migrate-why-mta = Tencent's MTA needs it, too
migrate-why-resolved = a resolution strategy of the build decides about it
migrate-new-dependency = dependency `{ $name }`
migrate-new-access-point = manifest entry `XG_SERVER_SUFFIX` with `{ $name }`
migrate-new-pull-up-off = manifest entry `{ $name }`: the SDK no longer starts before your code registers. If that is not what you want, set {"`supply { pullUpOff = false }`"}
migrate-new-library = manifest entry `{ $name }`
migrate-new-receiver = receiver `{ $name }`, whose events your code gets by a `TpnsListener`
migrate-mention = `{ $name }` is named here; check what it is for
migrate-unapplied = apply `io.github.tpnskit` in `{ $name }`: it isn't clear where; then run `tpnskit migrate` again
migrate-remains = `{ $name }` is named here in a way that isn't edited automatically, so Tencent's plugin stays in all of the build. Apply `io.github.tpnskit` instead, then run `tpnskit migrate` again
migrate-perhaps = only a build knows what is applied here. If it is `{ $name }`, apply `io.github.tpnskit` instead, or else delete Tencent's plugin from the class path; then run `tpnskit migrate` again
migrate-conditional = `{ $name }` is applied here only under a condition, so what it supplies isn't removed. Apply `io.github.tpnskit` without a condition, then run `tpnskit migrate` again
migrate-check-task = `{ $name }` is a task of Tencent's plugin, which is gone: delete what names it
migrate-setting = { "`tpns { }`" } of tpnskit has no `{ $name }`: delete it if it is for Tencent's plugin
migrate-finding = { $code }: { $message }
migrate-finding-variants = { $code }: { $message } (also { $variants })
migrate-errors = { $count ->
        [one] { $name } has an error that was there before, and that fails the build from now on: run `tpnskit check`
       *[other] { $name } has { $count } errors that were there before, and that fail the build from now on: run `tpnskit check`
    }
migrate-class-path = add `{ $name }` to the class path of the build script, where Tencent's plugin came from
migrate-android = raise the Android Gradle plugin from { $stated } to { $oldest } or later
migrate-gradle = raise Gradle from { $stated } to { $oldest } or later
migrate-encoding = nothing was changed: `{ $name }` is not in UTF-8; save it as UTF-8 first
migrate-line-ends = nothing was changed: `{ $name }` has carriage returns without line feeds; save it with other line ends first
migrate-outdated = files were saved since they were read, so nothing was written; run the command again
migrate-overlap = nothing was changed: the changes of `{ $name }` don't fit together. Please report this
migrate-xinge-file = { $name } uses XG 4. Create the app in the TPNS console, put its `tpns-configs.json` beside the build script, and run `tpnskit migrate` again
migrate-xinge-archive = { $name } has XG 4's SDK as a jar. Delete the jars and libraries of XG 4, and run `tpnskit migrate` again
migrate-xinge-form = { $name } declares XG 4's artifacts in a way that isn't edited automatically. Delete `com.tencent.xinge`, `com.tencent.wup` and `com.tencent.mid`, and run `tpnskit migrate` again
migrate-xinge-dependency = dependency `{ $name }`
migrate-xinge-component = component `{ $name }`
migrate-xinge-rule = keep rule `{ $name }`
migrate-xinge-old-id = manifest entry `{ $name }`, so that no message comes twice
migrate-xinge-id = state the former access ID of XG 4 as the manifest entry `{ $name }`, so that no message comes twice
migrate-xinge-code = your receiver needs all callbacks of the new SDK, such as `onSetAccountResult`, in its spelling: `onNotifactionClickedResult` is now `onNotificationClickedResult`; and `registerPush` takes no account any more: bind it in the callback
migrate-ask = Apply these changes? [y/N]
migrate-unwritten = { $count ->
        [one] Nothing was written. `tpnskit migrate --write` changes 1 file.
       *[other] Nothing was written. `tpnskit migrate --write` changes { $count } files.
    }
migrate-written = { $count ->
        [one] Changed 1 file. Build the app, and run `./gradlew tpnsCheck`.
       *[other] Changed { $count } files. Build the app, and run `./gradlew tpnsCheck`.
    }
