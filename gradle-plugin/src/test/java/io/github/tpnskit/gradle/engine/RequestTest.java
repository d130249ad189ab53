package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import groovy.json.JsonSlurper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static Object parsed(Request request) {
        return new JsonSlurper().parseText(new String(request.toJson(), StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> fileOf(byte[] content) {
        Map<String, List<Map<String, String>>> request = (Map<String, List<Map<String, String>>>)
                parsed(new Request("merge").file("app/目录/a b.json", "config", content));
        return request.get("files").get(0);
    }

    @Test
    void textArrivesAsItIs() {
        String text = "\ufeff{\"键\": \"\\\"\\u0000\t\r\n😀</script>\u2028\"}";
        Map<String, String> file = fileOf(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(Map.of("name", "app/目录/a b.json", "role", "config", "text", text), file);
    }

    @Test
    void whatIsNotUtf8TravelsAsBytes() {
        byte[] latin1 = {'{', (byte) 0xe9, '}'};
        assertEquals("e+l9", fileOf(latin1).get("base64"));
        assertFalse(fileOf(latin1).containsKey("text"));
        assertEquals(
                "7aCA",
                fileOf(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}).get("base64"),
                "a surrogate is no character");
    }

    @Test
    void membersKeepTheirTypes() {
        assertEquals(
                Map.of(
                        "protocol",
                        1,
                        "command",
                        "merge",
                        "files",
                        List.of(),
                        "variant",
                        Map.of("name", "debug", "targetSdk", 34, "components", List.of("g:a:1")),
                        "settings",
                        Map.of("receiver", Map.of("enabled", false))),
                parsed(new Request("merge")
                        .variant(Map.of("name", "debug", "targetSdk", 34, "components", List.of("g:a:1")))
                        .settings(Map.of("receiver", Map.of("enabled", false)))));
    }
}
