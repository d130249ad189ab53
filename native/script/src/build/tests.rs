use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::android::{Android, What, dependencies};

/// The files of a build.
struct Build(BTreeMap<&'static str, &'static str>);

impl Texts for Build {
    fn read(&mut self, path: &str) -> Option<Arc<str>> {
        self.0.get(path).map(|text| Arc::from(*text))
    }

    fn plugin(&mut self, id: &str) -> Option<OwnPlugin> {
        let file = format!("buildSrc/src/main/kotlin/{id}.gradle.kts");
        if self.0.contains_key(file.as_str()) {
            return Some(OwnPlugin { file, class: None });
        }
        let named = class_plugins(&read_settings("build-logic/build.gradle.kts", self));
        let class = named.into_iter().find(|(of, _)| of == id)?.1;
        Some(OwnPlugin { file: format!("build-logic/src/main/kotlin/{class}.kt"), class: Some(class) })
    }

    fn constants(&mut self) -> Vec<String> {
        let classes = self.0.keys().filter(|path| path.ends_with(".kt") || path.ends_with(".java"));
        classes.map(|path| (*path).to_owned()).collect()
    }
}

fn project(files: &[(&'static str, &'static str)]) -> Project {
    let mut build = Build(files.iter().copied().collect());
    let script = if build.0.contains_key("app/build.gradle.kts") { "app/build.gradle.kts" } else { "app/build.gradle" };
    let location = Location { script: script.to_owned(), folder: "app".to_owned(), path: ":app".to_owned() };
    let there = |name: &'static str| build.0.contains_key(name).then_some(name);
    let settings = there("settings.gradle");
    let root = there("build.gradle").or(there("build.gradle.kts"));
    read(&location, settings, root, &mut build)
}

fn groovy(text: &'static str) -> Project {
    project(&[("app/build.gradle", text)])
}

fn kotlin(text: &'static str) -> Project {
    project(&[("app/build.gradle.kts", text)])
}

/// What is known of a setting, or why it isn't.
fn shown(value: &Value) -> String {
    match value {
        Value::Unknown(unknown) => format!("?{:?} {}", unknown.reason, unknown.name),
        Value::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(" ")),
        other => other.as_text().unwrap_or_else(|| format!("{other:?}")),
    }
}

fn placeholders(project: &Project) -> String {
    let android = Android::of(project);
    let variants = android.variants();
    let release = variants.iter().find(|variant| variant.build_type == "release").unwrap();
    let (found, doubts) = release.placeholders();
    let found = found.iter().map(|one| format!("{}={}@{}", one.name, shown(&one.stated.value), one.origin));
    let doubts = doubts.iter().map(|(unknown, _)| format!("?{:?} {}", unknown.reason, unknown.name));
    found.chain(doubts).collect::<Vec<_>>().join(", ")
}

#[test]
fn placeholders_in_every_spelling() {
    let one = "A=1@defaultConfig";
    let groovy_lines = [
        "manifestPlaceholders = [A: '1']",
        "manifestPlaceholders = [\n 'A' : \"1\",\n]",
        "manifestPlaceholders += [A: '1']",
        "manifestPlaceholders['A'] = '1'",
        "manifestPlaceholders.A = '1'",
        "manifestPlaceholders.put('A', '1')",
        "manifestPlaceholders.putAll([A: '1'])",
        "manifestPlaceholders A: '1'",
        "manifestPlaceholders(A: '1')",
        "manifestPlaceholders([A: '1'])",
        "manifestPlaceholders [A: '1']",
        "addManifestPlaceholders(A: '1')",
        "addManifestPlaceholders([A: '1'])",
        "setManifestPlaceholders([A: '1'])",
        "manifestPlaceholders << [A: '1']",
        "def m = [:]\n m.put('A', '1')\n manifestPlaceholders = m",
        "def m = [:]\n m['A'] = '1'\n manifestPlaceholders = m",
        "// A: '2'\n manifestPlaceholders = [/* B: '3', */ A: '1']",
        "manifestPlaceholders = [A: 1]",
        "def m = [A: '1']\n manifestPlaceholders = [*: m]",
        "def m = [A: '2']\n manifestPlaceholders = [*:m, A: '1']",
        "@Deprecated manifestPlaceholders = [A: $/1/$]",
    ];
    for line in groovy_lines {
        let text: &'static str = Box::leak(format!("android {{ defaultConfig {{\n {line}\n }} }}").into_boxed_str());
        let found = placeholders(&groovy(text));
        assert_eq!(found, one, "{line}");
    }
    let kotlin_lines = [
        "manifestPlaceholders[\"A\"] = \"1\"",
        "manifestPlaceholders += mapOf(\"A\" to \"1\")",
        "manifestPlaceholders.put(\"A\", \"1\")",
        "manifestPlaceholders.putAll(mapOf(\"A\" to \"1\"))",
        "manifestPlaceholders.apply { put(\"A\", \"1\") }",
        "manifestPlaceholders.apply { this[\"A\"] = \"1\" }",
        "addManifestPlaceholders(mapOf(\"A\" to \"1\"))",
        "manifestPlaceholders.set(\"A\", \"1\")",
        "manifestPlaceholders += \"A\" to \"1\"",
        "manifestPlaceholders.plusAssign(mapOf<String, Any>(\"A\" to \"1\"))",
        "with(manifestPlaceholders) { put(\"A\", \"1\") }",
    ];
    for line in kotlin_lines {
        let text: &'static str = Box::leak(format!("android {{ defaultConfig {{\n {line}\n }} }}").into_boxed_str());
        let found = placeholders(&kotlin(text));
        assert_eq!(found, one, "{line}");
    }
}

#[test]
fn what_is_spread_into_a_map_may_be_anything() {
    let project = groovy("android { defaultConfig { manifestPlaceholders = [*: read(), A: '1'] } }");
    assert_eq!(placeholders(&project), "?Name key");
}

#[test]
fn an_application_with_flavors() {
    let project = groovy(
        "plugins { id 'com.android.application' }
         android {
           namespace 'com.example.app'
           flavorDimensions 'store', 'tier'
           defaultConfig { applicationId 'com.example'; targetSdkVersion 34; minSdk = 21 }
           buildTypes { debug { applicationIdSuffix '.debug' }
             release { minifyEnabled true; proguardFiles getDefaultProguardFile('a.txt'), 'r.pro' }
             beta { initWith release; matchingFallbacks = ['release']; applicationIdSuffix 'beta' } }
           productFlavors { play { dimension 'store' }
             huawei { dimension 'store'; applicationIdSuffix '.hw' }
             free { dimension = 'tier' }
             paid { dimension = 'tier'; applicationId 'com.example.paid' } }
         }",
    );
    let android = Android::of(&project);
    let ids = android.variants().into_iter().map(|variant| {
        format!("{} {}", variant.name, variant.application_id().map(|id| shown(&id)).unwrap_or_default())
    });
    assert_eq!(
        ids.collect::<Vec<_>>(),
        [
            "playFreeDebug com.example.debug",
            "playFreeRelease com.example",
            "playFreeBeta com.example.beta",
            "playPaidDebug com.example.paid.debug",
            "playPaidRelease com.example.paid",
            "playPaidBeta com.example.paid.beta",
            "huaweiFreeDebug com.example.hw.debug",
            "huaweiFreeRelease com.example.hw",
            "huaweiFreeBeta com.example.hw.beta",
            "huaweiPaidDebug com.example.paid.hw.debug",
            "huaweiPaidRelease com.example.paid.hw",
            "huaweiPaidBeta com.example.paid.hw.beta",
        ]
    );
    let variants = android.variants();
    let beta = variants.iter().find(|variant| variant.build_type == "beta").unwrap();
    assert_eq!(beta.stated("minified").map(|stated| shown(&stated.value)).as_deref(), Some("true"));
    assert_eq!(beta.stated("targetSdk").map(|stated| shown(&stated.value)).as_deref(), Some("34"));
    assert_eq!(beta.rules().len(), 2);
}

