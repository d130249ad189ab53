package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real module. */
@Tag("portable")
class PortableEngineTest {
    private static final byte[] VERSION = Request.version().toJson();

    @TempDir
    Path home;

    @Test
    void itAnswersWhereTheNativeOneCannotBeLoadedAndSaysWhy() throws Exception {
        File noFolder = Files.createFile(home.resolve("file")).resolve("below").toFile();
        List<String> replaced = new ArrayList<>();
        EngineLocation any = new EngineLocation(noFolder, noFolder, null);
        Response answer = Engine.ask(Request.version(), any, replaced::add);
        assertEquals(PackedEngine.VERSION, answer.version());
        // Another test of this JVM may have loaded the native one.
        replaced.forEach(cause -> assertTrue(cause.contains(noFolder.getPath()), cause));

        EngineLocation portable = new EngineLocation(noFolder, null, EngineKind.PORTABLE);
        assertEquals(PackedEngine.VERSION, Engine.ask(Request.version(), portable, PortableEngineTest::none).version());
    }

    @Test
    void severalThreadsAreAnsweredAtOnce() {
        PortableEngine engine = new PortableEngine(module());
        byte[] explain = new Request("explain").with("code", "TPNS302").with("locale", "en").toJson();
        byte[] expected = engine.call(explain);
        IntStream.range(0, 40).parallel().forEach(i -> assertArrayEquals(expected, engine.call(explain)));
    }

    @Test
    void anInstanceIsUsedAgainUnlessItFailed() {
        AtomicInteger made = new AtomicInteger();
        PortableEngine engine = new PortableEngine(() -> {
            made.incrementAndGet();
            return Instance.builder((WasmModule) ofModule("load", new Class<?>[0]))
                    .withMachineFactory(one -> (Machine) ofModule("create", new Class<?>[] {Instance.class}, one))
                    .withMemoryFactory(limits -> new ByteArrayMemory(new MemoryLimits(limits.initialPages(), 64)))
                    .build();
        });
        byte[] response = engine.call(VERSION);
        assertArrayEquals(response, engine.call(VERSION));
        assertEquals(1, made.get());

        byte[] tooLarge = new byte[64 * 65536];
        EngineException failure = assertThrows(EngineException.class, () -> engine.call(tooLarge));
        assertTrue(failure.getMessage().startsWith("error[TPNS904]: a bug in tpnskit"), failure::getMessage);
        assertArrayEquals(response, engine.call(VERSION));
        assertEquals(2, made.get());
    }

    @Test
    void aPanicHasAMessage() {
        Instance instance = module().get();
        assertThrows(
                ChicoryException.class, () -> instance.export("tpnskit_allocate").apply(-1));
        long block = instance.export("tpnskit_failure").apply()[0];
        String message = new String(
                instance.memory().readBytes((int) (block >>> 32), (int) block), StandardCharsets.UTF_8);
        assertTrue(message.contains(": capacity overflow."), message);
    }

    /** A function of the class that is in the jar only with the portable engine. */
    private static Object ofModule(String function, Class<?>[] types, Object... arguments) {
        try {
            Class<?> module = Class.forName("io.github.tpnskit.gradle.engine.EngineModule");
            return module.getMethod(function, types).invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Supplier<Instance> module() {
        return PackedEngine.portable().orElseThrow();
    }

    private static void none(String cause) {
        throw new AssertionError(cause);
    }
}
