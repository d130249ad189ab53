package io.github.tpnskit.gradle.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aFileThatIsSavedMeanwhileIsAnotherOne(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tpns-configs.json"), "{}");
        Map<String, Object> read = sent(file);
        assertTrue(TextFile.isStill(read, file.toFile()));
        Files.writeString(file, "{ \"mine\": 1 }");
        assertFalse(TextFile.isStill(read, file.toFile()));
        Files.delete(file);
        assertFalse(TextFile.isStill(read, file.toFile()), "it is gone");
    }

    /** What stands in a file's place, as the engine is told. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatCannotBeReadIsSentAsSuch(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tpns-configs.json");
        assertEquals(Map.of(), sent(file), "not there");
        Files.createDirectory(file);
        assertEquals("directory", sent(file).get("unreadable"));
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("../else/where.json"));
        assertEquals(Map.of("danglingLink", "../else/where.json"), sent(file).get("unreadable"));
        Files.delete(file);
        Files.createSymbolicLink(file, file.getFileName());
        assertEquals("linkLoop", sent(file).get("unreadable"));
        Files.delete(file);
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        assertEquals("special", sent(file).get("unreadable"));
        Files.delete(file);
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(InputNames.maxBytes() + 1L);
            assertEquals(Map.of("tooLarge", InputNames.maxBytes() + 1L), sent(file).get("unreadable"));
            large.setLength(InputNames.maxBytes());
            assertEquals(InputNames.maxBytes(), ((String) sent(file).get("text")).length());
        }
        Files.delete(file);
        Files.createSymbolicLink(file, Files.writeString(folder.resolve("a"), "{}"));
        assertEquals("{}", sent(file).get("text"));
    }

    /** Root may read everything, unless it gives up these rights. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileOfSomebodyElseIsSentAsSuch(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("tpns-configs.json"), "{}");
        Files.setPosixFilePermissions(file, Set.of());
        if (!Files.isReadable(file)) {
            assertEquals("denied", sent(file).get("unreadable"));
            return;
        }
        List<String> rights = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");
        List<String> java = List.of(System.getProperty("java.home") + "/bin/java", "-cp", System.getProperty("java.class.path"));
        String printed = output(rights, java, List.of(TextFileTest.class.getName(), file.toString()));
        assertEquals("denied", printed);
    }

    @SafeVarargs
    private static String output(List<String>... parts) throws Exception {
        List<String> command = Stream.of(parts).flatMap(List::stream).collect(Collectors.toList());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Prints why the file can't be read. */
    public static void main(String[] arguments) {
        System.out.println(sent(Path.of(arguments[0])).get("unreadable"));
    }

    private static Map<String, Object> sent(Path file) {
        return TextFile.toJson("tpns-configs.json", "config", file.toFile());
    }
}
