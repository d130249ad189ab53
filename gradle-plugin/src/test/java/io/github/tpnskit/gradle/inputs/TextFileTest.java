package io.github.tpnskit.gradle.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextFileTest {
    private final File root = new File("home/a project").getAbsoluteFile();

    @Test
    void aNameIsRelativeToTheRootProject() {
        assertEquals("app/src/主/tpns-configs.json", TextFile.name(root, new File(root, "app/src/主/tpns-configs.json")));
        assertEquals(
                "../shared/tpns-configs.json",
                TextFile.name(root, new File(root.getParentFile(), "shared/tpns-configs.json")));
    }

    @Test
    void utf8IsSentAsText() {
        String text = "\ufeff{\"键\": \"\\\"\\u0000\t\r\n😀</script>\u2028\"}";
        assertEquals(
                Map.of("name", "app/目录/a b.json", "role", "config", "text", text),
                TextFile.toJson("app/目录/a b.json", "config", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void otherBytesAreSentUnchanged() {
        Map<String, Object> latin1 = TextFile.toJson("a.json", "config", new byte[] {'{', (byte) 0xe9, '}'});
        assertEquals("e+l9", latin1.get("base64"));
        assertFalse(latin1.containsKey("text"));
        byte[] surrogate = {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
        assertEquals("7aCA", TextFile.toJson("a.json", "config", surrogate).get("base64"));
    }
}