#[test]
fn what_a_build_does_to_versions() {
    let project = groovy(
        "configurations.all {\n exclude group: 'a', module: 'b'\n resolutionStrategy { force 'c:d:1', 'c:e:2' }\n }
         configurations { all*.exclude group: 'f' }
         configurations.configureEach { if (name == 'x') { resolutionStrategy.force 'c:g:3' } }",
    );
    let found = crate::android::resolution(&project);
    let forced: Vec<String> = found.forced.iter().map(|(module, version)| format!("{module} {version:?}")).collect();
    assert_eq!(forced, ["c:d Some(\"1\")", "c:e Some(\"2\")", "c:g None"]);
    assert!(found.excluded.iter().any(|one| one.has("a:b")) && !found.excluded.iter().any(|one| one.has("a:c")));
}

#[test]
fn versions_that_a_build_sets_for_each_dependency() {
    let dependencies = "dependencies { implementation 'a:b:1'\n implementation 'a:c:1'\n implementation 'd:e:1' }";
    for (block, expected) in [
        ("eachDependency { details -> if (details.requested.group == 'a') { details.useVersion '2' } }", "a:b=2 a:c=2"),
        (
            "eachDependency { DependencyResolveDetails details ->\n def requested = details.requested\n\
             if (requested.group == 'a' && !requested.name.startsWith('c')) { details.useVersion '2' } }",
            "a:b=2",
        ),
        ("eachDependency { if (requested.group == 'd') useVersion('3') }", "d:e=3"),
        ("eachDependency { it -> if (it.requested.name in ['b']) { it.useVersion(nowhere) } }", "a:b=?"),
        ("eachDependency { if (nowhere && requested.group == 'd') useVersion('3') }", "d:e=?"),
        ("eachDependency { if (requested.group == 'other') useVersion('3') }", ""),
    ] {
        let text = format!("configurations.all {{ resolutionStrategy.{block} }}\n{dependencies}");
        let found = crate::android::resolution(&groovy(text.leak()));
        let shown =
            |(module, version): (&String, &Option<String>)| format!("{module}={}", version.as_deref().unwrap_or("?"));
        assert_eq!(found.forced.iter().map(shown).collect::<Vec<_>>().join(" "), expected, "{block}");
    }
}

#[test]
fn what_a_dependency_comes_without() {
    for (line, module, expected) in [
        ("implementation(project(':x')) { exclude group: 'a', module: 'b' }", "a:b", true),
        ("implementation(project(':x')) { exclude group: 'a', module: 'b' }", "a:c", false),
        ("implementation(project(':x')) {\n exclude group: 'c'\n exclude group: 'a'\n }", "a:c", true),
        ("implementation(project(':x')) { exclude module: 'b' }", "a:b", true),
        ("implementation(project(':x')) { transitive = false }", "a:b", true),
        ("implementation(project(':x')) { transitive = true }", "a:b", false),
        ("implementation project(':x')\n implementation('a:d:1') { exclude group: 'a' }", "a:b", false),
        ("if (unknown) { implementation(project(':x')) { exclude group: 'a' } }", "a:b", true),
    ] {
        let found = dependencies(&groovy(format!("dependencies {{ {line} }}").leak()));
        assert_eq!(found[0].excluded.iter().any(|one| one.has(module)), expected, "{line}");
    }
    let text = "dependencies { implementation(project(\":x\")) { exclude(group = \"a\", module = \"b\")\n isTransitive = false } }";
    assert_eq!(dependencies(&kotlin(text))[0].excluded.len(), 2);
}

fn versions(project: &Project) -> String {
    let all = dependencies(project).into_iter().map(|dependency| match dependency.what {
        What::Module { module, version } => format!("{module}:{}", version.unwrap_or_default()),
        What::Project(path) => format!("project {path}"),
        What::Files(files) => format!("files {} {}", files.folder.unwrap_or_default(), files.names.join(" ")),
        What::Platform => "platform".to_owned(),
        What::Unknown(unknown) => format!("?{:?} {}", unknown.reason, unknown.name),
    });
    all.collect::<Vec<_>>().join(", ")
}

#[test]
fn dependencies_in_every_spelling() {
    for (line, expected) in [
        ("implementation 'a:b:1'", "a:b:1"),
        ("implementation('a:b:1') { exclude group: 'c' }", "a:b:1"),
        ("implementation ('a:b:1') {\n exclude group: 'c', module: 'd'\n }", "a:b:1"),
        ("implementation 'a:b:1', 'a:c:2'", "a:b:1, a:c:2"),
        ("['b', 'c'].collect { \"a:$it:1\" }.each { implementation it }", "a:b:1, a:c:1"),
        (
            "def all = [b: '1', c: '2'].collect { name, v -> \"a:$name:$v\" }\n all.each { implementation it }",
            "a:b:1, a:c:2",
        ),
        ("['b', 'c'].findAll { it != 'c' }.each { implementation \"a:$it:1\" }", "a:b:1"),
        ("def all = nowhere()\n all.each { implementation it }", "?Call nowhere"),
        ("implementation(['a:b:1', 'a:c:2'])", "a:b:1, a:c:2"),
        ("implementation group: 'a', name: 'b', version: '1'", "a:b:1"),
        ("implementation([group: 'a', name: 'b', version: '1'])", "a:b:1"),
        ("def v = '1'\n implementation \"a:b:$v\"", "a:b:1"),
        ("def v = '1'\n implementation \"a:b:${v}@aar\"", "a:b:1"),
        ("implementation 'a:b:' + '1'", "a:b:1"),
        ("implementation project(':x')", "project :x"),
        ("implementation project(path: ':x')", "project :x"),
        ("implementation(project(':x')) { transitive = false }", "project :x"),
        ("implementation fileTree(dir: 'libs', include: ['*.jar'])", "files libs *.jar"),
        ("implementation fileTree('libs')", "files libs "),
        ("implementation files('libs/a.jar', 'libs/b.jar')", "files  libs/a.jar libs/b.jar"),
        ("implementation(name: 'a', ext: 'aar')", "files  a.aar"),
        ("implementation platform('a:bom:1')\n implementation 'a:b'", "platform, a:b:"),
        ("implementation \"a:b:$nowhere\"", "a:b:"),
        ("implementation \"a:$nowhere:1\"", "?Name nowhere"),
        ("['b', 'c'].each { implementation \"a:$it:1\" }", "a:b:1, a:c:1"),
        ("// implementation 'a:b:1'\n /* implementation 'a:b:1' */", ""),
        ("add('implementation', 'a:b:1')", "a:b:1"),
        (
            "implementation 'a:b:1.+'\n implementation 'a:c:latest.release'\n implementation 'a:d:[1,2)'",
            "a:b:, a:c:, a:d:",
        ),
        ("def all = { -> 'a:b:1' }\n implementation all()", "a:b:1"),
        ("if (true) implementation 'a:b:1'\n else implementation 'a:b:2'", "a:b:1"),
    ] {
        let text: &'static str = Box::leak(format!("dependencies {{\n {line}\n }}").into_boxed_str());
        assert_eq!(versions(&groovy(text)), expected, "{line}");
    }
    for (line, expected) in [
        ("implementation(\"a:b:1\")", "a:b:1"),
        ("listOf(\"b\", \"c\").map { \"a:$it:1\" }.forEach { implementation(it) }", "a:b:1, a:c:1"),
        ("listOf(\"b\", \"c\").filter { it == \"c\" }.map { x -> \"a:$x:1\" }.forEach { implementation(it) }", "a:c:1"),
        ("\"implementation\"(\"a:b:1\")", "a:b:1"),
        ("implementation(\"a\", \"b\", \"1\")", "a:b:1"),
        ("implementation(group = \"a\", name = \"b\", version = \"1\")", "a:b:1"),
        ("val v = \"1\"\n implementation(\"a:b:$v\")", "a:b:1"),
        ("implementation(projects.feature.kitchen)", "project :feature:kitchen"),
        ("implementation(project(\":x\"))", "project :x"),
        ("implementation(fileTree(mapOf(\"dir\" to \"libs\", \"include\" to listOf(\"*.jar\"))))", "files libs *.jar"),
        ("listOf(\"b\", \"c\").forEach { implementation(\"a:$it:1\") }", "a:b:1, a:c:1"),
        ("implementation(platform(\"a:bom:1\"))", "platform"),
        ("implementation(kotlin(\"stdlib\"))", "org.jetbrains.kotlin:kotlin-stdlib:"),
    ] {
        let text: &'static str = Box::leak(format!("dependencies {{\n {line}\n }}").into_boxed_str());
        assert_eq!(versions(&kotlin(text)), expected, "{line}");
    }
}

