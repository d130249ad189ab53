package io.github.tpnskit.gradle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradle.api.GradleException;
import org.gradle.testfixtures.ProjectBuilder;
import org.junit.jupiter.api.Test;

class TpnsExtensionTest {
    private static final List<String> PAID_RELEASE = List.of("paidRelease", "release", "paid", "main");
    private static final List<String> FREE_RELEASE = List.of("freeRelease", "release", "free", "main");

    private final TpnsExtension tpns =
            ProjectBuilder.builder().build().getObjects().newInstance(TpnsExtension.class);

    @Test
    void everythingIsOptional() {
        Map<String, Boolean> all = Map.of(
                "placeholders", true, "accessPoint", true, "legacyHttp", true, "client", true, "keepRules", true);
        assertEquals(
                Map.of(
                        "missingConfig", "error",
                        "dependencies", true,
                        "receiver", Map.of("enabled", true),
                        "redirects", List.of(),
                        "im", Map.of(),
                        "channels", Map.of("fcm", false),
                        "checks", Map.of("disable", List.of(), "severity", Map.of(), "warningsAsErrors", false),
                        "supply", all),
                tpns.of(PAID_RELEASE).toSettings());
    }

    @Test
    void whatIsSetReachesTheEngine() {
        tpns.getMissingConfig().set("ignore");
        tpns.getAccessPoint().set("shanghai");
        tpns.getDependencies().set(false);
        tpns.receiver(receiver -> receiver.getClassName().set(".Mine"));
        redirect(tpns, ".Main", "demo://a/b");
        redirect(tpns, ".Other", "demo://a/c");
        tpns.im(im -> {
            im.getEnabled().set(true);
            im.getOppoChannelId().set("tuikit");
        });
        tpns.channels(channels -> {
            channels.fcm();
            channels.honor("104412345");
        });
        tpns.checks(checks -> {
            checks.disable("TPNS408", "TPNS409");
            checks.severity("TPNS501", "error");
            checks.getWarningsAsErrors().set(true);
        });
        tpns.supply(supply -> supply.getLegacyHttp().set(false));
        Map<String, Object> settings = tpns.of(PAID_RELEASE).toSettings();
        assertEquals("ignore", settings.get("missingConfig"));
        assertEquals("shanghai", settings.get("accessPoint"));
        assertEquals(false, settings.get("dependencies"));
        assertEquals(Map.of("enabled", true, "className", ".Mine"), settings.get("receiver"));
        assertEquals(
                List.of(
                        Map.of("activity", ".Main", "uri", "demo://a/b"),
                        Map.of("activity", ".Other", "uri", "demo://a/c")),
                settings.get("redirects"));
        assertEquals(Map.of("enabled", true, "oppoChannelId", "tuikit"), settings.get("im"));
        assertEquals(Map.of("fcm", true, "honor", "104412345"), settings.get("channels"));
        assertEquals(
                Map.of(
                        "disable", List.of("TPNS408", "TPNS409"),
                        "severity", Map.of("TPNS501", "error"),
                        "warningsAsErrors", true),
                settings.get("checks"));
        assertEquals(false, ((Map<?, ?>) settings.get("supply")).get("legacyHttp"));
    }

    @Test
    void theMostParticularSettingWinsAndWhatThereCanBeSeveralOfAddsUp() {
        tpns.getAccessPoint().set("guangzhou");
        redirect(tpns, ".Main", "demo://a/b");
        tpns.checks(checks -> checks.disable("TPNS408"));
        // In whatever order they are written.
        tpns.variant("paidRelease", paid -> paid.getAccessPoint().set("singapore"));
        tpns.variant("release", release -> {
            release.getAccessPoint().set("shanghai");
            release.checks(checks -> checks.disable("TPNS409"));
        });
        tpns.variant("paid", paid -> {
            paid.getAccessPoint().set("hongkong");
            redirect(paid, ".Paid", "demo://a/paid");
        });
        Map<String, Object> paid = tpns.of(PAID_RELEASE).toSettings();
        Map<String, Object> free = tpns.of(FREE_RELEASE).toSettings();
        assertEquals("singapore", paid.get("accessPoint"));
        assertEquals("shanghai", free.get("accessPoint"));
        assertEquals(
                List.of(
                        Map.of("activity", ".Main", "uri", "demo://a/b"),
                        Map.of("activity", ".Paid", "uri", "demo://a/paid")),
                paid.get("redirects"));
        assertEquals(List.of(Map.of("activity", ".Main", "uri", "demo://a/b")), free.get("redirects"));
        assertEquals(List.of("TPNS408", "TPNS409"), ((Map<?, ?>) free.get("checks")).get("disable"));
        assertEquals(List.of("TPNS408"), ((Map<?, ?>) tpns.toSettings().get("checks")).get("disable"));
    }

    @Test
    void aNameThatNoVariantHasIsKnown() {
        tpns.variant("paid", paid -> {});
        tpns.variant("payd", paid -> {});
        tpns.of(PAID_RELEASE);
        assertEquals(Set.of("payd"), tpns.unmet());
    }

    @Test
    void aWrongValueIsSaidInOneSentence() {
        tpns.getMissingConfig().set("warning");
        assertEquals(
                "tpns.missingConfig is `warning` and must be one of `error`, `warn`, `ignore`",
                assertThrows(GradleException.class, tpns::toSettings).getMessage());
        tpns.getMissingConfig().set("warn");
        tpns.redirect(redirect -> redirect.getActivity().set(".Main"));
        assertEquals(
                "tpns.redirect needs both `activity` and `uri`",
                assertThrows(GradleException.class, tpns::toSettings).getMessage());
    }

    private static void redirect(TpnsSettings tpns, String activity, String uri) {
        tpns.redirect(redirect -> {
            redirect.getActivity().set(activity);
            redirect.getUri().set(uri);
        });
    }
}
