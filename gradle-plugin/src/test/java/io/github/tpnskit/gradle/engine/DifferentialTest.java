package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/**
 * Both engines give the same answers, byte for byte, to everything that the Rust tests ask: about all fixtures, samples
 * and public reports, and 10,000 generated requests. {@code native/core/tests/engine/corpus.rs} records it.
 */
class DifferentialTest {
    @TempDir
    Path folder;

    @Test
    @Tag("portable")
    void bothEnginesGiveTheSameAnswers() throws IOException {
        String corpus = System.getProperty("tpnskit.corpus");
        Assumptions.assumeTrue(corpus != null, "there are no requests: -Ptpnskit.corpus=<file>");
        try (InputStream requests = Files.newInputStream(Path.of(corpus))) {
            int count = compare(engine(EngineKind.NATIVE), engine(EngineKind.PORTABLE), requests);
            assertTrue(count > 10_000, "there are only " + count + " requests");
        }
    }

    @Test
    void oneByteThatDiffersIsFound() throws IOException {
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        DataOutputStream records = new DataOutputStream(requests);
        for (Request request : List.of(Request.version(), EngineTest.merge(1))) {
            records.writeInt(request.toJson().length);
            records.write(request.toJson());
        }
        Transport engine = engine(EngineKind.NATIVE);
        assertEquals(2, compare(engine, engine, new ByteArrayInputStream(requests.toByteArray())));
        Transport other = request -> {
            byte[] answer = engine.call(request);
            answer[answer.length - 1] ^= answer.length > 1000 ? 1 : 0; // of the second answer alone
            return answer;
        };
        AssertionFailedError found = assertThrows(
                AssertionFailedError.class,
                () -> compare(engine, other, new ByteArrayInputStream(requests.toByteArray())));
        assertTrue(found.getMessage().startsWith("other answers to "), found::getMessage);
    }

    /** Asks both the same. Returns how many requests there were. */
    private static int compare(Transport one, Transport other, InputStream corpus) throws IOException {
        long[] nanos = new long[2];
        int count = 0;
        try (DataInputStream requests = new DataInputStream(new BufferedInputStream(corpus))) {
            while (requests.available() > 0) {
                byte[] request = requests.readNBytes(requests.readInt());
                long start = System.nanoTime();
                byte[] expected = one.call(request);
                long middle = System.nanoTime();
                byte[] actual = other.call(request);
                nanos[0] += middle - start;
                nanos[1] += System.nanoTime() - middle;
                assertArrayEquals(expected, actual, () -> "other answers to " + text(request));
                count++;
            }
        }
        System.out.printf("%d requests; the second engine took %.1f times as long%n", count, (double) nanos[1] / nanos[0]);
        return count;
    }

    private Transport engine(EngineKind kind) {
        return Engine.transport(new EngineLocation(folder.toFile(), null, kind), cause -> fail(cause));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