#[test]
fn values_from_everywhere() {
    let catalog = "[versions]\ntpns = \"1\"\n[libraries]\ntpns-core = { module = \"a:b\", version.ref = \"tpns\" }\n\
                   [bundles]\npush = [\"tpns-core\"]\n";
    let files: Vec<(&'static str, &'static str)> = vec![
        ("settings.gradle", "include ':app'\ngradle.ext.fromSettings = '7'"),
        ("gradle.properties", "key=1\nflag=false\n"),
        ("gradle/libs.versions.toml", catalog),
        (
            "build.gradle",
            "buildscript { ext.inScript = '2' }\next { direct = '3'\n nested = [deep: '4'] }\napply from: 'more.gradle'\n\
                          subprojects { ext.fromSub = '8' }",
        ),
        (
            "more.gradle",
            "ext.versions = [:]\nversions.one = '11'\nversions['two'] = versions.one + '2'\next.more = '5'\ndef local = '9'\nproject.ext { viaLocal = local }",
        ),
        (
            "buildSrc/src/main/kotlin/Versions.kt",
            "object Versions { const val tpns = \"6\"\n object Deep { const val x = tpns } }",
        ),
    ];
    for (expression, expected) in [
        ("key", "1"),
        ("project.key", "1"),
        ("\"$key\"", "1"),
        ("\"${project.property('key')}\"", "1"),
        ("findProperty('key') ?: 'other'", "1"),
        ("providers.gradleProperty('key').get()", "1"),
        ("project.properties['key']", "1"),
        ("inScript", "2"),
        ("rootProject.ext.direct", "3"),
        ("rootProject.direct", "3"),
        ("direct + '1'", "31"),
        ("nested.deep", "4"),
        ("rootProject.ext.nested['deep']", "4"),
        ("rootProject.ext['direct']", "3"),
        ("more", "5"),
        ("versions.one", "11"),
        ("rootProject.ext.versions.two", "112"),
        ("viaLocal", "9"),
        ("Versions.tpns", "6"),
        ("Versions.Deep.x", "6"),
        ("fromSub", "8"),
        ("libs.versions.tpns.get()", "1"),
        ("libs.tpns.core.get()", "a:b:1"),
        ("libs.bundles.push", "[a:b:1]"),
        ("key == '1' ? 'yes' : 'no'", "yes"),
        ("false ? 'yes' : 'no'", "no"),
        ("helper()", "made 1"),
        ("twice('x')", "xx"),
        ("key.toInteger() + 1", "2"),
        ("(key as Integer)", "1"),
        ("Boolean.valueOf(flag) ? 'yes' : 'no'", "no"),
        ("flag.toBoolean() ? 'yes' : 'no'", "no"),
        ("Integer.parseInt(key) + 1", "2"),
        ("System.getenv('SECRET')", "?Environment SECRET"),
        ("System.getenv('SECRET') ?: 'x'", "?Environment SECRET"),
        ("findProperty('none') ?: 'x'", "?Property none"),
        ("local.getProperty('pushKey')", "?File pushKey"),
        ("shared.direct", "3"),
        ("\"${shared.direct}\"", "3"),
        ("shared['direct']", "3"),
        ("shared.get('direct')", "3"),
        ("shared.versions.two", "112"),
        ("shared.nothing", "?Name nothing"),
        ("top.ext.direct", "3"),
        ("top.direct", "3"),
        ("own.fromSub", "8"),
        ("nowhere", "?Name nowhere"),
        ("nowhere ? 'same' : 'same'", "same"),
    ] {
        let text = format!(
            "def local = new Properties()\ndef shared = rootProject.ext\ndef top = rootProject\ndef own = project.ext\ndef helper() {{ return \"made $key\" }}\nString twice(String x) {{ x + x }}\n\
             android {{ defaultConfig {{ applicationId {expression} }} }}"
        );
        let text = text.replace("applicationId ", "applicationId = ");
        let mut files = files.clone();
        files.push(("app/build.gradle", Box::leak(text.into_boxed_str())));
        let project = project(&files);
        let android = Android::of(&project);
        let id = android.default_config.stated("applicationId").map(|stated| shown(&stated.value));
        assert_eq!(id.as_deref(), Some(expected), "{expression}");
    }
}

#[test]
fn text_that_is_built() {
    for (text, expected) in [
        ("buildString { append(\"com.\")\n append(part) }", "com.a"),
        ("buildString { append(\"com\"); append('.'); append(1) }", "com.1"),
        ("buildString { if (x) append(\"com\") }", "?Call buildString"),
        ("buildString { append(nowhere) }", "?Name nowhere"),
    ] {
        let text = format!("val part = \"a\"\nandroid {{ defaultConfig {{ applicationId = {text} }} }}");
        let android = Android::of(&kotlin(text.leak()));
        let id = android.default_config.stated("applicationId").map(|stated| shown(&stated.value));
        assert_eq!(id.as_deref(), Some(expected));
    }
}

#[test]
fn a_project_by_its_name_in_a_block_of_the_root_project() {
    let root = "subprojects {\n if (name == 'app') { apply plugin: 'com.android.application' } else { apply plugin: 'a.library' }\n\
                plugins.withId('com.android.application') { android.defaultConfig { applicationId path } } }\n\
                subprojects { def target = it.name == 'app' ? 34 : 33\n android.defaultConfig { targetSdk target } }";
    let project = project(&[("build.gradle", root), ("app/build.gradle", "def label = name")]);
    let plugins: Vec<(&str, bool)> = project.plugins.iter().map(|one| (one.id.as_str(), one.certain)).collect();
    assert_eq!(plugins, [("com.android.application", true)]);
    let target = Android::of(&project).default_config.stated("targetSdk").map(|stated| shown(&stated.value));
    assert_eq!(target.as_deref(), Some("34"));
}

