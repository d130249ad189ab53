package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real engine, loaded in processes of their own: killed ones, many at once, and on disks that refuse it. */
@EnabledOnOs(OS.LINUX)
class HostileMachineTest {
    private static final String VERSION = "version " + PackedEngine.VERSION;
    private static final boolean IS_ROOT = System.getProperty("user.name").equals("root");

    @TempDir
    Path home;

    private Path store() {
        return home.resolve("caches/tpnskit/v1");
    }

    @Test
    void processesThatAreKilledLeaveNothingThatStays() throws Exception {
        kill(6);
    }

    @Test
    @Tag("slow")
    void fiftyProcessesThatAreKilledLeaveNothingThatStays() throws Exception {
        kill(50);
    }

    private void kill(int times) throws Exception {
        Random random = new Random(times);
        int left = 0;
        int killed = 0;
        // On a busy machine it takes more to hit one while it unpacks.
        for (; killed < times || left <= killed && killed < 10 * times; killed++) {
            Process process = start(Loader.command("always", store().toString()));
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                assertEquals("started", output.readLine());
                Thread.sleep(20 + random.nextInt(500));
                process.destroyForcibly().waitFor();
            }
            left += Loader.files(store()).size();
        }
        // The lock stays; that anything else was left shows that the processes were killed while they were at it.
        assertTrue(left > killed, "no process was killed while it unpacked the engine");
        assertEquals(List.of(VERSION, "left [lock]"), run(once("NATIVE")));
    }

    @Test
    void tenProcessesStartOnOneFreshFolder() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            processes.add(start(once("NATIVE")));
        }
        for (Process process : processes) {
            assertEquals(VERSION, lines(process).get(0));
        }
        assertEquals(List.of("lock"), Loader.files(store()));
    }

    /** As a part of what the JVM took to start, so that it holds on any machine. */
    @Test
    void theFirstUseTakesLittle() throws Exception {
        double ofNative = firstUse(EngineKind.NATIVE);
        // Up to 0.83 with a checkout's engine. With the published one, a third of its size, it was 1.1 while a SHA-256 was calculated.
        assertTrue(ofNative < 1.2, () -> "" + ofNative);
    }

    @Test
    @Tag("portable")
    void soDoesThatOfThePortableEngine() throws Exception {
        double portable = firstUse(EngineKind.PORTABLE);
        assertTrue(portable < 5, () -> "" + portable);
    }

    /** The processor time of the first use, compared with what the start of the JVM took. */
    private double firstUse(EngineKind kind) throws Exception {
        List<Double> parts = new ArrayList<>();
        for (int run = 0; run < 5; run++) {
            String line = run(Loader.command("first", store().toString(), kind.name())).get(0);
            System.out.println(kind + " " + line);
            parts.add(Double.parseDouble(line.replaceFirst("first use (\\S+) of the start.*", "$1")));
        }
        Collections.sort(parts);
        return parts.get(2);
    }

    @Test
    void neitherMemoryNorTheFolderGrowsWithTheCalls() throws Exception {
        List<String> lines = run(Loader.command("calls", store().toString(), "2000"));
        assertEquals("left [lock]", lines.get(1));
        long grown = Long.parseLong(lines.get(0).replace("grown ", ""));
        assertTrue(grown < 20_000, () -> "1,500 calls took " + grown + " KB for ever");
    }

    @Test
    void aFullDiskIsNamedAndNothingIsLeftOnIt() throws Exception {
        assertRefused("size=1m", "No space left on device", "left [lock]");
    }

    @Test
    void aFolderOfWhichNothingMayBeRunIsNamed() throws Exception {
        assertRefused("size=16m,noexec", "can't load its engine " + store(), "left [lock]");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        assertRefused("ro", "Read-only file system", "left []");
    }

    private void assertRefused(String options, String cause, String left) throws Exception {
        List<String> lines = run(mounted(options, once("NATIVE")));
        assertTrue(lines.get(0).contains(cause), lines::toString);
        assertTrue(lines.get(0).contains(store().toString()), lines::toString);
        assertTrue(lines.get(0).endsWith("-Ptpnskit.engine.folder=<folder>"), lines::toString);
        assertEquals(List.of(left), lines.subList(1, lines.size()));
    }

    @Test
    @Tag("portable")
    void thePortableEngineAnswersThere() throws Exception {
        for (String options : List.of("size=1m", "size=16m,noexec", "ro")) {
            List<String> lines = run(mounted(options, once("any")));
            assertTrue(lines.get(0).endsWith("-Ptpnskit.engine.folder=<folder>"), lines::toString);
            assertEquals(VERSION, lines.get(1));
        }
    }

    @Test
    void aFolderOfAnotherUserIsRefused() throws Exception {
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rwxrwxr-x");
        Path foreign = IS_ROOT ? Files.createDirectories(store()) : Path.of("/");
        if (IS_ROOT) {
            Files.setPosixFilePermissions(foreign, permissions);
            Files.setOwner(foreign, foreign.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
        EngineUnavailableException refusal = assertThrows(
                EngineUnavailableException.class,
                () -> NativeLibrary.load(new EngineLocation(foreign.toFile(), null, EngineKind.NATIVE)));
        assertTrue(refusal.getMessage().contains("into " + foreign + ": " + foreign), refusal::getMessage);
        if (IS_ROOT) {
            assertEquals(permissions, Files.getPosixFilePermissions(foreign));
            assertEquals(List.of(), Loader.files(foreign));
        }
    }

    @Test
    void whatStandsInThePlaceOfTheLockIsNotOpened() throws Exception {
        Path lock = Files.createDirectories(store()).resolve("lock");
        EngineLocation location = new EngineLocation(store().toFile(), null, EngineKind.NATIVE);
        Path elsewhere = home.resolve("elsewhere");
        Files.createSymbolicLink(lock, elsewhere);
        assertThrows(EngineUnavailableException.class, () -> NativeLibrary.load(location));
        assertFalse(Files.exists(elsewhere));
        Files.delete(lock);
        assertEquals(0, new ProcessBuilder("mkfifo", lock.toString()).start().waitFor());
        EngineUnavailableException refusal = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThrows(EngineUnavailableException.class, () -> NativeLibrary.load(location)));
        assertTrue(refusal.getMessage().contains(lock + ": it isn't a file"), refusal::getMessage);
    }

    /** Gradle interrupts the tasks of a build that is cancelled; the daemon stays. */
    @Test
    void anInterruptedCallIsNoReasonNotToTryAgain() throws Exception {
        interrupt(EngineKind.NATIVE);
        interrupt(null);
    }

    @Test
    @Tag("portable")
    void thePortableEngineIsNoException() throws Exception {
        interrupt(EngineKind.PORTABLE);
    }

    private void interrupt(EngineKind kind) throws Exception {
        try (Loader loader = new Loader()) {
            Thread.currentThread().interrupt();
            try {
                loader.ask(store(), kind, Assertions::fail);
            } catch (InvocationTargetException e) {
                assertTrue(e.getCause().getMessage().contains("the build was cancelled"), e.getCause()::getMessage);
            }
            assertTrue(Thread.interrupted(), "the task doesn't notice that it was interrupted");
            List<String> left = Loader.files(store());
            assertTrue(left.isEmpty() || left.equals(List.of("lock")), left::toString);
            loader.ask(store(), kind, Assertions::fail);
        }
    }

    @Test
    @Tag("portable")
    void whatCannotBeLoadedIsTriedOnceInAPlace() throws Exception {
        List<String> causes = new ArrayList<>();
        Path file = Files.createDirectories(home.resolve("a")).resolve("file");
        Files.createFile(file);
        try (Loader loader = new Loader()) {
            loader.ask(file, null, causes::add);
            Files.delete(file);
            loader.ask(file, null, causes::add);
            assertEquals(2, causes.size());
            assertEquals(causes.get(0), causes.get(1));
            assertFalse(Files.exists(file), "tried again");
            // Another place may do.
            loader.ask(store(), null, causes::add);
            assertEquals(2, causes.size());
        }
    }

    private List<String> once(String kind) {
        return Loader.command("once", store().toString(), kind);
    }

    /** The command with a file system of its own in the place of the home. */
    private List<String> mounted(String options, List<String> command) throws Exception {
        List<String> script = List.of(
                "unshare", IS_ROOT ? "-m" : "-rm", "sh", "-c", "mount -t tmpfs -o \"$0\" tmpfs \"$1\" && shift && exec \"$@\"");
        List<String> mounting = new ArrayList<>(script);
        mounting.addAll(List.of(options, home.toString()));
        List<String> trial = new ArrayList<>(mounting);
        trial.add("true");
        Assumptions.assumeTrue(succeeds(trial), "this machine doesn't let a test mount a file system");
        mounting.addAll(command);
        return mounting;
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(new File("/dev/null"))
                .start();
    }

    private static List<String> run(List<String> command) throws Exception {
        return lines(start(command));
    }

    private static List<String> lines(Process process) throws Exception {
        List<String> lines = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(lines::add);
        }
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), lines::toString);
        return lines;
    }
}
