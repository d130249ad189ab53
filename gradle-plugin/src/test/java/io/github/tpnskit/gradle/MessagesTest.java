package io.github.tpnskit.gradle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void everySentenceIsThereInBothLanguages() {
        ResourceBundle.Control exact = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        String name = "io.github.tpnskit.gradle.messages";
        ResourceBundle english = ResourceBundle.getBundle(name, Locale.ROOT, exact);
        ResourceBundle chinese = ResourceBundle.getBundle(name, Locale.CHINESE, exact);
        assertEquals(Locale.CHINESE, chinese.getLocale());
        assertEquals(english.keySet(), chinese.keySet());
        for (String key : english.keySet()) {
            assertEquals(arguments(english.getString(key)), arguments(chinese.getString(key)), key);
            assertNotEquals(english.getString(key), chinese.getString(key));
        }
    }

    private static Set<String> arguments(String sentence) {
        return Pattern.compile("\\{\\d}").matcher(sentence).results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void theSettingComesBeforeTheLocale() {
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        assertEquals("没有名为 `a` 的变体，现有变体：`b`", Messages.of(null, "unknownVariant", "a", "b"));
        assertEquals("there is no variant `a`; the variants are `b`", Messages.of("en", "unknownVariant", "a", "b"));
        Locale.setDefault(Locale.FRANCE);
        assertEquals("there is no variant `a`; the variants are `b`", Messages.of(null, "unknownVariant", "a", "b"));
        assertEquals("没有名为 `a` 的变体，现有变体：`b`", Messages.of("zh", "unknownVariant", "a", "b"));
    }

    @Test
    void quotesAndBracesAreShown() {
        assertEquals(
                "tpns.variant('payd') has no effect: project ':app' has no variant, build type or flavor of that name",
                Messages.of("en", "unusedVariantSettings", "payd", "project ':app'"));
        assertEquals(
                "tpnskit can't find the Android Gradle plugin 7.4 or later: declare `io.github.tpnskit`"
                        + " in the same `plugins { }` block or buildscript as `com.android.application`, or use a newer"
                        + " version of the latter",
                Messages.of("en", "noAndroidPlugin", "7.4"));
    }
}
