package io.github.tpnskit.gradle.engine;

import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plugin in a class loader of its own, as in a daemon after the plugin has changed; and a program that uses it, for
 * tests that need a process of its own.
 */
final class Loader implements AutoCloseable {
    private final URLClassLoader loader = new URLClassLoader(classPath(), new WithoutThePlugin());

    /** Asks for the version. Returns the version, or why the engine can't be used. */
    String ask(Path folder, EngineKind kind, Consumer<String> replaced) throws ReflectiveOperationException {
        Class<?> request = loader.loadClass(Request.class.getName());
        Class<?> location = loader.loadClass(EngineLocation.class.getName());
        Class<?> kinds = loader.loadClass(EngineKind.class.getName());
        Object there = location.getConstructor(File.class, File.class, kinds)
                .newInstance(folder.toFile(), null, kind == null ? null : kinds.getEnumConstants()[kind.ordinal()]);
        Object version = request.getMethod("version").invoke(null);
        Object answer = loader.loadClass(Engine.class.getName())
                .getMethod("ask", request, location, Consumer.class)
                .invoke(null, version, there, replaced);
        return answer.getClass().getName();
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /** The command that runs the program in a JVM of its own. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Loader.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** The files below a folder, by their paths in it. */
    static List<String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@code once <folder> <kind or any>} asks once, and prints the version or why there is none, and what is left in the folder;
     * {@code first <folder> <kind>} prints how much processor time the first use takes; {@code always <folder>} loads the
     * engine again and again; {@code calls <folder> <number>} prints how much memory that many calls took.
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "once":
                EngineKind kind = arguments[2].equals("any") ? null : EngineKind.valueOf(arguments[2]);
                try {
                    Request version = Request.version();
                    Response answer =
                            Engine.ask(version, new EngineLocation(folder.toFile(), null, kind), System.out::println);
                    System.out.println("version " + answer.version());
                } catch (EngineException e) {
                    System.out.println(e.getMessage());
                }
                System.out.println("left " + files(folder));
                break;
            case "first":
                // A daemon has used these before.
                new JsonSlurper().parseText(JsonOutput.toJson(Map.of("a", List.of(1, "b"))));
                files(Path.of("/proc/self/fdinfo"));
                EngineLocation fresh = new EngineLocation(folder.toFile(), null, EngineKind.valueOf(arguments[2]));
                Request request = EngineTest.merge(0);
                long start = processorTime();
                Engine.ask(request, fresh, System.out::println);
                long first = processorTime();
                Engine.ask(request, fresh, System.out::println);
                long second = processorTime();
                System.out.printf(
                        Locale.ROOT,
                        "first use %.2f of the start: %d ms after %d ms, the second %d ms%n",
                        (double) (first - start) / start,
                        (first - start) / 1_000_000,
                        start / 1_000_000,
                        (second - first) / 1_000_000);
                break;
            case "always":
                System.out.println("started");
                while (true) {
                    try (Loader loader = new Loader()) {
                        loader.ask(folder, EngineKind.NATIVE, cause -> {});
                    }
                }
            default:
                int calls = Integer.parseInt(arguments[2]);
                EngineLocation location = new EngineLocation(folder.toFile(), null, EngineKind.NATIVE);
                long before = 0;
                for (int call = 0; call < calls; call++) {
                    if (call == calls / 4) {
                        before = memory();
                    }
                    Engine.ask(EngineTest.merge(call), location, System.out::println);
                }
                System.out.println("grown " + (memory() - before));
                System.out.println("left " + files(folder));
        }
    }

    /** What all threads have taken until now, in ns. */
    private static long processorTime() throws IOException {
        long sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            for (Path thread : threads.collect(Collectors.toList())) {
                sum += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
            }
        }
        return sum;
    }

    /** What the process has in memory, in KB, once the heap has shrunk to what is in use. */
    private static long memory() throws IOException {
        System.gc();
        String status = Files.readString(Path.of("/proc/self/status"));
        return Long.parseLong(status.replaceFirst("(?s).*VmRSS:\\s*(\\d+) kB.*", "$1"));
    }

    private static URL[] classPath() {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            try {
                urls.add(new File(entry).toURI().toURL());
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
        return urls.toArray(new URL[0]);
    }

    private static final class WithoutThePlugin extends ClassLoader {
        WithoutThePlugin() {
            super(Loader.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.github.tpnskit.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
