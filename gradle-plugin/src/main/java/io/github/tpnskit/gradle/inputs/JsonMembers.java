package io.github.tpnskit.gradle.inputs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.Provider;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Nested;

/**
 * Turns a bean of task inputs into the members of a JSON object: one per property annotated with {@link Input} or
 * {@link Nested}, under the property's name. A property without a value has no member.
 *
 * <p>The configuration cache of Gradle 7 can't restore the collections that properties return, so they are copied.
 */
public final class JsonMembers {
    private JsonMembers() {}

    /** The members of one bean. */
    public static Map<String, Object> of(Object bean) {
        return of(List.of(bean));
    }

    /**
     * The members of several beans of one type taken together: a single value comes from the first bean that has one,
     * lists and maps are merged.
     *
     * @param layers highest precedence first
     */
    public static Map<String, Object> of(List<?> layers) {
        Map<String, Object> members = new TreeMap<>();
        for (Class<?> type = layers.get(0).getClass(); type != null; type = type.getSuperclass()) {
            for (Method getter : type.getDeclaredMethods()) {
                if (getter.isAnnotationPresent(Input.class) || getter.isAnnotationPresent(Nested.class)) {
                    boolean blank = getter.isAnnotationPresent(BlankIfAbsent.class);
                    Object value = merged(blank, layers.stream()
                            .map(layer -> call(getter, layer))
                            .collect(Collectors.toList()));
                    if (value != null) {
                        members.put(memberName(getter), value);
                    }
                }
            }
        }
        return members;
    }

    private static Object merged(boolean blankIfAbsent, List<Object> properties) {
        Object first = properties.get(0);
        if (!(first instanceof Provider)) {
            return of(properties);
        }
        List<Object> values = properties.stream()
                .map(property -> ((Provider<?>) property).getOrNull())
                .map(value -> value == null && blankIfAbsent ? "" : value)
                .filter(value -> value != null && !value.equals(BlankIfAbsent.UNSET))
                .collect(Collectors.toList());
        if (values.isEmpty()) {
            return null;
        }
        if (first instanceof ListProperty) {
            List<Object> all = new ArrayList<>();
            lowestFirst(values).forEach(value -> ((List<?>) value).forEach(element -> all.add(json(element))));
            return all;
        }
        if (first instanceof MapProperty) {
            Map<Object, Object> all = new TreeMap<>();
            lowestFirst(values).forEach(value -> all.putAll((Map<?, ?>) value));
            return all;
        }
        return values.get(0);
    }

    private static List<Object> lowestFirst(List<Object> values) {
        Collections.reverse(values);
        return values;
    }

    private static Object json(Object element) {
        return element instanceof String ? element : of(element);
    }

    private static String memberName(Method getter) {
        String name = getter.getName().substring("get".length());
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Object call(Method getter, Object bean) {
        try {
            return getter.invoke(bean);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter + " can't be read", e);
        }
    }
}
