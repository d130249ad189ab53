package io.github.tpnskit.gradle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpnskit.gradle.inputs.JsonMembers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradle.api.Project;
import org.gradle.api.provider.Property;
import org.gradle.testfixtures.ProjectBuilder;
import org.junit.jupiter.api.Test;

/** What the block {@code tpns} says reaches the engine, whenever and wherever it is said. */
class TpnsExtensionTest {
    private static final List<String> PAID_RELEASE = List.of("paidRelease", "release", "paid", "main");
    private static final List<String> FREE_RELEASE = List.of("freeRelease", "release", "free", "main");

    private final Project project = ProjectBuilder.builder().build();
    private final TpnsExtension tpns = project.getExtensions().create("tpns", TpnsExtension.class);

    private Map<String, Object> settings(List<String> sourceSets) {
        return JsonMembers.of(tpns.layers(sourceSets));
    }

    @Test
    void whatIsNotSetIsNotSent() {
        assertEquals(
                Map.of(
                        "receiver", Map.of(),
                        "redirects", List.of(),
                        "im", Map.of(),
                        "channels", Map.of(),
                        "checks", Map.of("disable", List.of(), "severity", Map.of()),
                        "supply", Map.of()),
                settings(PAID_RELEASE));
    }

    @Test
    void anIdThatThisMachineLacksIsBlank() {
        tpns.getAccessId().set(project.getProviders().gradleProperty("missing"));
        tpns.getAccessKey().set("A1B2C3D4E5F6");
        tpns.getAccessPoint().set(project.getProviders().gradleProperty("missing"));
        Map<String, Object> settings = settings(PAID_RELEASE);
        assertEquals("", settings.get("accessId"));
        assertEquals("A1B2C3D4E5F6", settings.get("accessKey"));
        assertEquals(null, settings.get("accessPoint"));
        tpns.variant("paid", paid -> paid.getAccessId().set("1580002210"));
        assertEquals("1580002210", settings(PAID_RELEASE).get("accessId"));
        assertEquals("", settings(FREE_RELEASE).get("accessId"));
    }

    @Test
    void whatIsSetIsSentUnderItsName() {
        tpns.getConfigFile().set(project.file("tpns-configs.json"));
        tpns.getLanguage().set("zh");
        tpns.getMissingConfig().set("ignore");
        tpns.getAccessPoint().set("shanghai");
        tpns.getDependencies().set(false);
        tpns.receiver(receiver -> receiver.getClassName().set(".Mine"));
        redirect(tpns, ".Main", "demo://a/b");
        tpns.redirect(redirect -> redirect.getActivity().set(".Other"));
        tpns.im(im -> {
            im.getEnabled().set(true);
            im.getOppoChannelId().set("tuikit");
            im.getMeizuNotifyType().set(1);
        });
        tpns.channels(channels -> {
            channels.fcm();
            channels.honor("104412345");
        });
        tpns.checks(checks -> {
            checks.disable("TPNS408", "TPNS409");
            checks.severity("TPNS501", "error");
            checks.getWarningsAsErrors().set(true);
            checks.getBaseline().set(project.file("baseline.json"));
        });
        tpns.supply(supply -> supply.getLegacyHttp().set(false));
        assertEquals(
                Map.ofEntries(
                        Map.entry("language", "zh"),
                        Map.entry("missingConfig", "ignore"),
                        Map.entry("accessPoint", "shanghai"),
                        Map.entry("dependencies", false),
                        Map.entry("receiver", Map.of("className", ".Mine")),
                        Map.entry(
                                "redirects",
                                List.of(
                                        Map.of("activity", ".Main", "uri", "demo://a/b"),
                                        Map.of("activity", ".Other"))),
                        Map.entry("im", Map.of("enabled", true, "oppoChannelId", "tuikit", "meizuNotifyType", 1)),
                        Map.entry("channels", Map.of("fcm", true, "honor", "104412345")),
                        Map.entry(
                                "checks",
                                Map.of(
                                        "disable", List.of("TPNS408", "TPNS409"),
                                        "severity", Map.of("TPNS501", "error"),
                                        "warningsAsErrors", true)),
                        Map.entry("supply", Map.of("legacyHttp", false))),
                settings(PAID_RELEASE));
    }

    @Test
    void theHighestPrecedenceWinsAndListsAddUp() {
        tpns.getAccessPoint().set("guangzhou");
        redirect(tpns, ".Main", "demo://a/b");
        tpns.checks(checks -> {
            checks.disable("TPNS408");
            checks.severity("TPNS501", "error");
            checks.severity("TPNS502", "error");
        });
        // The order in the script doesn't matter.
        tpns.variant("paidRelease", paid -> paid.getAccessPoint().set("singapore"));
        tpns.variant("release", release -> {
            release.getAccessPoint().set("shanghai");
            release.checks(checks -> {
                checks.disable("TPNS409");
                checks.severity("TPNS501", "note");
            });
        });
        tpns.variant("paid", paid -> {
            paid.getAccessPoint().set("hongkong");
            redirect(paid, ".Paid", "demo://a/paid");
        });
        Map<String, Object> paid = settings(PAID_RELEASE);
        Map<String, Object> free = settings(FREE_RELEASE);
        assertEquals("singapore", paid.get("accessPoint"));
        assertEquals("shanghai", free.get("accessPoint"));
        assertEquals(
                List.of(
                        Map.of("activity", ".Main", "uri", "demo://a/b"),
                        Map.of("activity", ".Paid", "uri", "demo://a/paid")),
                paid.get("redirects"));
        assertEquals(List.of(Map.of("activity", ".Main", "uri", "demo://a/b")), free.get("redirects"));
        assertEquals(
                Map.of(
                        "disable", List.of("TPNS408", "TPNS409"),
                        "severity", Map.of("TPNS501", "note", "TPNS502", "error")),
                free.get("checks"));
    }

    @Test
    void aBlockMayBeRepeated() {
        tpns.variant("paid", paid -> paid.getAccessPoint().set("hongkong"));
        tpns.variant("paid", paid -> paid.getMissingConfig().set("warn"));
        assertEquals("hongkong", settings(PAID_RELEASE).get("accessPoint"));
        assertEquals("warn", settings(PAID_RELEASE).get("missingConfig"));
        assertEquals(Set.of("paid"), tpns.variantNames());
    }

    @Test
    void valuesAreReadOnlyWhenTheyAreSent() {
        Property<String> accessPoint = project.getObjects().property(String.class);
        tpns.getAccessPoint().set(accessPoint);
        tpns.getMissingConfig().set(project.provider(() -> accessPoint.get() + "!"));
        tpns.redirect(redirect -> redirect.getUri().set(accessPoint.map(name -> "demo://" + name)));
        List<TpnsSettings> layers = tpns.layers(PAID_RELEASE);
        tpns.checks(checks -> checks.disable("TPNS408"));
        tpns.redirect(redirect -> redirect.getActivity().set(".Late"));
        accessPoint.set("shanghai");
        Map<String, Object> settings = JsonMembers.of(layers);
        assertEquals("shanghai", settings.get("accessPoint"));
        assertEquals("shanghai!", settings.get("missingConfig"));
        assertEquals(
                List.of(Map.of("uri", "demo://shanghai"), Map.of("activity", ".Late")), settings.get("redirects"));
        assertEquals(List.of("TPNS408"), ((Map<?, ?>) settings.get("checks")).get("disable"));
    }

    private static void redirect(TpnsSettings tpns, String activity, String uri) {
        tpns.redirect(redirect -> {
            redirect.getActivity().set(activity);
            redirect.getUri().set(uri);
        });
    }
}
