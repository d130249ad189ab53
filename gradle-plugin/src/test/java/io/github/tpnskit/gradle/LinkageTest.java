package io.github.tpnskit.gradle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Every class, method and field of Gradle and of the Android Gradle plugin that this plugin's bytecode refers to is there in
 * each version that {@code compatibility.json} lists as linked, with the same descriptor, and is none of their internals.
 */
class LinkageTest {
    /** The lists of {@code compatibility.json}: what refers to whom, and the jars by version. */
    private static final String ANDROID = "com/android/";
    private static final String GRADLE = "org/gradle/";

    @Test
    void everythingThatIsReferredToIsThere() throws IOException {
        TreeSet<String> references = references(Path.of(System.getProperty("tpnskit.classes")));
        assertTrue(references.size() > 300, () -> "only " + references.size() + " references were found");
        int versions = 0;
        for (String name : List.of("androidGradlePlugin", "gradle")) {
            for (String version : System.getProperty("tpnskit.linked." + name).split("\\|")) {
                String[] parts = version.split("=");
                try (Api api = new Api(parts[1])) {
                    List<String> missing = api.missing(references, name.equals("gradle") ? GRADLE : ANDROID);
                    assertEquals(List.of(), missing, name + " " + parts[0]);
                }
                versions++;
            }
        }
        assertTrue(versions >= 10, "there are only " + versions + " versions");
    }

    @Test
    void noInternalsAreReferredTo() throws IOException {
        List<String> internal = references(Path.of(System.getProperty("tpnskit.classes"))).stream()
                .filter(reference -> reference.contains("/internal/"))
                .collect(Collectors.toList());
        assertEquals(List.of(), internal);
    }

    @Test
    void whatIsNotThereIsFound() throws IOException {
        List<String> missing = List.of(
                "com/android/build/api/variant/NoVariant",
                "com/android/build/api/variant/Variant.getName()I",
                "com/android/build/api/variant/Variant.noField:I");
        List<String> there = List.of(
                "com/android/build/api/variant/Variant",
                "com/android/build/api/variant/ApplicationVariant.getName()Ljava/lang/String;",
                "com/android/build/api/variant/ApplicationVariant.hashCode()I",
                "com/android/build/api/artifact/SingleArtifact$MERGED_MANIFEST.INSTANCE:"
                        + "Lcom/android/build/api/artifact/SingleArtifact$MERGED_MANIFEST;");
        String newest = System.getProperty("tpnskit.linked.androidGradlePlugin").split("\\|")[0].split("=")[1];
        try (Api api = new Api(newest)) {
            TreeSet<String> all = new TreeSet<>(missing);
            all.addAll(there);
            assertEquals(missing.stream().sorted().collect(Collectors.toList()), api.missing(all, ANDROID));
        }
    }

    /** Classes as {@code a/B}, methods as {@code a/B.name(descriptor)}, fields as {@code a/B.name:descriptor}. */
    private static TreeSet<String> references(Path classes) throws IOException {
        TreeSet<String> references = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).collect(Collectors.toList())) {
                new ClassReader(Files.readAllBytes(file)).accept(new Collector(references), 0);
            }
        }
        references.removeIf(reference -> !reference.startsWith(ANDROID) && !reference.startsWith(GRADLE));
        return references;
    }

    private static final class Collector extends ClassRemapper {
        Collector(TreeSet<String> references) {
            super(Opcodes.ASM9, new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
                    return new Instructions(references);
                }
            }, new Remapper() {
                @Override
                public String map(String name) {
                    references.add(name);
                    return name;
                }
            });
        }
    }

    private static final class Instructions extends MethodVisitor {
        private final TreeSet<String> references;

        Instructions(TreeSet<String> references) {
            super(Opcodes.ASM9);
            this.references = references;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            references.add(owner + "." + name + descriptor);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            references.add(owner + "." + name + ":" + descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle) {
                    Handle handle = (Handle) argument;
                    boolean isField = handle.getTag() <= Opcodes.H_PUTSTATIC;
                    references.add(handle.getOwner() + "." + handle.getName() + (isField ? ":" : "") + handle.getDesc());
                }
            }
        }
    }

    /** The classes of some jars, and those of this JVM. */
    private static final class Api implements AutoCloseable {
        private final List<ZipFile> jars = new ArrayList<>();
        private final Map<String, Optional<Members>> read = new HashMap<>();

        Api(String path) throws IOException {
            for (String jar : path.split(File.pathSeparator)) {
                jars.add(new ZipFile(jar));
            }
        }

        List<String> missing(TreeSet<String> references, String owners) {
            return references.stream()
                    .filter(reference -> reference.startsWith(owners) && !has(reference))
                    .collect(Collectors.toList());
        }

        private boolean has(String reference) {
            int dot = reference.indexOf('.');
            return dot < 0 ? members(reference).isPresent() : has(reference.substring(0, dot), reference.substring(dot + 1));
        }

        private boolean has(String owner, String member) {
            return members(owner).map(found -> found.names.contains(member)
                            || found.parents.stream().anyMatch(parent -> has(parent, member)))
                    .orElse(false);
        }

        private Optional<Members> members(String name) {
            Optional<Members> known = read.get(name);
            if (known == null) {
                known = read(name);
                read.put(name, known);
            }
            return known;
        }

        private Optional<Members> read(String name) {
            try {
                for (ZipFile jar : jars) {
                    ZipEntry entry = jar.getEntry(name + ".class");
                    if (entry != null) {
                        return Optional.of(new Members(jar.getInputStream(entry)));
                    }
                }
                InputStream ofTheJvm =
                        name.startsWith("java/") ? ClassLoader.getSystemResourceAsStream(name + ".class") : null;
                return ofTheJvm == null ? Optional.empty() : Optional.of(new Members(ofTheJvm));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            for (ZipFile jar : jars) {
                jar.close();
            }
        }
    }

    /** What a class declares, and what it inherits from. An interface has the methods of {@code Object}, too. */
    private static final class Members extends ClassVisitor {
        final List<String> parents = new ArrayList<>();
        final TreeSet<String> names = new TreeSet<>();

        Members(InputStream content) throws IOException {
            super(Opcodes.ASM9);
            try (content) {
                new ClassReader(content).accept(this, ClassReader.SKIP_CODE);
            }
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            if (parent != null) {
                parents.add(parent);
            }
            parents.addAll(List.of(interfaces));
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
            names.add(name + descriptor);
            return null;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            names.add(name + ":" + descriptor);
            return null;
        }
    }
}
