package io.github.tpnskit.functional;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jf.dexlib2.Opcodes;
import org.jf.dexlib2.dexbacked.DexBackedDexFile;
import org.jf.dexlib2.iface.ClassDef;

/** What a phone gets: an APK, or the bundle it is made from. */
record AppPackage(Path file) {

    /** The classes that its dex files define, as in {@code com.example.app.Main}. */
    Set<String> classes() {
        return methods().keySet();
    }

    /** The names of the methods that each class declares. */
    Map<String, Set<String>> methods() {
        Map<String, Set<String>> classes = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.getName().endsWith(".dex")) {
                    continue;
                }
                byte[] dex = zip.getInputStream(entry).readAllBytes();
                for (ClassDef type : DexBackedDexFile.fromInputStream(Opcodes.getDefault(), new ByteArrayInputStream(dex)).getClasses()) {
                    Set<String> methods = classes.computeIfAbsent(name(type), name -> new TreeSet<>());
                    type.getMethods().forEach(method -> methods.add(method.getName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    private static String name(ClassDef type) {
        return type.getType().substring(1, type.getType().length() - 1).replace('/', '.');
    }

    /** An APK's manifest as aapt2 prints it; a bundle's as the strings of its protocol buffer. */
    String manifest() {
        try {
            if (file.toString().endsWith(".aab")) {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    byte[] proto = zip.getInputStream(zip.getEntry("base/manifest/AndroidManifest.xml")).readAllBytes();
                    return new String(proto, StandardCharsets.UTF_8);
                }
            }
            Process aapt2 = new ProcessBuilder(Machine.sdk().resolve("build-tools/34.0.0/aapt2").toString(), "dump", "xmltree",
                    file.toString(), "--file", "AndroidManifest.xml").redirectErrorStream(true).start();
            // A string is printed twice, parsed and raw; once will do.
            return new String(aapt2.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replaceAll(" \\(Raw: \"[^\\n]*\"\\)", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often a text stands in the manifest. */
    long count(String text) {
        String manifest = manifest();
        return (manifest.length() - manifest.replace(text, "").length()) / text.length();
    }
}
