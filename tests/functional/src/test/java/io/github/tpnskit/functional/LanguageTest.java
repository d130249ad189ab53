package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that tpnskit says is in the language of the user. */
class LanguageTest {
    @TempDir
    Path folder;

    @Test
    void theSettingDecides() {
        Project project = Project.of("two-broken-things", folder);
        setLanguage(project, "zh");
        assertLanguage(project, true);
    }

    @Test
    void withoutTheSettingTheLocaleDecides() {
        Project project = Project.of("two-broken-things", folder);
        assertLanguage(project, false);
        // The command line and IDEs start the daemon with the user's locale. TestKit doesn't.
        project.toJvm("-Duser.language=zh -Duser.country=CN");
        assertLanguage(project, true);
        setLanguage(project, "en");
        assertLanguage(project, false);
    }

    private static void setLanguage(Project project, String language) {
        project.write("build.gradle", project.text("build.gradle") + "\ntpns {\n    language = '" + language + "'\n}\n");
    }

    private static void assertLanguage(Project project, boolean chinese) {
        BuildResult check = project.fail("checkDebugTpns");
        assertEquals(2, project.errors(check).size(), check::getOutput);
        assertChinese(chinese, check.getOutput(), "error\\[TPNS106]: .*");
        assertChinese(chinese, check.getOutput(), "error\\[TPNS302]: .*");
        assertChinese(chinese, check.getOutput(), "> TPNS.*");
        assertChinese(chinese, project.fail("tpnsCheck").getOutput(), "> TPNS.*");
        assertChinese(chinese, project.text("build/reports/tpns/index.html"), "<title>.*");
        assertChinese(chinese, project.build("tpnsConsole").getOutput(), ".*com\\.example\\.app.*");
        assertChinese(chinese, project.fail("tpnsConsole", "--variant", "debig").getOutput(), "> .*debig.*");
        assertChinese(chinese, project.build("tpnsExplain", "--code", "TPNS604").getOutput(), "TPNS604 \\(.*");
        assertChinese(chinese, project.fail("tpnsExplain", "--code", "TPNS6O4").getOutput(), "> .*TPNS6O4.*");
        assertChinese(chinese, project.build("tpnsBaseline").getOutput(), ".*tpns-baseline\\.json.*");
        project.delete("tpns-baseline.json");
    }

    /** The first line that matches is there, and has Chinese characters or has none. */
    private static void assertChinese(boolean chinese, String text, String line) {
        String found = Pattern.compile("(?m)" + line).matcher(text).results().map(match -> match.group()).findFirst().orElse("");
        assertFalse(found.isEmpty(), () -> line + " is not in " + text);
        assertEquals(chinese, Pattern.compile("\\p{IsHan}").matcher(found).find(), found);
    }
}
