package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both engines give the same answers, byte for byte, to everything that the Rust tests ask: about all fixtures, samples
 * and public reports, and 10,000 generated requests. {@code native/core/tests/engine/corpus.rs} records it.
 */
@Tag("portable")
class DifferentialTest {
    @TempDir
    Path folder;

    @Test
    void bothEnginesGiveTheSameAnswers() throws IOException {
        String corpus = System.getProperty("tpnskit.corpus");
        Assumptions.assumeTrue(corpus != null, "there are no requests: -Ptpnskit.corpus=<file>");
        Transport nativeEngine = engine(EngineKind.NATIVE);
        Transport portable = engine(EngineKind.PORTABLE);
        long[] nanos = new long[2];
        int count = 0;
        try (DataInputStream requests =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(corpus))))) {
            while (requests.available() > 0) {
                byte[] request = requests.readNBytes(requests.readInt());
                long start = System.nanoTime();
                byte[] expected = nativeEngine.call(request);
                long middle = System.nanoTime();
                byte[] actual = portable.call(request);
                nanos[0] += middle - start;
                nanos[1] += System.nanoTime() - middle;
                assertArrayEquals(expected, actual, () -> "other answers to " + text(request));
                count++;
            }
        }
        System.out.printf("%d requests; the portable engine took %.1f times as long%n", count, (double) nanos[1] / nanos[0]);
        assertTrue(count > 10_000, "there are only " + count + " requests");
    }

    private Transport engine(EngineKind kind) {
        return Engine.transport(new EngineLocation(folder.toFile(), null, kind), cause -> fail(cause));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
