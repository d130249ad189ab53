package com.example.app.tpns;

import static org.junit.Assert.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/**
 * Random lives of an app: whatever happens, and in whatever order, once things are calm the servers know what they
 * should, and nothing else. A failure names its seed and the shortest sequence of events that was found to fail.
 */
public class ModelTest {
    private static final int SEQUENCES = Integer.getInteger("sequences", 20_000);
    private static final int LONGEST = 40;

    @Test
    public void whateverHappensTheServersEndUpRight() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            List<Event> events = events(seed);
            String problem = problem(seed, events);
            if (problem != null) {
                List<Event> shortest = shrunk(seed, events);
                fail("seed " + seed + ": " + problem(seed, shortest) + "\n" + shortest + "\n" + World.story(seed, shortest));
            }
        }
    }

    private static List<Event> events(int seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        int count = 1 + random.nextInt(LONGEST);
        for (int i = 0; i < count; i++) {
            events.add(new Event(Event.Kind.values()[random.nextInt(Event.Kind.values().length)], random.nextInt()));
        }
        return events;
    }

    private static String problem(int seed, List<Event> events) {
        try {
            World world = new World(seed);
            for (Event event : events) {
                world.happen(event);
            }
            world.calmDown();
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e.toString();
        }
    }

    /** Leaves out what is not needed to fail. */
    private static List<Event> shrunk(int seed, List<Event> events) {
        List<Event> shortest = events;
        for (int size = events.size() / 2; size > 0; size /= 2) {
            for (int from = 0; from + size <= shortest.size();) {
                List<Event> candidate = new ArrayList<>(shortest.subList(0, from));
                candidate.addAll(shortest.subList(from + size, shortest.size()));
                if (problem(seed, candidate) != null) {
                    shortest = candidate;
                } else {
                    from++;
                }
            }
        }
        return shortest;
    }

    /** Something that happens to the app. The detail decides on its particulars. */
    static final class Event {
        enum Kind {
            REGISTER, UNREGISTER, NEW_TOKEN, LOGIN, LOGOUT, BIND_AGAIN, NETWORK, FOREGROUND, BACKGROUND, DEATH, SHORT_WHILE, WHILE,
            LONG_WHILE, CALM, KICKED
        }

        final Kind kind;
        final int detail;

        Event(Kind kind, int detail) {
            this.kind = kind;
            this.detail = detail;
        }

        @Override
        public String toString() {
            return kind.toString();
        }
    }
}
