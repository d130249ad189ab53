package io.github.tpnskit.standin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was called on the stand-in SDKs, in order over all of them, and what their getters answer. */
public final class Calls {
    private static final List<Call> RECORD = new ArrayList<>();
    private static final List<String> QUERIES = new ArrayList<>();
    private static final Map<String, Object> ANSWERS = new HashMap<>();
    private static final Map<String, RuntimeException> FAILURES = new HashMap<>();

    private Calls() {}

    /** One call: {@code method} is {@code Class.method}, callbacks are among the arguments. */
    public static final class Call {
        public final String method;
        public final List<Object> arguments;

        Call(String method, List<Object> arguments) {
            this.method = method;
            this.arguments = arguments;
        }

        /** The first argument of that type, as in {@code call.argument(XGIOperateCallback.class)}. */
        public <T> T argument(Class<T> type) {
            for (Object argument : arguments) {
                if (type.isInstance(argument)) {
                    return type.cast(argument);
                }
            }
            throw new AssertionError(this + " has no " + type.getSimpleName());
        }

        @Override
        public String toString() {
            return method + arguments;
        }
    }

    public static synchronized void record(String method, Object... arguments) {
        RECORD.add(new Call(method, Collections.unmodifiableList(new ArrayList<>(Arrays.asList(arguments)))));
        throwFor(method);
    }

    /** From now on the method throws, after it was recorded; with null it no longer does. */
    public static synchronized void fail(String method, RuntimeException exception) {
        FAILURES.put(method, exception);
    }

    private static void throwFor(String method) {
        RuntimeException exception = FAILURES.get(method);
        if (exception != null) {
            throw exception;
        }
    }

    /** Every call so far. */
    public static synchronized List<Call> all() {
        return new ArrayList<>(RECORD);
    }

    /** The calls of one method so far. */
    public static synchronized List<Call> of(String method) {
        List<Call> calls = new ArrayList<>();
        for (Call call : RECORD) {
            if (call.method.equals(method)) {
                calls.add(call);
            }
        }
        return calls;
    }

    /** From now on the getter {@code method} returns {@code value}. */
    public static synchronized void answer(String method, Object value) {
        ANSWERS.put(method, value);
    }

    /** The getters that were asked so far. */
    public static synchronized List<String> queries() {
        return new ArrayList<>(QUERIES);
    }

    /** What {@link #answer} set for the getter, else {@code otherwise}. */
    @SuppressWarnings("unchecked")
    public static synchronized <T> T answered(String method, T otherwise) {
        QUERIES.add(method);
        throwFor(method);
        return ANSWERS.containsKey(method) ? (T) ANSWERS.get(method) : otherwise;
    }

    /** Forgets calls and answers. */
    public static synchronized void clear() {
        RECORD.clear();
        QUERIES.clear();
        ANSWERS.clear();
        FAILURES.clear();
    }
}
