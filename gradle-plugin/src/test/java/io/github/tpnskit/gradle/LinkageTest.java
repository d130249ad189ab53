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
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Every class, method and field of Gradle and of the Android Gradle plugin that this plugin's bytecode refers to is there in
 * each version that {@code compatibility.json} lists as linked, with the same descriptor, visible, as static or not, in an interface
 * or in a class as before; and it is none of their internals.
 */
class LinkageTest {
    private static final String ANDROID = "com/android/";
    private static final String GRADLE = "org/gradle/";
    private static final String STATIC = "static ";
    private static final String BY_NAME = "by name ";
    private static final String AS_INTERFACE = " as an interface";
    private static final String AS_CLASS = " as a class";

    private static final Path OWN = Path.of(System.getProperty("tpnskit.classes"));

    /** What the plugin refers to although a version in the lists deprecates it. Each of them may be gone one day. */
    private static final List<String> DEPRECATED = List.of(
            // The oldest Android Gradle plugin has no other name for it. 9.5 still has it for bytecode, but no longer for sources.
            "com/android/build/api/variant/ApplicationVariant.getTargetSdkVersion()Lcom/android/build/api/variant/AndroidVersion;");

    @TempDir
    Path folder;

    @Test
    void everythingThatIsReferredToIsThere() throws IOException {
        TreeSet<String> references = references(OWN);
        assertTrue(references.size() > 300, () -> "only " + references.size() + " references were found");
        assertTrue(references.contains(constant("NAME_ONLY")), "those in annotations were not found");
        assertEquals(List.of(), inAllVersions((api, owners) -> api.missing(references, owners)));
    }

    @Test
    void noInternalsAreReferredTo() throws IOException {
        assertEquals(List.of(), internals(references(OWN)));
    }

    @Test
    void whatIsDeprecatedIsListed() throws IOException {
        TreeSet<String> references = references(OWN);
        assertEquals(DEPRECATED, inAllVersions((api, owners) -> api.deprecated(references, owners)));
    }

