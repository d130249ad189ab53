package io.github.tpnskit.gradle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every Kotlin example of the docs compiles: as the body of a function, with the compiler plugins and the few functions
 * that Gradle's Kotlin DSL adds. Gradle's own DSL isn't in any package registry.
 */
class KotlinExamplesTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\\n(.*?)```");

    @TempDir
    Path folder;

    @Test
    void everyExampleCompiles() throws Exception {
        List<String> examples = new ArrayList<>();
        List<String> catalogs = new ArrayList<>();
        for (Path page : pages()) {
            String text = Files.readString(page);
            examples.addAll(blocks(text, "kotlin"));
            catalogs.addAll(blocks(text, "toml"));
        }
        assertTrue(examples.size() >= 6, examples::toString);
        // Before Gradle 8.2 nothing is assigned.
        examples.add("tpns { accessPoint.set(\"singapore\"); redirect { activity.set(\".MainActivity\") } }");
        assertTrue(catalogs.size() >= 2, catalogs::toString);
        assertEquals("", compile(examples, catalogs.get(0)));
        assertEquals(catalogs.get(0), catalogs.get(1), "both languages show the same catalog");
    }

    @Test
    void whatIsWrongDoesNotCompile() throws Exception {
        List<String> wrong = List.of(
                "tpns { acessPoint = \"singapore\" }",
                "tpns { accessPoint = 1 }",
                "tpns { redirect { it.activity = \".MainActivity\" } }",
                "plugins { alias(libs.plugins.tpnskitt) }");
        String said = compile(wrong, "[plugins]\ntpnskit = { }\n");
        for (String line : wrong) {
            assertTrue(Pattern.compile("error: .*\\R" + Pattern.quote(line)).matcher(said).find(), line + "\n" + said);
        }
    }

    private static List<Path> pages() throws IOException {
        Path root = Path.of(System.getProperty("tpnskit.repository"));
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            Stream.concat(files, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .forEach(pages::add);
        }
        return pages;
    }

    private static List<String> blocks(String text, String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .collect(Collectors.toList());
    }

    /** What the compiler says; nothing if it is content. */
    private String compile(List<String> examples, String catalog) throws Exception {
        StringBuilder script = new StringBuilder("import org.gradle.api.Project\nimport org.gradle.kotlin.dsl.*\n");
        for (int i = 0; i < examples.size(); i++) {
            script.append("fun Project.example").append(i).append("() {\n").append(examples.get(i)).append("\n}\n");
        }
        List<Path> sources = List.of(
                Files.writeString(folder.resolve("Examples.kt"), script),
                Files.writeString(folder.resolve("Catalog.kt"), accessors(catalog)),
                Files.writeString(folder.resolve("KotlinDsl.kt"), DSL));
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("tpnskit.kotlinCompiler"),
                "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                "-nowarn",
                "-no-stdlib",
                "-no-reflect",
                "-jvm-target",
                "11",
                "-P",
                "plugin:org.jetbrains.kotlin.samWithReceiver:annotation=org.gradle.api.HasImplicitReceiver",
                "-P",
                "plugin:org.jetbrains.kotlin.assignment:annotation=org.gradle.api.SupportsKotlinAssignmentOverloading",
                "-classpath",
                System.getProperty("tpnskit.kotlinClassPath"),
                "-d",
                folder.resolve("classes").toString()));
        for (String plugin : System.getProperty("tpnskit.kotlinPlugins").split(java.io.File.pathSeparator)) {
            command.add("-Xplugin=" + plugin);
        }
        sources.forEach(source -> command.add(source.toString()));
        Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(said.contains("error:"), compiler.waitFor() != 0, said);
        return said;
    }

    /** The accessors that Gradle makes of a version catalog, for its plugins. */
    private static String accessors(String catalog) {
        TreeMap<String, Object> plugins = new TreeMap<>();
        String section = catalog.contains("[plugins]") ? catalog.substring(catalog.indexOf("[plugins]")) : "";
        for (MatchResult alias : Pattern.compile("(?m)^([\\w-]+) = \\{")
                .matcher(section)
                .results()
                .collect(Collectors.toList())) {
            put(plugins, alias.group(1).split("-"));
        }
        return "import org.gradle.api.provider.Provider\nimport org.gradle.plugin.use.PluginDependency\n"
                + "object libs {\n" + members("plugins", plugins) + "}\n";
    }

    @SuppressWarnings("unchecked")
    private static void put(TreeMap<String, Object> group, String[] words) {
        TreeMap<String, Object> inner = group;
        for (int i = 0; i < words.length - 1; i++) {
            inner = (TreeMap<String, Object>) inner.computeIfAbsent(words[i], word -> new TreeMap<String, Object>());
        }
        inner.put(words[words.length - 1], "");
    }

    @SuppressWarnings("unchecked")
    private static String members(String name, TreeMap<String, Object> group) {
        StringBuilder text = new StringBuilder("object " + name + " {\n");
        group.forEach((word, inner) -> text.append(
                inner instanceof String
                        ? "val " + word + ": Provider<PluginDependency> get() = TODO()\n"
                        : members(word, (TreeMap<String, Object>) inner)));
        return text.append("}\n").toString();
    }

    /** What a script has of the Kotlin DSL: assignments, the plugins block, and accessors of extensions. */
    private static final String DSL = String.join(
            "\n",
            "package org.gradle.kotlin.dsl",
            "import io.github.tpnskit.gradle.TpnsExtension",
            "import java.io.File",
            "import org.gradle.api.Action",
            "import org.gradle.api.Project",
            "import org.gradle.api.file.FileSystemLocation",
            "import org.gradle.api.file.FileSystemLocationProperty",
            "import org.gradle.api.provider.HasMultipleValues",
            "import org.gradle.api.provider.Property",
            "import org.gradle.api.provider.Provider",
            "import org.gradle.plugin.use.PluginDependenciesSpec",
            "import org.gradle.plugin.use.PluginDependencySpec",
            "fun <T> Property<T>.assign(value: T?) = set(value)",
            "fun <T> Property<T>.assign(value: Provider<out T?>) = set(value)",
            "@JvmName(\"assignFile\")",
            "fun <T : FileSystemLocation> FileSystemLocationProperty<T>.assign(file: File?) = set(file)",
            "fun <T> HasMultipleValues<T>.assign(elements: Iterable<T?>) = set(elements)",
            "fun Project.plugins(block: PluginDependenciesSpec.() -> Unit) {}",
            "infix fun PluginDependencySpec.version(version: String): PluginDependencySpec = version(version)",
            "fun Project.tpns(configure: Action<TpnsExtension>) {}",
            "");
}
