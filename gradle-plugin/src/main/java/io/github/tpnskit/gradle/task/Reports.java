package io.github.tpnskit.gradle.task;

import java.nio.file.Path;

/** The names of the reports that tasks read or link to. */
final class Reports {
    /** The findings, to be printed. */
    static final String JSON = "tpns.json";
    /** The findings, for code scanning. */
    static final String SARIF = "tpns.sarif";
    /** The page about one variant. */
    static final String VARIANT_PAGE = "tpns.html";
    /** The page about all variants. */
    static final String PAGE = "index.html";

    private Reports() {}

    /** The link that is printed for a report. */
    static String link(Path report) {
        return report.toUri().toString();
    }
}
