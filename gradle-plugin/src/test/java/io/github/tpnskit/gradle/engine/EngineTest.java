package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real engine. */
class EngineTest {
    @TempDir
    static Path home;

    private static final Consumer<String> NO_REPLACEMENT = cause -> fail(cause);

    private static EngineLocation location;

    @BeforeAll
    static void inAFreshFolder() {
        location = new EngineLocation(home.resolve("caches/tpnskit/v1").toFile(), null, EngineKind.NATIVE);
    }

    @Test
    void theEngineIsTheOneInTheJar() {
        assertEquals(
                PackedEngine.VERSION, ask(Request.version()).version());
    }

    @Test
    void everyCallIsAnswered() {
        Map<String, Object> inputs = inputs("debug");
        assertEquals("", ask("placeholders", inputs).placeholders().get("XG_ACCESS_ID"));
        Request dependencies = new Request("dependencies").with("inputs", inputs).with("declared", List.of("g:n:1"));
        assertEquals(Map.of(), ask(dependencies).dependencies());
        assertFalse(ask("sources", inputs).files().isEmpty());
        assertTrue(ask("keepRules", inputs).files().size() <= 1);
        Request console = new Request("console").with("inputs", inputs).with("certificates", List.of());
        assertTrue(ask(console).text().contains("com.example.app"));
        assertTrue(ask("baseline", inputs).file().content().length > 0);
        Request explain = new Request("explain").with("code", "TPNS302").with("locale", "en");
        assertTrue(ask(explain).known());
        assertFalse(ask(new Request("explain").with("code", "TPNS3O2")).known());

        Response merged = ask(merge(0));
        assertTrue(merged.failed());
        assertTrue(merged.summary().orElseThrow().contains("file:///build/tpns.html"));
        String report = merged.reports().stream()
                .filter(output -> output.name().equals("tpns.json"))
                .map(output -> new String(output.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();

        Response shown = ask(
                new Request("show")
                        .with("report", report)
                        .with("displayRoot", "/project")
                        .with("reportLink", "file:///build/tpns.html"));
        assertTrue(shown.texts().get(0).text().contains("error[TPNS101]"));
        assertEquals("error", shown.texts().get(0).severity());

        Response overview = ask(
                new Request("overview")
                        .with("reports", List.of(report, report))
                        .with("displayRoot", "/project")
                        .with("reportLink", "file:///build/index.html"));
        assertTrue(overview.failed());
        assertEquals(shown.texts().size(), overview.texts().size());
        assertEquals(
                Set.of("index.html", "tpns.sarif", "tpns.json"),
                overview.reports().stream().map(Response.Output::name).collect(Collectors.toSet()));
    }

    /** What is known of a variant. */
    private static Map<String, Object> inputs(String variant) {
        return Map.of(
                "files",
                List.of(),
                "variant",
                Map.of(
                        "name",
                        variant,
                        "applicationId",
                        "com.example.app",
                        "namespace",
                        "com.example.app",
                        "components",
                        List.of("com.tencent.tpns:tpns:1.4.3.9-release")),
                "settings",
                Map.of("configCandidates", List.of("app/tpns-configs.json"), "redirects", List.of()),
                "locale",
                "en");
    }

    /** The call of the merge task, of a variant of its own for each number. */
    static Request merge(int number) {
        Map<String, Object> build = Map.of(
                "module", ":app", "gradle", "8.8", "androidGradlePlugin", "8.4.2", "repositoryPath", "android");
        return new Request("merge")
                .with("inputs", inputs("debug" + number))
                .with("build", build)
                .with("reportLink", "file:///build/tpns.html");
    }

    private static Response ask(String call, Map<String, Object> inputs) {
        return ask(new Request(call).with("inputs", inputs));
    }

    private static Response ask(Request request) {
        return Engine.ask(request, location, NO_REPLACEMENT);
    }

    @Test
    void anUnknownMemberIsRefused() {
        EngineException refusal = assertThrows(
                EngineException.class, () -> ask(new Request("explain").with("nonsense", true)));
        assertTrue(refusal.getMessage().contains("nonsense"), refusal.getMessage());
    }

    @Test
    void anotherVersionIsRefused() {
        Response other = Response.parse("{\"protocol\":3,\"version\":\"9.9.9\"}".getBytes(StandardCharsets.UTF_8));
        EngineException refusal = assertThrows(EngineException.class, () -> Engine.shakeHands(other));
        assertTrue(refusal.getMessage().contains("9.9.9 with protocol 3"), refusal.getMessage());
    }

    /** This is what happens if the plugin is rebuilt while the daemon keeps running. */
    @Test
    void severalClassLoadersLoadIt() throws Exception {
        ask(Request.version());
        for (int i = 0; i < 2; i++) {
            try (Loader loader = new Loader()) {
                assertEquals(Response.class.getName(), loader.ask(home.resolve("caches/tpnskit/v1"), null, NO_REPLACEMENT));
            }
        }
        // Where a loaded file can be deleted, none is left.
        try (Stream<Path> files = Files.walk(home.resolve("caches/tpnskit/v1"))) {
            long left = files.filter(file -> file.toString().endsWith(Platform.libraryName(Platform.current())))
                    .count();
            assertEquals(Platform.current().startsWith("windows-") ? 3 : 0, left);
        }
    }
}