    /** The same tests would fail if a class with such references were added. */
    @Test
    void aClassWithSuchReferencesIsFound() throws IOException {
        String variant = "com/android/build/api/variant/Variant";
        ClassWriter added = new ClassWriter(0);
        added.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, "Added", null, "java/lang/Object", new String[] {"com/android/build/api/variant/NoVariant"});
        MethodVisitor method = added.visitMethod(Opcodes.ACC_STATIC, "refers", "(L" + variant + ";)V", null, null);
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, variant, "getName", "()I", true);
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, "com/android/build/api/variant/ApplicationVariant", "getName", "()Ljava/lang/String;", true);
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, "com/android/build/api/variant/ApplicationVariant", "hashCode", "()I", true);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, variant, "getName", "()Ljava/lang/String;", false);
        method.visitFieldInsn(Opcodes.GETSTATIC, variant, "noField", "I");
        String merged = "com/android/build/api/artifact/SingleArtifact$MERGED_MANIFEST";
        method.visitFieldInsn(Opcodes.GETSTATIC, merged, "INSTANCE", "L" + merged + ";");
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, "org/gradle/api/Project", "getBuildDir", "()Ljava/io/File;", true);
        method.visitTypeInsn(Opcodes.NEW, "org/gradle/internal/os/OperatingSystem");
        AnnotationVisitor outer = method.visitAnnotation("Ljavax/inject/Named;", true).visitArray("all");
        AnnotationVisitor inner = outer.visitAnnotation(null, "Lorg/gradle/api/tasks/PathSensitive;");
        inner.visitEnum("value", "Lorg/gradle/api/tasks/PathSensitivity;", "NO_PATH");
        inner.visitEnd();
        outer.visitEnd();
        added.visitField(0, "field", "I", null, null).visitAnnotation("Lorg/gradle/api/NoAnnotation;", false)
                .visit("type", Type.getObjectType("org/gradle/api/NoType"));
        added.visitEnd();
        Files.write(folder.resolve("Added.class"), added.toByteArray());

        TreeSet<String> references = references(folder);
        List<String> missing = inAllVersions((api, owners) -> api.missing(references, owners));
        assertEquals(List.of("com/android/build/api/variant/NoVariant", variant + " as a class", variant + ".getName()I",
                variant + ".static getName()Ljava/lang/String;", variant + ".static noField:I",
                "org/gradle/api/NoAnnotation", "org/gradle/api/NoType", constant("NO_PATH")), missing);
        assertEquals(List.of("org/gradle/internal/os/OperatingSystem"), internals(references));
        assertEquals(List.of("org/gradle/api/Project.getBuildDir()Ljava/io/File;"), inAllVersions((api, owners) -> api.deprecated(references, owners)));
    }

    private static String constant(String pathSensitivity) {
        return "org/gradle/api/tasks/PathSensitivity." + STATIC + pathSensitivity + ":Lorg/gradle/api/tasks/PathSensitivity;";
    }

    /** What is called by name, which nothing links to. If it's gone, no placeholder is supplied, and a warning says so. */
    @Test
    void whatIsCalledByNameIsInEveryGradle() throws IOException {
        String property = "org/gradle/api/internal/provider/DefaultMapProperty.";
        String value = "org/gradle/api/internal/provider/ValueSupplier$ExecutionTimeValue";
        TreeSet<String> called = new TreeSet<>(List.of(property + "calculateExecutionTimeValue()L" + value + ";",
                value + ".toProvider()Lorg/gradle/api/internal/provider/ProviderInternal;"));
        TreeSet<String> names = all(OWN);
        names.removeIf(reference -> !reference.startsWith(BY_NAME));
        assertEquals(called.stream().map(method -> BY_NAME + method.replaceAll(".*\\.|\\(.*", "")).collect(Collectors.toSet()), names);

        assertEquals(List.of(), inAllVersions((api, owners) -> api.missing(called, owners)));
        String renamed = property + "calculateConfigurationTimeValue()L" + value + ";";
        called.add(renamed);
        assertEquals(List.of(renamed), inAllVersions((api, owners) -> api.missing(called, owners)));
    }

    /** What is found in one of the versions, in all of them together. */
    private static List<String> inAllVersions(BiFunction<Api, String, List<String>> find) throws IOException {
        TreeSet<String> found = new TreeSet<>();
        int versions = 0;
        for (String name : List.of("androidGradlePlugin", "gradle")) {
            for (String version : System.getProperty("tpnskit.linked." + name).split("\\|")) {
                try (Api api = new Api(version.split("=")[1])) {
                    found.addAll(find.apply(api, name.equals("gradle") ? GRADLE : ANDROID));
                }
                versions++;
            }
        }
        assertTrue(versions >= 10, "there are only " + versions + " versions");
        return List.copyOf(found);
    }

    private static List<String> internals(TreeSet<String> references) {
        return references.stream().filter(reference -> reference.contains("/internal/")).collect(Collectors.toList());
    }

    /**
     * Classes as {@code a/B}, methods as {@code a/B.name(descriptor)}, fields as {@code a/B.name:descriptor}; what is static has a
     * {@code static} after the dot. Interfaces whose methods are called: {@code a/B as an interface}, and so for classes.
     */
    private static TreeSet<String> references(Path classes) throws IOException {
        TreeSet<String> references = all(classes);
        references.removeIf(reference -> !reference.startsWith(ANDROID) && !reference.startsWith(GRADLE));
        return references;
    }

    /** Whoever has them, and what is called {@link #BY_NAME}. */
    private static TreeSet<String> all(Path classes) throws IOException {
        TreeSet<String> references = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).collect(Collectors.toList())) {
                new ClassReader(Files.readAllBytes(file)).accept(new Collector(references), 0);
            }
        }
        return references;
    }

    private static final class Collector extends ClassRemapper {
        Collector(TreeSet<String> references) {
            super(Opcodes.ASM9, new ClassVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                    return new Values(references);
                }

                @Override
                public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
                    return new FieldVisitor(Opcodes.ASM9) {
                        @Override
                        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                            return new Values(references);
                        }
                    };
                }

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

    /** What stands in an annotation, and in those in it: constants here, types where they are remapped. */
    private static final class Values extends AnnotationVisitor {
        private final TreeSet<String> references;

        Values(TreeSet<String> references) {
            super(Opcodes.ASM9);
            this.references = references;
        }

        @Override
        public void visitEnum(String name, String descriptor, String value) {
            references.add(Type.getType(descriptor).getInternalName() + "." + STATIC + value + ":" + descriptor);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String name, String descriptor) {
            return this;
        }

        @Override
        public AnnotationVisitor visitArray(String name) {
            return this;
        }
    }

    private static final class Instructions extends MethodVisitor {
        private final TreeSet<String> references;
        private Object constant;

        Instructions(TreeSet<String> references) {
            super(Opcodes.ASM9);
            this.references = references;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return new Values(references);
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            return new Values(references);
        }

        @Override
        public AnnotationVisitor visitAnnotationDefault() {
            return new Values(references);
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant = value;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals("java/lang/Class") && name.matches("get(Declared)?(Method|Field)")) {
                references.add(BY_NAME + constant);
            }
            call(opcode == Opcodes.INVOKESTATIC, owner, name, descriptor, isInterface);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
            references.add(owner + "." + (isStatic ? STATIC : "") + name + ":" + descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle && ((Handle) argument).getTag() > Opcodes.H_PUTSTATIC) {
                    Handle handle = (Handle) argument;
                    call(handle.getTag() == Opcodes.H_INVOKESTATIC, handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface());
                }
            }
            if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
                call(false, Type.getReturnType(descriptor).getInternalName(), name, ((Type) arguments[0]).getDescriptor(), true);
            }
        }

        private void call(boolean isStatic, String owner, String name, String descriptor, boolean isInterface) {
            references.add(owner + "." + (isStatic ? STATIC : "") + name + descriptor);
            if (!owner.startsWith("[")) {
                references.add(owner + (isInterface ? AS_INTERFACE : AS_CLASS));
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

        List<String> deprecated(TreeSet<String> references, String owners) {
            return references.stream()
                    .filter(reference -> reference.startsWith(owners) && isDeprecated(reference))
                    .collect(Collectors.toList());
        }

        private boolean has(String reference) {
            for (String kind : List.of(AS_INTERFACE, AS_CLASS)) {
                if (reference.endsWith(kind)) {
                    String name = reference.substring(0, reference.length() - kind.length());
                    return members(name).map(found -> found.isInterface == kind.equals(AS_INTERFACE)).orElse(false);
                }
            }
            int dot = reference.indexOf('.');
            return dot < 0 ? members(reference).isPresent() : declaring(reference.substring(0, dot), reference.substring(dot + 1)).isPresent();
        }

        private boolean isDeprecated(String reference) {
            if (reference.endsWith(AS_INTERFACE) || reference.endsWith(AS_CLASS)) {
                return false;
            }
            int dot = reference.indexOf('.');
            Optional<Members> declaring =
                    dot < 0 ? members(reference) : declaring(reference.substring(0, dot), reference.substring(dot + 1));
            return declaring.map(found -> found.deprecated.contains(dot < 0 ? "" : reference.substring(dot + 1))).orElse(false);
        }

        /** The class that declares a member: the owner, or what it inherits from. */
        private Optional<Members> declaring(String owner, String member) {
            return members(owner).flatMap(found -> found.names.contains(member) ? Optional.of(found)
                    : found.parents.stream().flatMap(parent -> declaring(parent, member).stream()).findFirst());
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

    /** What a class declares that others may use, and what it inherits from. An interface has the methods of {@code Object}, too. */
    private static final class Members extends ClassVisitor {
        final List<String> parents = new ArrayList<>();
        final TreeSet<String> names = new TreeSet<>();
        boolean isInterface;
        /** Those of the names that are deprecated, and an empty one if the class is. */
        final TreeSet<String> deprecated = new TreeSet<>();

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
            isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
            if ((access & Opcodes.ACC_DEPRECATED) != 0) {
                deprecated.add("");
            }
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
            note(access, name + descriptor);
            return null;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            note(access, name + ":" + descriptor);
            return null;
        }

        private void note(int access, String member) {
            if ((access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) == 0) {
                return;
            }
            String name = ((access & Opcodes.ACC_STATIC) != 0 ? STATIC : "") + member;
            names.add(name);
            if ((access & Opcodes.ACC_DEPRECATED) != 0) {
                deprecated.add(name);
            }
        }
    }
}
