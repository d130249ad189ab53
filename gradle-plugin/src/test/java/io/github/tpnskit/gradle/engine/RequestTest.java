package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import groovy.json.JsonSlurper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static Object parsed(Request request) {
        return new JsonSlurper().parseText(new String(request.toJson(), StandardCharsets.UTF_8));
    }

    @Test
    void membersKeepTheirTypes() {
        Map<String, Object> variant = Map.of("name", "键😀", "targetSdk", 34, "components", List.of("g:a:1"));
        assertEquals(
                Map.of("protocol", 2, "call", Map.of("merge", Map.of("variant", variant, "enabled", false))),
                parsed(new Request("merge").with("variant", variant).with("enabled", false)));
    }

    @Test
    void anAbsentMemberIsNotSent() {
        assertEquals(
                Map.of("protocol", 2, "call", Map.of("explain", Map.of())),
                parsed(new Request("explain").with("code", null)));
    }

    @Test
    void theCallForTheVersionHasNoMembers() {
        assertEquals(Map.of("protocol", 2, "call", "version"), parsed(Request.version()));
    }
}
