package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseTest {
    private static Response parse(String json) {
        return Response.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Response answer(String json) {
        return parse("{\"protocol\":2,\"version\":\"0.1.0\",\"answer\":" + json + "}");
    }

    @Test
    void filesAreTextOrBytes() {
        Response answer = answer("{\"failed\":true,\"summary\":\"1 error\",\"manifest\":{\"name\":\"m\",\"text\":\"é😀\"},"
                + "\"reports\":[{\"name\":\"a/r\",\"base64\":\"e+l9\"}]}");
        assertTrue(answer.failed());
        assertEquals(Optional.of("1 error"), answer.summary());
        assertArrayEquals(
                "é😀".getBytes(StandardCharsets.UTF_8),
                answer.manifest().orElseThrow().content());
        assertEquals("a/r", answer.reports().get(0).name());
        assertArrayEquals(
                new byte[] {'{', (byte) 0xe9, '}'}, answer.reports().get(0).content());
    }

    @Test
    void whatIsOptionalMayBeAbsent() {
        Response answer = answer("{\"failed\":false,\"reports\":[],"
                + "\"texts\":[{\"severity\":\"error\",\"text\":\"a\\nb\"}],\"annotations\":[\"::error::a\"]}");
        assertTrue(answer.summary().isEmpty());
        assertTrue(answer.manifest().isEmpty());
        assertEquals("error", answer.texts().get(0).severity());
        assertEquals("a\nb", answer.texts().get(0).text());
    }

    @Test
    void aRefusalIsABugOfTpnskit() {
        EngineException refusal =
                assertThrows(EngineException.class, () -> parse("{\"protocol\":2,\"refused\":\"unknown field `x`\"}"));
        assertTrue(refusal.getMessage().startsWith("error[TPNS904]: "), refusal.getMessage());
        assertTrue(refusal.getMessage().endsWith("unknown field `x`"), refusal.getMessage());
    }
}
