package io.github.tpnskit.gradle.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpnskit.gradle.TpnsExtension;
import io.github.tpnskit.gradle.TpnsSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.gradle.api.Project;
import org.gradle.testfixtures.ProjectBuilder;
import org.junit.jupiter.api.Test;

/** Everything that a task sends about a variant. */
class VariantInputsTest {
    private final Project project = ProjectBuilder.builder().build();
    private final TpnsExtension tpns = project.getExtensions().create("tpns", TpnsExtension.class);

    private <T extends VariantInputs> T inputs(Class<T> type) {
        T inputs = project.getObjects().newInstance(type);
        inputs.getVariant().put("name", "debug");
        inputs.getVariant().put("plugins", project.provider(() -> List.of("com.example.late")));
        inputs.getSettings().set(project.provider(() -> tpns.layers(List.of("debug", "main"))));
        inputs.getLocalArchives().from("b.aar", "a.jar", "classes");
        return inputs;
    }

    private TextFile file(String role, String name) {
        File location = project.file(name);
        return TextFile.of(project.getObjects(), project.getProjectDir(), role, location, location);
    }

    @Test
    void filesThatExistAreSentAndAllConfigsAreNamed() throws IOException {
        VariantInputs inputs = inputs(VariantInputs.class);
        inputs.getFiles().set(List.of(
                file("config", "src/debug/tpns-configs.json"),
                file("config", "tpns-configs.json"),
                file("baseline", "tpns-baseline.json")));
        Files.writeString(project.file("tpns-configs.json").toPath(), "{}");
        Map<String, Object> json = inputs.toJson();
        assertEquals(
                List.of(Map.of("name", "tpns-configs.json", "role", "config", "text", "{}")), json.get("files"));
        assertEquals(
                List.of("src/debug/tpns-configs.json", "tpns-configs.json"),
                ((Map<?, ?>) json.get("settings")).get("configCandidates"));
        assertEquals(inputs.getLocale(), json.get("locale"));
    }

    @Test
    void settingsThatAreMadeLaterAreSent() {
        VariantInputs inputs = inputs(VariantInputs.class);
        tpns.getAccessPoint().set("guangzhou");
        tpns.variant("debug", debug -> debug.getAccessPoint().set("shanghai"));
        Map<?, ?> settings = (Map<?, ?>) inputs.toJson().get("settings");
        assertEquals("shanghai", settings.get("accessPoint"));
        List<TpnsSettings> layers = inputs.getSettings().get();
        assertEquals(2, layers.size());
    }

    @Test
    void aSignedVariantIsAVariantWithEverythingElse() {
        SignedVariant signed = inputs(SignedVariant.class);
        assertEquals(inputs(VariantInputs.class).toJson(), signed.toJson());
        assertEquals(
                Map.of("name", "debug", "plugins", List.of("com.example.late"), "localArchives", List.of("a.jar", "b.aar")),
                signed.toJson().get("variant"));
        assertEquals(List.of(), signed.certificates());
    }

    @Test
    void whatATaskAsksForIsSent() throws IOException {
        VariantInputs inputs = inputs(VariantInputs.class);
        File sources = project.file("src/main/java/com/example");
        Files.createDirectories(sources.toPath());
        Files.writeString(new File(sources, "Main.java").toPath(), "");
        Files.writeString(new File(sources, "Push.kt").toPath(), "");
        Files.writeString(new File(sources, "notes.txt").toPath(), "");
        inputs.getSources().set(project.getProviders().of(SourceFiles.class, source -> source.getParameters()
                .getFolders()
                .from(project.file("src/main/java"), project.file("src/main/kotlin"))));
        for (String name : List.of("tpns-config.json", "TPNS.txt", "notes.txt")) {
            Files.writeString(project.file(name).toPath(), "");
        }
        inputs.getNearbyFiles().set(project.getProviders().of(NearbyFiles.class, source -> {
            source.getParameters().getRootDirectory().set(project.getProjectDir().getParentFile());
            source.getParameters().getFolders().add(project.getProjectDir());
        }));
        inputs.getMergedPlaceholders().put("XG_ACCESS_ID", "1580002210");
        Map<?, ?> variant = (Map<?, ?>) inputs.toJson().get("variant");
        String folder = project.getProjectDir().getName() + "/";
        assertEquals(List.of("com/example/Main.java", "com/example/Push.kt"), variant.get("sources"));
        assertEquals(List.of(folder + "TPNS.txt", folder + "tpns-config.json"), variant.get("nearbyFiles"));
        assertEquals(Map.of("XG_ACCESS_ID", "1580002210"), variant.get("mergedPlaceholders"));
    }

    @Test
    void theCertificateIsReadFromTheKeystore() throws Exception {
        File store = project.file("debug.keystore");
        Process keytool = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/keytool",
                        "-genkeypair", "-keystore", store.getPath(), "-storepass", "android", "-keypass", "android",
                        "-alias", "key", "-keyalg", "EC", "-dname", "CN=Test")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().transferTo(System.out);
        assertEquals(0, keytool.waitFor());
        SignedVariant signed = inputs(SignedVariant.class);
        signed.getSigningConfig().set("release");
        signed.getStore().set(store);
        signed.getStorePassword().set("android");
        signed.getKeyAlias().set("key");
        Map<String, String> certificate = signed.certificates().get(0);
        assertEquals("release", certificate.get("signingConfig"));
        assertTrue(certificate.get("sha256").matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"), certificate::toString);
        assertTrue(certificate.get("sha1").matches("([0-9A-F]{2}:){19}[0-9A-F]{2}"), certificate::toString);
        signed.getStorePassword().set("wrong");
        assertEquals(List.of(), signed.certificates());
    }
}
