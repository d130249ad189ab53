package io.github.tpnskit.gradle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import org.junit.jupiter.api.Test;

class TextFileTest {
    private final File root = new File("home/a project").getAbsoluteFile();

    @Test
    void aNameIsRelativeToTheRootProject() {
        assertEquals("app/src/主/tpns-configs.json", TextFile.name(root, new File(root, "app/src/主/tpns-configs.json")));
        assertEquals(
                "../shared/tpns-configs.json",
                TextFile.name(root, new File(root.getParentFile(), "shared/tpns-configs.json")));
    }
}
