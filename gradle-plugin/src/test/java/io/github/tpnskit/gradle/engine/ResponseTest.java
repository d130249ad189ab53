package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseTest {
    private static Response parse(String json) {
        return Response.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givesWhatTheEngineSaid() {
        Response response = parse(
                "{\"protocol\":1,\"version\":\"0.1.0\",\"failed\":true,\"summary\":\"1"
                    + " error\",\"findings\":[],\"console\":[{\"severity\":\"error\",\"text\":\"a\\n"
                    + "b\"}],\"placeholders\":{\"XG_ACCESS_ID\":\"1\"},"
                    + "\"outputs\":[{\"name\":\"a/B.java\",\"text\":\"é😀\"}],\"reports\":[{\"name\":\"r\",\"base64\":\"e+l9\"}]}");
        assertTrue(response.failed());
        assertEquals("1 error", response.summary());
        assertEquals("error", response.console().get(0).severity());
        assertEquals("a\nb", response.console().get(0).text());
        assertEquals(Map.of("XG_ACCESS_ID", "1"), response.placeholders());
        assertEquals("a/B.java", response.outputs().get(0).name());
        assertArrayEquals(
                "é😀".getBytes(StandardCharsets.UTF_8),
                response.outputs().get(0).content());
        assertArrayEquals(
                new byte[] {'{', (byte) 0xe9, '}'}, response.reports().get(0).content());
    }

    @Test
    void aRefusalIsABugOfOurs() {
        EngineException refusal =
                assertThrows(EngineException.class, () -> parse("{\"protocol\":1,\"refused\":\"unknown member `x`\"}"));
        assertTrue(refusal.getMessage().startsWith("error[TPNS904]: "), refusal.getMessage());
        assertTrue(refusal.getMessage().endsWith("unknown member `x`"), refusal.getMessage());
    }
}
