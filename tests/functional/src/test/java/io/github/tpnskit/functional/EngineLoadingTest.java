package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the engine is loaded from, and what a build says that can't load it. */
class EngineLoadingTest {
    @TempDir
    Path folder;

    @Test
    void aBuildThatCannotLoadTheEngineNamesTheCauseAndTheWayOut() {
        Project project = Project.of("base", folder);
        // A daemon loads the engine once per class loader; a buildSrc gives this build one of its own.
        project.write("buildSrc/build.gradle", "// empty\n");
        project.write("engine", "a file\n");
        BuildResult failed = project.fail("assembleDebug", "-Ptpnskit.engine.folder=engine/below");
        assertTrue(failed.getOutput().contains("tpnskit can't unpack its engine into " + folder.resolve("engine/below")), failed::getOutput);
        assertTrue(failed.getOutput().contains("-Ptpnskit.engine.folder=<folder>"), failed::getOutput);
        assertFalse(failed.getOutput().contains("XG_ACCESS_ID"), failed::getOutput);

        project.build("mergeDebugTpnsManifest", "-Ptpnskit.engine.folder=cache/engine");
        assertTrue(Files.isRegularFile(folder.resolve("cache/engine/lock")));
    }
}
