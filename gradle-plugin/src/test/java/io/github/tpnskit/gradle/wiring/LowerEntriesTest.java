package io.github.tpnskit.gradle.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.gradle.api.Project;
import org.gradle.api.provider.MapProperty;
import org.gradle.testfixtures.ProjectBuilder;
import org.junit.jupiter.api.Test;

/** Whoever puts an entry, before or after, keeps it. */
class LowerEntriesTest {
    @Test
    void anEntryThatIsThereStays() {
        Project project = ProjectBuilder.builder().build();
        MapProperty<String, String> map = project.getObjects().mapProperty(String.class, String.class);
        map.putAll(Map.of("dsl", "1"));
        map.put("before", project.provider(() -> "2"));
        LowerEntries.put(map, project.provider(() -> Map.of("dsl", "x", "before", "x", "after", "x", "missing", "4")));
        map.put("after", "3");
        assertEquals(Map.of("dsl", "1", "before", "2", "after", "3", "missing", "4"), map.get());
    }
}
