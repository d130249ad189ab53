package io.github.tpnskit.gradle;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences that Gradle says instead of the engine, in English and Chinese. */
public final class Messages {
    private Messages() {}

    /**
     * A sentence in the language of the user.
     *
     * @param language the setting {@code language}, or null to use the language of the JVM
     */
    public static String of(String language, String key, Object... arguments) {
        Locale locale = language == null ? Locale.getDefault() : Locale.forLanguageTag(language);
        ResourceBundle bundle = ResourceBundle.getBundle(
                "io.github.tpnskit.gradle.messages",
                locale,
                Messages.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
