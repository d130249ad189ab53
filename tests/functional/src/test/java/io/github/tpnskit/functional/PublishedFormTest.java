package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build of the plugin publishes: complete enough for Maven Central, and the same wherever it was built. */
class PublishedFormTest {
    private static final String PLUGIN = "tpnskit-gradle-plugin";
    private static final String MARKER = "io.github.tpnskit.gradle.plugin";

    @ParameterizedTest
    @ValueSource(strings = {PLUGIN, MARKER})
    void thePomSaysWhatMavenCentralAsksFor(String artifact) throws IOException {
        String pom = Files.readString(file(artifact, ".pom"));
        for (String element : List.of("name", "description", "url", "licenses", "developers", "scm", "connection")) {
            assertTrue(pom.contains("<" + element + ">"), () -> element + " is missing in\n" + pom);
        }
    }

    @Test
    void thePluginComesWithSourcesJavadocAndModuleMetadata() throws IOException {
        assertTrue(Files.readString(file(PLUGIN, ".module")).contains("\"sourcesElements\""));
        Set<String> sources = entries("-sources.jar");
        assertTrue(sources.contains("io/github/tpnskit/gradle/TpnskitPlugin.java"), sources::toString);
        assertTrue(sources.stream().noneMatch(name -> name.startsWith("META-INF/native")), sources::toString);
        assertTrue(entries("-javadoc.jar").contains("io/github/tpnskit/gradle/TpnsExtension.html"));
    }

    @Test
    void theJarHoldsTheLicenceTheNoticesAndTheEngine() throws IOException {
        Set<String> jar = entries(".jar");
        assertTrue(jar.containsAll(Set.of("META-INF/LICENSE", "META-INF/THIRD-PARTY-NOTICES.txt")), jar::toString);
        assertTrue(jar.stream().anyMatch(name -> name.matches("META-INF/native/[^/]+/(lib)?tpnskit[.](so|dylib|dll)")), jar::toString);
    }

    /** A checkout's engine is cargo's own, with its paths. `cargo xtask dist` makes the published ones and looks into each of them. */
    @Test
    void nothingInItDependsOnWhereAndWhenItWasBuilt() throws IOException {
        List<String> own = List.of(System.getProperty("user.home") + "/.cargo", Machine.repository() + "/");
        for (String part : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
            Set<Long> times = new TreeSet<>();
            try (ZipFile zip = new ZipFile(file(PLUGIN, part).toFile())) {
                for (ZipEntry entry : zip.stream().toList()) {
                    times.add(entry.getTime());
                    if (entry.getName().startsWith("META-INF/native/")) {
                        continue;
                    }
                    String bytes = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    own.forEach(path -> assertFalse(bytes.contains(path), () -> path + " is in " + entry + " of " + part));
                }
            }
            assertEquals(1, times.size(), part);
        }
    }

    private static Set<String> entries(String part) throws IOException {
        Set<String> names = new TreeSet<>();
        try (ZipFile zip = new ZipFile(file(PLUGIN, part).toFile())) {
            zip.stream().forEach(entry -> names.add(entry.getName()));
        }
        return names;
    }

    private static Path file(String artifact, String part) {
        String version = Machine.published();
        return Machine.repositoryOfThePlugin().resolve("io/github/tpnskit").resolve(artifact).resolve(version)
                .resolve(artifact + "-" + version + part);
    }
}
