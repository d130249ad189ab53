package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradle.testkit.runner.BuildResult;
import org.gradle.testkit.runner.TaskOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four dimensions of flavors and four build types: 64 variants, whose suffixes add up to 48 application ids. */
class ManyVariantsTest {
    private static final String CONFIG = "tpns-configs.json";

    /** The suffixes of the flavors, dimension by dimension, and of the build types. */
    private static final List<Map<String, String>> DIMENSIONS = List.of(
            Map.of("playStore", ".play", "huaweiGallery", ".huawei"), Map.of("freeTier", ".free", "paidTier", ""),
            Map.of("mainlandChina", "", "restOfWorld", ".intl"), Map.of("brandOne", "", "b2", ".b2"),
            Map.of("debug", ".dbg", "staging", ".staging", "release", "", "preRelease", ""));

    /** The access ids of the files, highest precedence first. The second dimension has none, nor has every flavor of the others. */
    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("src/huaweiGalleryFreeTierRestOfWorldB2Debug", "1520002216");
        FILES.put("src/staging", "1580002215");
        FILES.put("src/huaweiGalleryPaidTierMainlandChinaBrandOne", "1580002214");
        FILES.put("src/huaweiGallery", "1580002213");
        FILES.put("src/restOfWorld", "1520002211");
        FILES.put(".", "1580002210");
    }

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void makeTheProject() {
        project = Project.of("sixty-four-variants", folder);
        String apps = variants().stream().map(Variant::applicationId).distinct()
                .map(id -> "\"" + id + "\": { \"channel\": { \"enable\": true } }").collect(Collectors.joining(",\n  "));
        String text = project.text(CONFIG).replaceFirst("\"com.example.app\": \\{[^}]*}\\s*}", Matcher.quoteReplacement(apps));
        FILES.forEach((place, id) -> project.write(place + "/" + CONFIG, text.replace("1580002210", id)));
    }

    @Test
    void everyVariantHasItsOwnApplicationIdAndTheNearestFile() {
        String pages = project.build("tpnsConsole").getOutput();
        Map<String, String> found = new TreeMap<>();
        Matcher page = Pattern.compile("(?s)variant (\\w+).*?package name +(\\S+).*?access id +(\\d+)").matcher(pages);
        while (page.find()) {
            found.put(page.group(1), page.group(2) + " " + page.group(3));
        }
        Map<String, String> expected = new TreeMap<>();
        variants().forEach(variant -> expected.put(variant.name(), variant.applicationId() + " " + variant.accessId()));
        assertEquals(64, expected.size());
        assertEquals(expected, found, pages);
    }

    @Test
    void buildingOneOfThemMakesAndRunsNoTaskOfTheOthers() {
        String built = "HuaweiGalleryPaidTierMainlandChinaBrandOneRelease";
        project.write("build.gradle", project.text("build.gradle") + """

                tasks.configureEach { task ->
                    if (task.name =~ /Tpns|tpns/) {
                        println "made ${task.name}"
                    }
                }
                """);
        String[] one = {"check" + built + "Tpns", "generate" + built + "Tpns"};
        List<String> made = project.build(one).getOutput().lines().filter(line -> line.startsWith("made ")).toList();
        assertTrue(made.size() >= 3 && made.stream().allMatch(line -> line.contains(built)), made::toString);

        project.edit("src/staging/" + CONFIG, "1580002215", "1580002217");
        // A channel more is a dependency more.
        project.edit("src/staging/" + CONFIG, "\"enable\": true", "\"enable\": true, \"huawei\": { \"app_id\": \"100000001\" }");
        BuildResult others = project.build(one);
        assertTrue(others.getOutput().contains("Reusing configuration cache."), others::getOutput);
        assertEquals(TaskOutcome.UP_TO_DATE, others.task(":merge" + built + "TpnsManifest").getOutcome());
        project.edit("src/huaweiGalleryPaidTierMainlandChinaBrandOne/" + CONFIG, "1580002214", "1580002218");
        assertEquals(TaskOutcome.SUCCESS, project.build(one).task(":merge" + built + "TpnsManifest").getOutcome());
    }

    @Test
    @Tag("slow")
    void allOfThemAreCheckedAndWhatTheyShareIsSaidOnce() {
        project.edit(CONFIG, "\"debug\": false", "\"debg\": false");
        project.edit("src/staging/" + CONFIG, "\"A1B2C3D4E5F6\"", "\"A1B2C3 4E5F6\"");
        BuildResult result = project.fail("tpnsCheck");
        assertEquals(List.of("src/staging/" + CONFIG + ":4:20: error[TPNS106]"), project.errors(result), result::getOutput);
        assertEquals(1, project.warnings(result).stream().filter(warning -> warning.matches(CONFIG + ":\\d+:3: warning\\[TPNS108]")).count(), result::getOutput);
    }

    private record Variant(String name, String combined, List<String> flavors, String buildType, String applicationId) {

        /** The id in the first of the files that is there, in the Android Gradle plugin's order of source sets. */
        String accessId() {
            List<String> sourceSets = new ArrayList<>(List.of(name, buildType, combined));
            sourceSets.addAll(flavors);
            return sourceSets.stream().map(name -> FILES.get("src/" + name)).filter(id -> id != null).findFirst().orElse(FILES.get("."));
        }
    }

    private static List<Variant> variants() {
        List<List<String>> combinations = List.of(List.of());
        for (Map<String, String> dimension : DIMENSIONS) {
            List<List<String>> longer = new ArrayList<>();
            combinations.forEach(names -> dimension.keySet().forEach(
                    name -> longer.add(Stream.concat(names.stream(), Stream.of(name)).toList())));
            combinations = longer;
        }
        return combinations.stream().map(ManyVariantsTest::variant).toList();
    }

    private static Variant variant(List<String> names) {
        StringBuilder id = new StringBuilder("com.example.app");
        StringBuilder name = new StringBuilder();
        for (int dimension = 0; dimension < DIMENSIONS.size(); dimension++) {
            String next = names.get(dimension);
            id.append(DIMENSIONS.get(dimension).get(next));
            name.append(dimension == 0 ? next : next.substring(0, 1).toUpperCase(Locale.ROOT) + next.substring(1));
        }
        String buildType = names.get(names.size() - 1);
        String combined = name.substring(0, name.length() - buildType.length());
        return new Variant(name.toString(), combined, names.subList(0, names.size() - 1), buildType, id.toString());
    }
}