#[test]
fn catalogs_of_a_settings_script() {
    let groovy = "dependencyResolutionManagement { versionCatalogs { libs {
        from(files('gradle/other.toml'))
        version('tpns', '2'); plugin('tpns', 'a.b').version('1')
        library('core', 'a', 'b').versionRef('tpns')
        library('whole', 'a:c:3')
        alias('old').to('a', 'd').versionRef('tpns')
        library('bare', 'a', 'e').withoutVersion()
        bundle('push', ['core', 'whole', 'from-file'])
    } } }";
    let kotlin = "dependencyResolutionManagement { versionCatalogs { create(\"libs\") {
        from(files(\"gradle/other.toml\"))
        version(\"tpns\", \"2\"); plugin(\"tpns\", \"a.b\").version(\"1\")
        library(\"core\", \"a\", \"b\").versionRef(\"tpns\")
        library(\"whole\", \"a:c:3\")
        alias(\"old\").to(\"a\", \"d\").versionRef(\"tpns\")
        library(\"bare\", \"a\", \"e\").withoutVersion()
        bundle(\"push\", listOf(\"core\", \"whole\", \"from-file\"))
    } } }";
    let toml = "[versions]\ntpns = \"1\"\n[libraries]\nfrom-file = { module = \"a:f\", version.ref = \"tpns\" }\n";
    let script = "plugins { alias(libs.plugins.tpns) }\ndependencies { implementation(libs.core)\n implementation(libs.old)\n\
                  implementation(libs.bare)\n implementation(libs.bundles.push) }";
    for (name, settings) in [("settings.gradle", groovy), ("settings.gradle.kts", kotlin)] {
        let files = BTreeMap::from([(name, settings), ("gradle/other.toml", toml), ("app/build.gradle.kts", script)]);
        let location = Location { script: "app/build.gradle.kts".into(), folder: "app".into(), path: ":app".into() };
        let project = read(&location, Some(name), None, &mut Build(files));
        assert_eq!(versions(&project), "a:b:2, a:d:2, a:e:, a:b:2, a:c:3, a:f:2", "{name}");
        assert_eq!(project.plugins.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["a.b"], "{name}");
        assert!(project.versioned.contains("a.b"), "{name}");
    }
}

#[test]
fn kotlin_scripts() {
    let project = project(&[
        (
            "build.gradle.kts",
            "plugins { id(\"x\") version \"1\" apply false }\nextra[\"a\"] = \"1\"\nval b by extra(\"2\")\nextra.set(\"c\", \"3\")",
        ),
        (
            "buildSrc/src/main/kotlin/my.convention.gradle.kts",
            "plugins { id(\"com.android.application\") }\nandroid { defaultConfig { targetSdk = 33 } }",
        ),
        (
            "app/build.gradle.kts",
            "import java.util.Properties\nplugins {\n id(\"my.convention\")\n alias(libs.plugins.none)\n kotlin(\"android\") version \"1\"\n `java-library`\n id(\"y\").version(\"1\").apply(false)\n}\n\
             val c: String by rootProject.extra\n\
             configure<com.android.build.api.dsl.ApplicationExtension> {\n namespace = \"n\"\n\
               defaultConfig { applicationId = \"com.${rootProject.extra[\"a\"]}.${rootProject.extra.get(\"b\")}.$c\" }\n\
               buildTypes {\n getByName(\"release\") { isMinifyEnabled = true }\n val beta by creating { initWith(getByName(\"release\")) }\n create(\"qa\") { applicationIdSuffix = \".qa\" }\n \"debug\" { isDebuggable = false }\n }\n\
               flavorDimensions += \"store\"\n productFlavors { register(\"play\") { dimension = \"store\" } }\n\
             }\n",
        ),
    ]);
    let ids: Vec<&str> = project.plugins.iter().map(|plugin| plugin.id.as_str()).collect();
    assert_eq!(ids, ["my.convention", "com.android.application", "org.jetbrains.kotlin.android"]);
    let android = Android::of(&project);
    let names: Vec<String> = android.variants().iter().map(|variant| variant.name.clone()).collect();
    assert_eq!(names, ["playDebug", "playRelease", "playBeta", "playQa"]);
    let variants = android.variants();
    let of =
        |at: usize, setting: &str| variants[at].stated(setting).map(|stated| shown(&stated.value)).unwrap_or_default();
    assert_eq!(variants[3].application_id().map(|id| shown(&id)).as_deref(), Some("com.1.2.3.qa"));
    assert_eq!(
        (of(0, "debuggable"), of(2, "minified"), of(2, "targetSdk")),
        ("false".into(), "true".into(), "33".into())
    );
    assert_eq!(android.namespace.map(|stated| shown(&stated.value)).as_deref(), Some("n"));
}

#[test]
fn what_depends_on_something_unknown_is_unknown() {
    let value = |text: &'static str| {
        let project = groovy(text);
        let android = Android::of(&project);
        android.default_config.stated("targetSdk").map(|stated| shown(&stated.value)).unwrap_or_default()
    };
    assert_eq!(
        value("def t = 30\nif (project.hasProperty('x')) { t = 31 }\nandroid.defaultConfig.targetSdk = t"),
        "?Condition t"
    );
    assert_eq!(
        value("def t = 30\nif (project.hasProperty('x')) { t = 30 }\nandroid.defaultConfig.targetSdk = t"),
        "30"
    );
    assert_eq!(
        value("android { defaultConfig { targetSdk 30 }\n if (x) { defaultConfig { targetSdk 31 } } }"),
        "?Condition targetSdk"
    );
    assert_eq!(value("try { android.defaultConfig.targetSdk = 30 } catch (e) { }"), "?Condition targetSdk");
    assert_eq!(value("android { defaultConfig { targetSdkVersion Levels.target } }"), "?Name Levels.target");
    assert_eq!(value("afterEvaluate { android.defaultConfig { targetSdk 30 } }"), "30");
}

#[test]
fn plugins_in_all_styles() {
    let ids = |project: &Project| project.plugins.iter().map(|plugin| plugin.id.clone()).collect::<Vec<_>>().join(" ");
    assert_eq!(
        ids(&groovy(
            "apply plugin: 'a'\n//apply plugin: 'b'\napply { plugin 'c' }\nplugins.apply('d')\nproject.apply plugin: \"e\"\npluginManager.apply('f')"
        )),
        "a c d e f"
    );
    assert_eq!(
        ids(&groovy("plugins {\n id 'a'\n id \"b\" version '1'\n id 'c' version '1' apply false\n id('d')\n}")),
        "a b d"
    );
    assert_eq!(
        ids(&kotlin(
            "apply(plugin = \"a\")\nplugins {\n id(\"b\") version \"1\"\n id(\"c\") version \"1\" apply false\n}"
        )),
        "a b"
    );
    let of_root = project(&[
        (
            "build.gradle",
            "subprojects { apply plugin: 'a' }\nallprojects { apply plugin: 'b' }\nproject(':app') { apply plugin: 'c' }\nproject(':x') { apply plugin: 'd' }",
        ),
        ("app/build.gradle", ""),
    ]);
    assert_eq!(ids(&of_root), "a b c");
}

#[test]
fn nothing_exhausts_the_stack_or_takes_long() {
    let deep = [
        "{".repeat(100_000),
        "a { ".repeat(50_000),
        "[".repeat(100_000),
        "(".repeat(100_000),
        "a(".repeat(50_000),
        "\"${".repeat(50_000),
        "a.".repeat(50_000),
        "a + ".repeat(50_000),
        "!".repeat(100_000),
        "a ? ".repeat(50_000),
        "if (a) ".repeat(50_000),
        "a = ".repeat(50_000),
        "a 'b' ".repeat(50_000),
        "f()".repeat(50_000),
        "x<".repeat(50_000),
        "\n".repeat(100_000) + "}",
        format!("f({}", "\n".repeat(100_000)),
        "else ".repeat(50_000),
        "class A { ".repeat(20_000),
        "def f() { f() }\nf()".to_owned(),
        "def f() { f(); f() }\nf()\n".repeat(20),
        "apply from: 'build.gradle'\n".repeat(100),
        "'a".repeat(50_000),
        "/* ".repeat(50_000),
    ];
    for text in deep {
        let shown: String = text.chars().take(20).collect();
        let text: &'static str = Box::leak(text.into_boxed_str());
        for project in [groovy(text), kotlin(text)] {
            let _ = Android::of(&project).variants();
            assert!(project.events.len() < super::MAX_STEPS, "{shown}");
        }
    }
}

/// The variants with a placeholder of each.
fn variants(project: &Project) -> Vec<String> {
    let android = Android::of(project);
    let shown = android.variants().into_iter().map(|variant| {
        let (found, _) = variant.placeholders();
        let first = found.iter().find(|one| one.name == "A").map(|one| shown(&one.stated.value)).unwrap_or_default();
        format!("{} {first}", variant.name).trim().to_owned()
    });
    shown.collect()
}

const FLAVORS: &str =
    "android { flavorDimensions 'env'\n productFlavors { dev { dimension 'env' }\n prod { dimension 'env' } }";

fn with_flavors(text: &str) -> Project {
    groovy(Box::leak(format!("{FLAVORS}\n{text} }}").into_boxed_str()))
}

#[test]
fn variants_that_scripts_take_out() {
    let left = ["devDebug", "prodDebug", "prodRelease"];
    for text in [
        "variantFilter { v -> if (v.name == 'devRelease') { v.setIgnore(true) } }",
        "variantFilter { variant -> def names = variant.flavors*.name\n if (names.contains('dev') && variant.buildType.name == 'release') { variant.ignore = true } }",
        "variantFilter { if (it.flavors[0].name == 'dev' && it.getBuildType().getName().equals('release')) { setIgnore(true) } }",
        "} \n androidComponents { beforeVariants(selector().withBuildType('release').withFlavor('env', 'dev')) { it.enable = false }",
        "} \n androidComponents.beforeVariants { b -> if (b.buildType == 'release' && b.flavorName == 'dev') b.enable = false",
        "} \n androidComponents { beforeVariants(selector().withName('devRelease')) { it.enabled = false }",
    ] {
        assert_eq!(variants(&with_flavors(text)), left, "{text}");
    }
    let kotlin = kotlin(
        "android { flavorDimensions += \"env\"\n productFlavors { create(\"dev\") { }\n create(\"prod\") { } } }
         androidComponents { beforeVariants { if (it.productFlavors.contains(\"env\" to \"dev\") && it.buildType == \"release\") { it.enable = false } } }",
    );
    assert_eq!(variants(&kotlin), left);
    // In doubt, a variant is there.
    let doubted = with_flavors("variantFilter { v -> if (v.name == findProperty('skip')) { v.ignore = true } }");
    assert_eq!(variants(&doubted).len(), 4);
}

#[test]
fn what_code_gives_to_one_variant() {
    for text in [
        "applicationVariants.all { v -> if (v.buildType.name == 'release') { v.mergedFlavor.manifestPlaceholders.put('A', '1') } }",
        "applicationVariants.all { v -> if (v.name.endsWith('Release')) { v.getMergedFlavor().manifestPlaceholders += [A: '1'] } }",
        "} \n androidComponents { onVariants(selector().withBuildType('release')) { it.manifestPlaceholders.put('A', '1') }",
        "} \n androidComponents.onVariants { v -> if (v.buildType == 'release') { v.manifestPlaceholders.put('A', '1') }",
    ] {
        assert_eq!(variants(&with_flavors(text)), ["devDebug", "devRelease 1", "prodDebug", "prodRelease 1"], "{text}");
    }
    let other =
        with_flavors("applicationVariants.all { v -> android.defaultConfig.manifestPlaceholders.put('A', '1') }");
    assert_eq!(variants(&other), ["devDebug", "devRelease", "prodDebug", "prodRelease"], "that comes too late");
    let id = with_flavors(
        "} \n androidComponents { onVariants(selector().withName('devDebug')) { it.applicationId.set('own') }",
    );
    let android = Android::of(&id);
    let ids = android.variants().into_iter().map(|variant| variant.application_id().map(|id| shown(&id)));
    assert_eq!(ids.collect::<Vec<_>>(), [Some("own".to_owned()), None, None, None]);
}

#[test]
fn what_is_said_of_each_flavor() {
    let named = with_flavors("productFlavors.all { flavor -> flavor.manifestPlaceholders.put('A', name) }");
    assert_eq!(variants(&named), ["devDebug dev", "devRelease dev", "prodDebug prod", "prodRelease prod"]);
    let before = groovy(
        "android { productFlavors.configureEach { manifestPlaceholders = [A: it.name] }
         productFlavors { dev { manifestPlaceholders = [A: 'own'] }\n prod { } } }",
    );
    assert_eq!(variants(&before), ["devDebug own", "devRelease own", "prodDebug prod", "prodRelease prod"]);
    let added = with_flavors(
        "}\n android.productFlavors.each { f -> dependencies.add(\"${f.name}Implementation\", \"g:${f.name}:1\")",
    );
    let shown = dependencies(&added).into_iter().map(|one| format!("{} {:?}", one.configuration, one.what));
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            "devImplementation Module { module: \"g:dev\", version: Some(\"1\") }",
            "prodImplementation Module { module: \"g:prod\", version: Some(\"1\") }",
        ]
    );
}

/// `g:a:1`
fn ga1() -> What {
    What::Module { module: "g:a".to_owned(), version: Some("1".to_owned()) }
}

#[test]
fn closures_with_names_are_functions() {
    for text in [
        "def lib = { name -> \"g:$name:1\" }\n dependencies { implementation lib('a') }",
        "ext.lib = { String name -> \"g:${name}:1\" }\n dependencies { implementation(lib('a')) }",
        "ext { lib = { \"g:$it:1\" } }\n dependencies { implementation project.ext.lib('a') }",
        "dependencies.add('implementation', 'g:a:1')",
        "project.dependencies.add('implementation', 'g:a:1')",
    ] {
        let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
        let found = dependencies(&groovy(text));
        assert_eq!(found.first().map(|one| &one.what), Some(&ga1()), "{text}: {found:?}");
    }
}

#[test]
fn what_the_root_project_says_after_a_project() {
    let target = |root: &'static str, own: &'static str| {
        let android = Android::of(&project(&[("build.gradle", root), ("app/build.gradle", own)]));
        android.default_config.stated("targetSdk").map(|stated| shown(&stated.value)).unwrap_or_default()
    };
    let app = "apply plugin: 'com.android.application'\n android { defaultConfig { } }";
    let own = "apply plugin: 'com.android.application'\n android { defaultConfig { targetSdk 34 } }";
    for root in [
        "subprojects { afterEvaluate { p -> if (p.hasProperty('android')) { p.android { defaultConfig { targetSdk 33 } } } } }",
        "subprojects { afterEvaluate { if (plugins.hasPlugin('com.android.application')) { android.defaultConfig.targetSdk = 33 } } }",
        "subprojects { project.plugins.withId('com.android.application') { android { defaultConfig { targetSdk 33 } } } }",
        "allprojects { pluginManager.withPlugin('com.android.application') { android { defaultConfig { targetSdk 33 } } } }",
    ] {
        assert_eq!(target(root, app), "33", "{root}");
        // What waits for the project wins, what waits for the plugin doesn't.
        assert_eq!(target(root, own), if root.contains("afterEvaluate") { "33" } else { "34" }, "{root}");
        assert_eq!(target(root, "apply plugin: 'java'"), "", "{root}");
    }
}

#[test]
fn catalogs_by_methods() {
    let catalog = "[versions]\ntpns = '1'\n[libraries]\ntpns-core = { module = 'g:a', version.ref = 'tpns' }\n";
    for text in [
        "val libs = the<LibrariesForLibs>()\n dependencies { implementation(libs.tpns.core) }",
        "val libs = extensions.getByType<VersionCatalogsExtension>().named(\"libs\")\n dependencies { add(\"implementation\", libs.findLibrary(\"tpns-core\").get()) }",
        "val catalog = versionCatalogs.named(\"libs\")\n dependencies { implementation(catalog.findLibrary(\"tpns.core\").get()) }",
        "dependencies { implementation(\"g:a:${libs.findVersion(\"tpns\").get().requiredVersion}\") }",
    ] {
        let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
        let found = dependencies(&project(&[("gradle/libs.versions.toml", catalog), ("app/build.gradle.kts", text)]));
        assert_eq!(found.first().map(|one| &one.what), Some(&ga1()), "{text}: {found:?}");
    }
}

#[test]
fn plugins_that_are_classes() {
    let found = project(&[
        ("gradle/libs.versions.toml", "[libraries]\ntpns-core = 'g:a:1'\n"),
        (
            "build-logic/build.gradle.kts",
            "plugins { `kotlin-dsl` }\n gradlePlugin { plugins { register(\"app\") { id = \"own.app\"\n implementationClass = \"OwnApp\" } } }",
        ),
        (
            "build-logic/src/main/kotlin/OwnApp.kt",
            "import org.gradle.api.Plugin
             class OwnApp : Plugin<Project> {
               override fun apply(target: Project) {
                 with(target) {
                   with(pluginManager) { apply(\"com.android.application\")\n apply(\"com.tencent.android.tpns\") }
                   extensions.configure<ApplicationExtension> { configureAndroid(this)\n defaultConfig.targetSdk = 34
                     defaultConfig { manifestPlaceholders[\"A\"] = \"1\" } }
                   val libs = extensions.getByType<VersionCatalogsExtension>().named(\"libs\")
                   dependencies { add(\"implementation\", libs.findLibrary(\"tpns-core\").get()) }
                 }
               }
             }",
        ),
        (
            "build-logic/src/main/kotlin/Android.kt",
            "internal fun Project.configureAndroid(extension: CommonExtension<*, *, *, *>) { extension.apply { defaultConfig { minSdk = 24 } } }",
        ),
        ("app/build.gradle.kts", "plugins { id(\"own.app\") }\n android { namespace = \"n\" }"),
    ]);
    let ids: Vec<&str> = found.plugins.iter().map(|plugin| plugin.id.as_str()).collect();
    assert_eq!(ids, ["own.app", "com.android.application", "com.tencent.android.tpns"]);
    assert_eq!(placeholders(&found), "A=1@defaultConfig");
    let android = Android::of(&found);
    let stated = |name: &str| android.default_config.stated(name).map(|stated| shown(&stated.value));
    assert_eq!((stated("targetSdk").as_deref(), stated("minSdk").as_deref()), (Some("34"), Some("24")));
    let dependencies: Vec<What> = dependencies(&found).into_iter().map(|one| one.what).collect();
    assert_eq!(dependencies, [ga1()]);
    assert!(found.missing.is_empty(), "{:?}", found.missing);
    assert!(found.own.contains("own.app"));
}

#[test]
fn a_setting_that_is_called_like_a_block() {
    let found = groovy("tpns {\n dependencies = false\n}");
    let paths: Vec<String> =
        found.events.iter().map(|event| format!("{}.{}", event.path.join("."), event.name)).collect();
    assert_eq!(paths, [".tpns", "tpns.dependencies"]);
}

#[test]
fn loops_over_what_is_known() {
    for text in [
        "val m = mapOf(\"A\" to \"1\")\n android { defaultConfig { for ((k, v) in m) { manifestPlaceholders[k] = v } } }",
        "android { defaultConfig { for (k in listOf(\"A\")) manifestPlaceholders[k] = \"1\" } }",
        "android { defaultConfig { for (extra in listOf(\"1\")) { manifestPlaceholders[\"A\"] = extra } } }",
    ] {
        let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
        assert_eq!(placeholders(&kotlin(text)), "A=1@defaultConfig", "{text}");
    }
    for text in [
        "for (k in ['A']) { android.defaultConfig.manifestPlaceholders[k] = '1' }",
        "for (String k : ['A']) { android.defaultConfig.manifestPlaceholders.put(k, '1') }",
    ] {
        assert_eq!(placeholders(&groovy(text)), "A=1@defaultConfig", "{text}");
    }
    // What isn't known may be empty, or anything.
    for text in [
        "for (k in other()) { android.defaultConfig.manifestPlaceholders['A'] = '1' }",
        "for (int i = 0; i < 3; i++) { android.defaultConfig.manifestPlaceholders['A'] = '1' }",
        "while (x) { android.defaultConfig.manifestPlaceholders['A'] = '1' }",
    ] {
        assert_eq!(placeholders(&groovy(text)), "A=?Condition A@defaultConfig", "{text}");
    }
}

#[test]
fn plugins_that_are_asked_for_as_a_script_runs() {
    let files = |own: &'static str| {
        project(&[
            ("build.gradle", "subprojects { }"),
            (
                "gradle/common.gradle",
                "def app = plugins.hasPlugin('com.android.application')\n if (app) { android.defaultConfig.targetSdk = 33 } else { android.defaultConfig.targetSdk = 1 }",
            ),
            ("app/build.gradle", own),
        ])
    };
    let target = |own: &'static str| {
        let android = Android::of(&files(own));
        android.default_config.stated("targetSdk").map(|stated| shown(&stated.value)).unwrap_or_default()
    };
    let app = "apply plugin: 'com.android.application'\n apply from: rootProject.file('gradle/common.gradle')";
    assert_eq!(target(app), "33");
    assert_eq!(target("apply plugin: 'com.android.library'\n apply from: \"$rootDir/gradle/common.gradle\""), "1");
}

#[test]
fn branches_by_a_value_that_is_known() {
    let when = |env: &str| {
        let text = format!(
            "val env = \"{env}\"\n val key = when (env) {{ \"a\", \"b\" -> \"1\"\n \"c\" -> {{ \"2\" }}\n else -> error(\"no\") }}\n\
             android {{ defaultConfig {{ manifestPlaceholders[\"A\"] = key\n when {{ env == \"c\" -> targetSdk = 33\n else -> targetSdk = 34 }} }} }}"
        );
        let found = kotlin(Box::leak(text.into_boxed_str()));
        let target = Android::of(&found).default_config.stated("targetSdk").map(|stated| shown(&stated.value));
        format!("{} {}", placeholders(&found), target.unwrap_or_default())
    };
    assert_eq!(when("a"), "A=1@defaultConfig 34");
    assert_eq!(when("b"), "A=1@defaultConfig 34");
    assert_eq!(when("c"), "A=2@defaultConfig 33");
    assert_eq!(when("d"), "A=?Call error@defaultConfig 34");
    let entries = kotlin(
        "enum class Type(val suffix: String? = null) { DEBUG(\".debug\"), RELEASE }
         data class Env(val id: String, val key: String = \"k\")
         val env = Env(id = \"1\")
         android { defaultConfig { manifestPlaceholders += mapOf(\"A\" to env.id, \"B\" to env.key, \"C\" to Type.DEBUG.suffix, \"D\" to Type.RELEASE.name) } }",
    );
    let wanted = ["A=1", "B=k", "C=.debug", "D=RELEASE"].map(|one| format!("{one}@defaultConfig")).join(", ");
    assert_eq!(placeholders(&entries), wanted);
}

#[test]
fn what_another_class_does_for_a_plugin_is_out_of_sight() {
    let missing = |body: &str| {
        let class = format!("class OwnApp : Plugin<Project> {{ override fun apply(target: Project) {{ {body} }} }}");
        let found = project(&[
            (
                "build-logic/build.gradle.kts",
                "gradlePlugin { plugins { register(\"app\") { id = \"own.app\"\n implementationClass = \"OwnApp\" } } }",
            ),
            ("build-logic/src/main/kotlin/OwnApp.kt", Box::leak(class.into_boxed_str())),
            ("app/build.gradle.kts", "plugins { id(\"own.app\") }"),
        ]);
        found.missing.into_iter().map(|(unknown, _)| unknown.name).collect::<Vec<_>>()
    };
    assert_eq!(missing("PushSetup(target).run()"), ["PushSetup"]);
    assert_eq!(missing("PushSetup.run(target)"), ["PushSetup"]);
    assert_eq!(missing("target.pluginManager.apply(\"com.android.application\")"), [""; 0]);
}

/// The flavors with their application ids, and why there may be others.
fn flavors(project: &Project) -> String {
    let android = Android::of(project);
    let known = android.flavors.iter().map(|(name, layer)| {
        let id = layer.stated("applicationId").map(|stated| shown(&stated.value)).unwrap_or_default();
        format!("{name}={id}")
    });
    let more = android.more_flavors.iter().map(|(unknown, _)| format!("?{}", unknown.name));
    known.chain(more).collect::<Vec<_>>().join(" ")
}

const BRANDS: &str =
    "enum class Brand(val id: String) {\n A(\"1\"),\n b(\"2\");\n val half = id + \"x\"\n}\nenum class Dim { d1, d2 }";

fn in_flavors(head: &str, name: &str, id: &str) -> Project {
    let text = format!(
        "android {{ flavorDimensions += \"d\"\n productFlavors {{\n {head}\n create({name}) {{ applicationId = {id} }} }} }} }}"
    );
    let text: &'static str = Box::leak(text.into_boxed_str());
    project(&[("app/build.gradle.kts", text), ("buildSrc/src/main/kotlin/Brand.kt", BRANDS)])
}

#[test]
fn flavors_of_a_loop() {
    for (head, name, id) in [
        ("Brand.values().forEach { e ->", "e.name", "e.id"),
        ("Brand.entries.forEach {", "it.name", "it.id"),
        ("for (e in Brand.values()) {", "e.name", "e.id"),
        ("enumValues<Brand>().forEach { e ->", "e.name", "e.id"),
        ("listOf(Brand.A, Brand.b).forEach { e ->", "e.name", "e.id"),
        ("Brand.values().map { it.name to it.id }.forEach { (n, i) ->", "n", "i"),
        ("listOf(\"A\" to \"1\", \"b\" to \"2\").forEach { (n, i) ->", "n", "i"),
        ("listOf(\"A\" to \"1\", \"b\" to \"2\").forEach {", "it.first", "it.second"),
        ("listOf(Pair(\"A\", \"1\"), Pair(\"b\", \"2\")).forEach { (n, i) ->", "n", "i"),
        ("for ((n, i, x) in listOf(Triple(\"A\", \"1\", 0), Triple(\"b\", \"2\", 0))) {", "n", "i"),
        ("mapOf(\"A\" to \"1\", \"b\" to \"2\").entries.forEach { e ->", "e.key", "e.value"),
        ("mapOf(\"A\" to \"1\", \"b\" to \"2\").forEach { e ->", "e.key", "e.value"),
        ("for ((n, i) in mapOf(\"A\" to \"1\", \"b\" to \"2\")) {", "n", "i"),
        ("listOf(\"A\", \"b\").associateWith { if (it == \"A\") \"1\" else \"2\" }.forEach { (n, i) ->", "n", "i"),
        ("listOf(\"A\", \"b\").forEachIndexed { i, n ->", "n", "\"${if (i == 0) 1 else 2}\""),
        ("\"A:1,b:2\".split(\",\").forEach { s ->", "s.substringBefore(\":\")", "s.substringAfter(\":\")"),
    ] {
        assert_eq!(flavors(&in_flavors(head, name, id)), "A=1 b=2", "{head}");
    }
    for head in [
        "[['A', '1'], ['b', '2']].each { n, i ->",
        "[A: '1', b: '2'].each { e -> def n = e.key\n def i = e.value\n",
        "for (e in [A: '1', b: '2']) { def (n, i) = [e.key, e.value]\n",
        "['A', 'b'].collectEntries { [it, it == 'A' ? '1' : '2'] }.each { n, i ->",
        "['A', 'b'].eachWithIndex { n, at -> def i = at == 0 ? '1' : '2'\n",
    ] {
        let text =
            format!("android {{ flavorDimensions 'd'\n productFlavors {{ {head} \"$n\" {{ applicationId i }} }} }} }}");
        assert_eq!(flavors(&groovy(Box::leak(text.into_boxed_str()))), "A=1 b=2", "{head}");
    }
}

#[test]
fn flavors_of_what_is_not_read_are_in_doubt() {
    for head in [
        "(JsonSlurper().parse(file(\"b.json\")) as List<Map<String, String>>).forEach { e ->",
        "file(\"brands\").listFiles()!!.forEach { e ->",
        "file(\"brands\").forEachLine { e ->",
        "for (e in brands()) {",
        "unheardOf.forEach { e ->",
        "(1..3).forEach { e ->",
    ] {
        let found = flavors(&in_flavors(head, "e.name", "e.id"));
        assert!(found.contains('?'), "{head}: {found}");
    }
    for text in [
        "android { productFlavors { addAll() } }",
        "android { productFlavors { addBrand('a') } }",
        "android { addBrands() }",
        "addBrands(android)",
        "brands.each { android.productFlavors.create(it.name) { } }",
        "Brands.add(android.productFlavors)",
        "new JsonSlurper().parse(file('b')).each { b -> android { productFlavors { \"${b.n}\" { applicationId b.id } } } }",
    ] {
        let found = flavors(&groovy(text));
        assert!(found.contains('?'), "{text}: {found}");
    }
    // Who only asks for flavors makes none.
    for text in [
        "android { productFlavors { a { }\n all { println name } }\n applicationVariants.all { v -> v.outputs.each { it.x = v.productFlavors[0].name } } }",
        "android { productFlavors { a { } } }\n tasks.all { t -> if (t.name in names()) { t.doLast { println variant.productFlavors } } }",
        "android { compileSdkVersion 30\n signingConfigs { x { } }\n productFlavors { a { signingConfig signingConfigs.x } } }",
    ] {
        assert_eq!(flavors(&groovy(text)), "a=", "{text}");
    }
    let of_settings = project(&[
        ("settings.gradle", "gradle.afterProject { p -> p.android.productFlavors.create('x') }"),
        ("app/build.gradle", "android { }"),
    ]);
    assert!(flavors(&of_settings).contains('?'));
}

#[test]
fn dimensions_in_every_spelling() {
    let flavors_of = "productFlavors { a { dimension 'd1' }\n p { dimension 'd2' } }";
    for line in [
        "flavorDimensions 'd1', 'd2'",
        "flavorDimensions = ['d1', 'd2']",
        "flavorDimensions(*['d1', 'd2'])",
        "flavorDimensions << 'd1' << 'd2'",
        "flavorDimensions.addAll(['d1', 'd2'])",
        "flavorDimensions.add('d1')\n flavorDimensions.add('d2')",
        "defaultConfig { flavorDimensions 'd1', 'd2' }",
        "defaultConfig { flavorDimensions = ['d1', 'd2'] }",
        "productFlavors { flavorDimensions 'd1', 'd2' }",
    ] {
        let text = format!("android {{ {line}\n {flavors_of} }}");
        let project = groovy(Box::leak(text.into_boxed_str()));
        assert_eq!(
            (variants(&project), flavors(&project).as_str()),
            (vec!["aPDebug".into(), "aPRelease".into()], "a= p="),
            "{line}"
        );
    }
    for line in [
        "flavorDimensions.apply { add(\"d1\"); add(\"d2\") }",
        "flavorDimensions += Dim.values().map { it.name }",
        "Dim.entries.forEach { flavorDimensions += it.name }",
    ] {
        let text: &'static str = Box::leak(format!(
            "android {{ {line}\n productFlavors {{ create(\"a\") {{ dimension = \"d1\" }}\n create(\"p\") {{ dimension = \"d2\" }} }} }}"
        ).into_boxed_str());
        let project = project(&[("app/build.gradle.kts", text), ("buildSrc/src/main/kotlin/Brand.kt", BRANDS)]);
        assert_eq!(variants(&project), ["aPDebug", "aPRelease"], "{line}");
    }
    for line in ["flavorDimensions 'd1'", "flavorDimensions names()", "", "flavorDimensions.removeAll { it }"] {
        let text = format!("android {{ {line}\n {flavors_of} }}");
        assert!(flavors(&groovy(Box::leak(text.into_boxed_str()))).contains('?'), "{line}");
    }
}

/// The placeholders of the release, and why there may be others.
fn with_doubts(project: &Project) -> String {
    let more = Android::of(project).more_placeholders;
    let more = more.iter().map(|(unknown, _)| format!("?{}", unknown.name));
    [placeholders(project)].into_iter().filter(|known| !known.is_empty()).chain(more).collect::<Vec<_>>().join(" ")
}

#[test]
fn placeholders_by_functions_and_extensions() {
    let one = "A=1@defaultConfig";
    for text in [
        "def push = { c -> c.manifestPlaceholders.putAll([A: '1']) }\n push(android.defaultConfig)",
        "def push(c) { c.manifestPlaceholders += [A: '1'] }\n push(android.defaultConfig)",
        "def push(a) { a.defaultConfig.manifestPlaceholders.put('A', '1') }\n push(android)",
        "def push(c) { c.manifestPlaceholders = [A: '1'] }\n android { defaultConfig { push(it) } }",
        "android { defaultConfig { push(delegate) } }\n void push(x.y.DefaultConfig c) { c.addManifestPlaceholders([A: '1']) }",
        "ext.push = { manifestPlaceholders = [A: '1'] }\n android.defaultConfig push",
        "extensions.getByName('android').with { defaultConfig.manifestPlaceholders = [A: '1'] }",
        "project.extensions.android.defaultConfig.manifestPlaceholders = [A: '1']",
        "androidComponents { finalizeDsl { e -> e.defaultConfig.manifestPlaceholders.putAll([A: '1']) } }",
        "android.defaultConfig.manifestPlaceholders = [A: '1', B: '2']\n android.defaultConfig.manifestPlaceholders.remove('B')",
        "android.defaultConfig.manifestPlaceholders = [B: '2']\n android.defaultConfig { manifestPlaceholders.clear()\n manifestPlaceholders.A = '1' }",
    ] {
        assert_eq!(with_doubts(&groovy(text)), one, "{text}");
    }
    for text in [
        "(extensions.getByName(\"android\") as BaseExtension).defaultConfig.manifestPlaceholders.putAll(mapOf(\"A\" to \"1\"))",
        "(extensions.findByName(\"android\") as? BaseExtension)?.apply { defaultConfig.manifestPlaceholders[\"A\"] = \"1\" }",
        "extensions.getByName<BaseExtension>(\"android\").defaultConfig.manifestPlaceholders.put(\"A\", \"1\")",
        "val a = extensions.getByName(\"android\") as BaseExtension\n a.defaultConfig.manifestPlaceholders[\"A\"] = \"1\"",
        "val a = extensions.findByName(\"android\") as? BaseExtension ?: return\n a.defaultConfig.manifestPlaceholders[\"A\"] = \"1\"",
        "androidComponents.finalizeDsl { it.defaultConfig.manifestPlaceholders[\"A\"] = \"1\" }",
        "fun DefaultConfig.push() { manifestPlaceholders[\"A\"] = \"1\" }\n android { defaultConfig.push() }",
    ] {
        assert_eq!(with_doubts(&kotlin(text)), one, "{text}");
        let root: &'static str = Box::leak(format!("subprojects {{ afterEvaluate {{ {text} }} }}").into_boxed_str());
        let of_root = project(&[("build.gradle.kts", root), ("app/build.gradle.kts", "android { }")]);
        assert_eq!(with_doubts(&of_root), one, "{root}");
    }
    for text in [
        "android.defaultConfig { push() }",
        "push(android.defaultConfig)",
        "push(android)",
        "Push.to(android.buildTypes.release)",
        "android { defaultConfig { manifestPlaceholders.computeIfAbsent('A') { '1' } } }",
        "android { defaultConfig { manifestPlaceholders.remove(name()) } }",
        "unheardOf { it.defaultConfig.manifestPlaceholders = [A: '1'] }",
        "a().b().each { c -> c.manifestPlaceholders['A'] = '1' }",
        "a()[0].manifestPlaceholders = [A: '1']",
    ] {
        let found = with_doubts(&groovy(text));
        assert!(found.contains('?'), "{text}: {found}");
    }
    for text in [
        "println(android)",
        "android { buildTypes { b { initWith buildTypes.release } } }",
        "android { defaultConfig { println() } }",
    ] {
        assert_eq!(with_doubts(&groovy(text)), "", "{text}");
    }
    let of_settings = project(&[
        (
            "settings.gradle",
            "gradle.afterProject { p -> if (p.name == 'app') p.android.defaultConfig.manifestPlaceholders += [A: '1'] }",
        ),
        ("app/build.gradle", "android { }"),
    ]);
    assert_eq!(with_doubts(&of_settings), "?manifestPlaceholders");
}

#[test]
fn what_stands_behind_a_return_in_doubt_is_in_doubt() {
    let early = "if (System.getenv('CI')) return\n";
    for (text, wanted) in [
        (format!("{early}android {{ defaultConfig {{ manifestPlaceholders = [A: '1'] }} }}"), "?Condition A"),
        (format!("android {{ defaultConfig {{\n{early} manifestPlaceholders = [A: '1'] }} }}"), "?Condition A"),
        (
            format!("android {{ defaultConfig {{ if (true) {{\n{early}}}\n manifestPlaceholders = [A: '1'] }} }}"),
            "?Condition A",
        ),
        // It leaves the block that it stands in.
        (
            format!(
                "android {{ buildTypes {{ debug {{\n{early}}} }}\n defaultConfig {{ manifestPlaceholders = [A: '1'] }} }}"
            ),
            "1",
        ),
        ("android { buildTypes { debug { return } }\n defaultConfig { manifestPlaceholders = [A: '1'] } }".into(), "1"),
        // A function gives one value or another.
        (
            format!(
                "def key() {{\n{early} return '1' }}\nandroid {{ defaultConfig {{ manifestPlaceholders = [A: key()] }} }}"
            ),
            "?Condition ",
        ),
    ] {
        let text: &'static str = Box::leak(text.into_boxed_str());
        let found = placeholders(&groovy(text));
        assert!(found.starts_with(&format!("A={wanted}@defaultConfig")), "{found}\n{text}");
    }
    let text = "android { defaultConfig { if (providers.gradleProperty(\"x\").isPresent) return@defaultConfig\n \
                manifestPlaceholders[\"A\"] = \"1\" } }";
    assert!(placeholders(&kotlin(text)).starts_with("A=?Condition A"), "{}", placeholders(&kotlin(text)));
}

#[test]
fn variants_that_may_be_taken_out() {
    let flavors = "android { flavorDimensions += \"a\"\n productFlavors { create(\"x\") { dimension = \"a\" }\n create(\"y\") { dimension = \"a\" } } }\n";
    for filter in [
        "androidComponents { beforeVariants { v -> if (v.productFlavors.any { it.second == \"x\" }) v.enable = false } }",
        "androidComponents { beforeVariants { v -> if (\"x\" in v.productFlavors.map { it.second }) { v.enable = false } } }",
        "androidComponents { beforeVariants(selector().withName(Regex(\"x.*\"))) { it.enable = false } }",
        "androidComponents { beforeVariants { it.enable = it.flavorName !in setOf(foo()) } }",
        "androidComponents { beforeVariants { val (_, f) = it.productFlavors.first(); if (f == \"x\") it.enable = false } }",
        "android.variantFilter { if (flavors.any { it.name == \"x\" }) ignore = true }",
    ] {
        let text: &'static str = Box::leak(format!("{flavors}{filter}").into_boxed_str());
        let android = Android::of(&kotlin(text));
        let off = |name: &str| (android.switched_off.contains(name), android.perhaps_off.contains(name));
        assert!(
            off("xDebug") != (false, false) && !off("yDebug").0,
            "{:?} {:?}\n{filter}",
            off("xDebug"),
            off("yDebug")
        );
        let all = android.variants();
        assert!(android.perhaps_off.iter().all(|name| all.iter().any(|variant| variant.name == *name)), "{filter}");
    }
}
