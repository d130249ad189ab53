package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tpns { }} sets has its effect, for all variants or for some. */
class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void twoFlavorsOfDifferentRegionsAndRedirects() {
        Project project = Project.of("two-regions", folder);
        BuildResult result = project.build("assembleChinaDebug", "assembleAbroadDebug");
        assertTrue(result.getOutput().contains("tpns.variant('inland') has no effect"), result::getOutput);
        AppPackage china = project.output("apk/china/debug");
        AppPackage abroad = project.output("apk/abroad/debug");
        assertEquals(1, china.count("tpns.sh.tencent.com"), china::manifest);
        assertEquals(1, china.count("\"/notify/\""), china::manifest);
        assertEquals(1, abroad.count("tpns.sgp.tencent.com"), abroad::manifest);
        assertEquals(1, abroad.count("\"/message/\""), abroad::manifest);
        assertEquals(1, abroad.count("\"/open/\""), abroad::manifest);

        String page = project.build("tpnsConsole", "--variant", "abroadDebug").getOutput();
        for (String line : List.of("package name +com.example.app.abroad", "access id +1520002211", "access point +Singapore",
                "redirect URI +demo://com.example.app.abroad/message/", "redirect URI +demo://news/open/", "SHA-256 +([0-9A-F]{2}:){31}")) {
            assertTrue(Pattern.compile("(?m)^ +" + line).matcher(page).find(), () -> line + " is not in " + page);
        }
        assertFalse(page.contains("1580002210"), page);
    }

    /** On the oldest Gradle; LanguageTest prints them on another. */
    @Test
    void thePagesThatArePrinted() {
        Project project = Project.of("misspelt-member", folder, Versions.oldest());
        String all = project.build("tpnsConsole").getOutput();
        assertTrue(all.contains("variant debug") && all.contains("variant release"), all);
        assertTrue(project.fail("tpnsConsole", "--variant", "debig").getOutput()
                .contains("there is no variant `debig`; the variants are `debug`, `release`"));
        String page = project.build("tpnsExplain", "--code", "TPNS604").getOutput();
        assertTrue(page.contains("TPNS604 (warning): the redirect activity isn't singleTask"), page);
        assertTrue(project.fail("tpnsExplain", "--code", "TPNS6O4").getOutput().contains("the nearest is TPNS604"));
        String list = project.build("tpnsExplain").getOutput();
        assertTrue(list.contains("TPNS101") && list.contains("TPNS701"), list);
    }

    @Test
    void whichFindingsAreReportedAndHowSevereTheyAre() {
        Project project = Project.of("misspelt-member", folder);
        String warning = "tpns-configs.json:11:3: warning[TPNS108]";
        BuildResult usual = project.build("checkDebugTpns");
        assertEquals(List.of(warning), project.warnings(usual), usual::getOutput);
        assertTrue(usual.getOutput().contains("TPNS: 1 warning in variant `debug`; see file://"), usual::getOutput);
        assertFalse(usual.getOutput().contains("::warning"), usual::getOutput);

        project.in("GITHUB_ACTIONS", "true");
        BuildResult annotated = project.build("checkDebugTpns");
        assertTrue(annotated.getOutput().contains("Reusing configuration cache"), annotated::getOutput);
        assertTrue(annotated.getOutput().contains("\n::warning file=tpns-configs.json,line=11"), annotated::getOutput);

        String error = warning.replace("warning", "error");
        set(project, "warningsAsErrors = true");
        assertEquals(List.of(error), project.errors(project.fail("checkDebugTpns")));
        set(project, "severity 'TPNS108', 'error'");
        assertEquals(List.of(error), project.errors(project.fail("checkDebugTpns")));
        set(project, "disable 'TPNS108'");
        assertEquals(List.of(), project.warnings(project.build("checkDebugTpns")));
        set(project, "disable 'TPNS1O8'");
        BuildResult misspelt = project.fail("checkDebugTpns");
        assertEquals(List.of("build.gradle:10:18: error[TPNS905]"), project.errors(misspelt), misspelt::getOutput);
        assertTrue(misspelt.getOutput().contains("did you mean `TPNS108`?"), misspelt::getOutput);
        set(project, "}\n    variant('release') {\n        checks {\n            severity 'TPNS108', 'error'\n        }");
        BuildResult release = project.fail("tpnsCheck");
        assertEquals(List.of(error), project.errors(release), release::getOutput);
        // In the other variant it is a warning, but one finding has one severity.
        assertEquals(List.of(), project.warnings(release), release::getOutput);
    }

    @Test
    void settingsAreReadOnlyAfterTheConfiguration() {
        Project project = Project.of("settings-that-are-known-late", folder);
        BuildResult result = project.build("assembleDebug");
        assertEquals(List.of(), project.warnings(result), result::getOutput);
        AppPackage apk = project.output("apk/debug");
        assertEquals(1, apk.count("tpns.sh.tencent.com"), apk::manifest);
        assertEquals(1, apk.count("\"/notify/\""), apk::manifest);
        // A build that needs none of them reads none.
        project.build("help", "-Pknown=false");
    }

    /** Every family of codes, on the oldest versions; FixTest builds the same app with others. */
    @Test
    void anOldAppIsAcceptedAndANewMistakeFailsAlone() {
        Project project = Project.of("old-app-with-twenty-findings", folder, Versions.oldest());
        BuildResult first = project.fail("assembleDebug");
        List<String> findings = new ArrayList<>(project.errors(first));
        findings.addAll(project.warnings(first));
        assertTrue(findings.size() >= 20, findings::toString);
        assertEquals(new TreeSet<>(List.of("1", "2", "3", "4", "5", "6", "7")),
                findings.stream().map(finding -> finding.replaceAll(".*TPNS(.).*", "$1")).collect(Collectors.toCollection(TreeSet::new)),
                findings::toString);

        BuildResult accepted = project.build("tpnsBaseline");
        assertTrue(accepted.getOutput().contains("The current findings are now accepted in " + folder.resolve("tpns-baseline.json")), accepted::getOutput);
        assertTrue(Files.exists(folder.resolve("tpns-baseline.json")));
        BuildResult green = project.build("assembleDebug");
        assertEquals(List.of(), project.warnings(green), green::getOutput);
        assertTrue(project.text("build/reports/tpns/debug/tpns.txt").contains(findings.size() + " accepted by the baseline"));

        project.edit("tpns-configs.json", "\"verison\"", "\n  \"secret_key\": \"0123456789abcdef0123456789abcdef\",\n  \"verison\"");
        BuildResult mistake = project.fail("assembleDebug");
        assertEquals(List.of("tpns-configs.json:16:3: error[TPNS111]"), project.errors(mistake), mistake::getOutput);
        assertEquals(List.of(), project.warnings(mistake), mistake::getOutput);
    }

    private static void set(Project project, String line) {
        String script = project.text("build.gradle");
        project.write("build.gradle", script.substring(0, script.indexOf("    checks {"))
                + "    checks {\n        " + line + "\n    }\n}\n");
    }
}
