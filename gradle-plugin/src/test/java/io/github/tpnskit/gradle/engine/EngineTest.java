package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real engine. */
class EngineTest {
    @TempDir
    static Path home;

    @Test
    void theEngineIsTheOneThatWasPacked() {
        Response answer = Engine.ask(new Request("version"), home);
        assertFalse(answer.failed());
        assertEquals(PackedEngine.VERSION, answer.version());
    }

    @Test
    void anUnknownMemberIsRefused() {
        EngineException refusal = assertThrows(
                EngineException.class, () -> Engine.ask(new Request("merge").settings(Map.of("nonsense", true)), home));
        assertTrue(refusal.getMessage().contains("nonsense"), refusal.getMessage());
    }

    @Test
    void anotherVersionIsNotSpokenTo() {
        Response other = Response.parse("{\"protocol\":2,\"version\":\"9.9.9\"}".getBytes(StandardCharsets.UTF_8));
        EngineException refusal = assertThrows(EngineException.class, () -> Engine.shakeHands(other));
        assertTrue(refusal.getMessage().contains("9.9.9 with protocol 2"), refusal.getMessage());
    }

    /** As after a rebuild of the plugin in a living daemon. */
    @Test
    void severalClassLoadersLoadIt() throws Exception {
        Engine.ask(new Request("version"), home);
        for (int i = 0; i < 2; i++) {
            try (URLClassLoader loader = new URLClassLoader(classPath(), new WithoutThePlugin())) {
                Class<?> request = loader.loadClass(Request.class.getName());
                Class<?> engine = loader.loadClass(Engine.class.getName());
                assertNotSame(Engine.class, engine);
                Object answer = engine.getMethod("ask", request, Path.class)
                        .invoke(null, request.getConstructor(String.class).newInstance("version"), home);
                assertEquals(false, answer.getClass().getMethod("failed").invoke(answer));
            }
        }
        try (Stream<Path> files = Files.walk(home.resolve("tpnskit"))) {
            assertEquals(
                    3,
                    files.filter(file -> file.toString().endsWith(Platform.libraryName(Platform.current())))
                            .count());
        }
    }

    private static final class WithoutThePlugin extends ClassLoader {
        WithoutThePlugin() {
            super(EngineTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.github.tpnskit.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    private static URL[] classPath() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(new File(entry).toURI().toURL());
        }
        return urls.toArray(new URL[0]);
    }
}
