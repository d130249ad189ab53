package io.github.tpnskit.packaging;

import io.github.tpnskit.gradle.engine.Platform;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import javax.inject.Inject;
import org.gradle.api.DefaultTask;
import org.gradle.api.file.ConfigurableFileCollection;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.file.FileSystemOperations;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Classpath;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.InputFiles;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.OutputDirectory;
import org.gradle.api.tasks.PathSensitive;
import org.gradle.api.tasks.PathSensitivity;
import org.gradle.api.tasks.TaskAction;
import org.gradle.process.ExecOperations;

/**
 * Collects one native library per platform, and writes a class with their hashes. The libraries come from a folder, or
 * else the one for this machine is built with cargo. The portable engine comes from that folder alone, so that nobody
 * needs a compiler for it to use the plugin.
 */
public abstract class PackEngine extends DefaultTask {
    /** What stands for the platform of the portable engine. */
    static final String PORTABLE = "wasm32";

    /** Everything that cargo reads. */
    @InputFiles
    @PathSensitive(PathSensitivity.RELATIVE)
    public abstract ConfigurableFileCollection getCrates();

    /**
     * What was built elsewhere, as {@code <platform>/<library>}. If there are any native libraries, they are all that is
     * packed, and cargo isn't needed. The portable engine is {@code wasm32/<module>}.
     */
    @InputFiles
    @PathSensitive(PathSensitivity.RELATIVE)
    public abstract ConfigurableFileCollection getPrebuilt();

    /** What compiles the portable engine to Java classes; empty if there is none. */
    @Classpath
    public abstract ConfigurableFileCollection getModuleCompiler();

    /** The platform of this machine. Not read during configuration, when Gradle would record the files it depends on. */
    @Input
    public String getPlatform() {
        return Platform.current();
    }

    @Input
    public abstract Property<String> getEngineVersion();

    @Internal
    public abstract DirectoryProperty getWorkspace();

    @OutputDirectory
    public abstract DirectoryProperty getLibraries();

    @OutputDirectory
    public abstract DirectoryProperty getSources();

    @Inject
    protected abstract ExecOperations getExec();

    @Inject
    protected abstract FileSystemOperations getFileSystem();

    @TaskAction
    void pack() throws IOException {
        Map<String, File> libraries = new TreeMap<>();
        getPrebuilt().forEach(library -> libraries.put(library.getParentFile().getName(), library));
        Optional<File> module = Optional.ofNullable(libraries.remove(PORTABLE));
        if (libraries.isEmpty()) {
            libraries.put(getPlatform(), build(getPlatform()));
        }
        getFileSystem().delete(old -> old.delete(getLibraries().getAsFile(), getSources().getAsFile()));
        getFileSystem().copy(copy -> {
            libraries.forEach((platform, library) -> copy.from(library, one -> one.into(platform)));
            copy.into(getLibraries().dir("META-INF/native"));
        });
        module.ifPresent(this::compile);
        Map<String, String> hashes = new TreeMap<>();
        Map<String, String> checksums = new TreeMap<>();
        for (Map.Entry<String, File> library : libraries.entrySet()) {
            byte[] content = Files.readAllBytes(library.getValue().toPath());
            hashes.put(library.getKey(), '"' + sha256(content) + '"');
            checksums.put(library.getKey(), crc32(content) + "L");
        }
        Path source = getSources().get().getAsFile().toPath().resolve("io/github/tpnskit/gradle/engine/PackedEngine.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, packedEngine(getEngineVersion().get(), hashes, checksums, module.isPresent()));
    }

    private File build(String platform) {
        getLogger().lifecycle("Building tpnskit's engine with cargo");
        File workspace = getWorkspace().get().getAsFile();
        return new Cargo(getExec(), workspace).build("tpnskit-jni", Platform.libraryName(platform));
    }

    private void compile(File module) {
        getLogger().lifecycle("Compiling tpnskit's portable engine to Java classes");
        URL packaging = CompileModule.class.getProtectionDomain().getCodeSource().getLocation();
        getExec().javaexec(java -> {
            java.classpath(getModuleCompiler(), packaging);
            java.getMainClass().set(CompileModule.class.getName());
            java.args(module, "io.github.tpnskit.gradle.engine.EngineModule");
            java.args(getLibraries().get(), getSources().get());
        });
    }

    private static String sha256(byte[] bytes) {
        try {
            StringBuilder hex = new StringBuilder();
            for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) {
                hex.append(String.format("%02x", b));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static long crc32(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }

    /** The entries of a map in Java, by platform. */
    private static String entries(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> "            Map.entry(\"" + value.getKey() + "\", " + value.getValue() + ")")
                .collect(Collectors.joining(",\n"));
    }

    private static String packedEngine(
            String version, Map<String, String> hashes, Map<String, String> checksums, boolean hasPortable) {
        String maker = "Instance.builder(EngineModule.load())"
                + ".withMachineFactory(EngineModule::create).withMemoryFactory(ByteArrayMemory::new)::build";
        return String.join(
                "\n",
                "package io.github.tpnskit.gradle.engine;",
                "",
                "import com.dylibso.chicory.runtime.ByteArrayMemory;",
                "import com.dylibso.chicory.runtime.Instance;",
                "import java.util.Map;",
                "import java.util.Optional;",
                "import java.util.function.Supplier;",
                "",
                "/** The libraries in this jar. Generated by the task packEngine. */",
                "final class PackedEngine {",
                "    /** The engine's version. */",
                "    static final String VERSION = \"" + version + "\";",
                "",
                "    /** The SHA-256 of each library, by platform. */",
                "    static final Map<String, String> SHA_256 = Map.ofEntries(",
                entries(hashes) + ");",
                "",
                "    /** The CRC-32 of each library, by platform: a damaged one isn't loaded. */",
                "    static final Map<String, Long> CRC_32 = Map.ofEntries(",
                entries(checksums) + ");",
                "",
                "    /** Makes an instance of the portable engine, if it is in this jar. */",
                "    static Optional<Supplier<Instance>> portable() {",
                "        return " + (hasPortable ? "Optional.of(" + maker + ")" : "Optional.empty()") + ";",
                "    }",
                "",
                "    private PackedEngine() {}",
                "}",
                "");
    }
}
