package io.github.tpnskit.gradle.task;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gradle.api.services.BuildService;
import org.gradle.api.services.BuildServiceParameters;

/**
 * The findings that tasks of this build made, for the tasks that print them. What is stored may be of an earlier build,
 * or may not have been written: the disk was full.
 */
public abstract class MadeReports implements BuildService<BuildServiceParameters.None> {
    private final Map<File, List<String>> reports = new ConcurrentHashMap<>();

    /** @param folder where the reports are stored */
    void put(File folder, List<String> made) {
        reports.put(folder, made);
    }

    /** What was made in this build; nothing if the task had nothing to do. */
    Optional<List<String>> get(File folder) {
        return Optional.ofNullable(reports.get(folder));
    }
}
