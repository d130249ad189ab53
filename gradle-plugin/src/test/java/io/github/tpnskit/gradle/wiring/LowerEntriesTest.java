package io.github.tpnskit.gradle.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradle.api.Project;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.Provider;
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

    /** As if Gradle had renamed the internal method. */
    @Test
    @SuppressWarnings("unchecked")
    void whereTheNamesCannotBeToldNothingIsPutAndAWarningSaysSo() {
        List<String> called = new ArrayList<>();
        MapProperty<String, String> other = (MapProperty<String, String>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MapProperty.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    return null;
                });
        Provider<Map<String, String>> entries = ProjectBuilder.builder().build().provider(() -> Map.of("missing", "4"));
        assertThrows(IllegalStateException.class, () -> LowerEntries.put(other, entries));

        List<String> warnings = new ArrayList<>();
        PlaceholderWiring.supply(other, entries, warnings::add);
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("calculateExecutionTimeValue"), warnings::toString);
        assertEquals(List.of(), called);
    }
}
