package io.github.tpnskit.gradle.task;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gradle.api.services.BuildService;
import org.gradle.api.services.BuildServiceParameters;

/** What a build has printed, so that what several tasks have to say is printed once. */
public abstract class PrintedTexts implements BuildService<BuildServiceParameters.None> {
    private final Set<String> printed = ConcurrentHashMap.newKeySet();

    /** Whether this build prints the text for the first time. */
    boolean isNew(String text) {
        return printed.add(text);
    }
}
