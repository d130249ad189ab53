package io.github.tpnskit.gradle.wiring;

import com.android.build.api.dsl.AndroidSourceSet;
import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.variant.ComponentIdentity;
import groovy.lang.MissingPropertyException;
import io.github.tpnskit.gradle.inputs.InputNames;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.InvokerHelper;

/** The source sets of a variant and the files in them, in the Android Gradle plugin's order: highest precedence first. */
final class SourceSets {
    private SourceSets() {}

    static List<String> of(ComponentIdentity variant) {
        List<String> flavors = variant.getProductFlavors().stream()
                .map(flavor -> flavor.getSecond())
                .collect(Collectors.toList());
        return of(variant.getName(), variant.getBuildType(), variant.getFlavorName(), flavors);
    }

    /**
     * @param combined the combined name of all flavors, such as {@code paidChina}
     * @param flavors in the order of their dimensions
     */
    static List<String> of(String variant, String buildType, String combined, List<String> flavors) {
        Collection<String> names = new LinkedHashSet<>();
        names.add(variant);
        names.add(buildType);
        names.add(combined);
        names.addAll(flavors);
        names.add("main");
        names.removeIf(name -> name == null || name.isEmpty());
        return new ArrayList<>(names);
    }

    /** The manifests of the source sets, whether or not they exist. */
    static List<File> manifests(File module, ApplicationExtension dsl, List<String> sourceSets) {
        List<File> files = new ArrayList<>();
        for (String name : sourceSets) {
            AndroidSourceSet sourceSet = dsl.getSourceSets().findByName(name);
            files.add(sourceSet == null ? conventional(module, name) : manifest(module, sourceSet));
        }
        return files;
    }

    /** The interfaces of the DSL can only set the manifest's location; the classes behind them can also return it. */
    private static File manifest(File module, AndroidSourceSet sourceSet) {
        try {
            return (File) InvokerHelper.getProperty(sourceSet.getManifest(), "srcFile");
        } catch (MissingPropertyException e) {
            return conventional(module, sourceSet.getName());
        }
    }

    /** The folders of Java and Kotlin files, whether or not they exist; generated ones aren't among them. */
    static List<File> sourceFolders(File module, ApplicationExtension dsl, List<String> sourceSets) {
        List<File> folders = new ArrayList<>();
        for (String name : sourceSets) {
            AndroidSourceSet sourceSet = dsl.getSourceSets().findByName(name);
            for (String language : List.of("java", "kotlin")) {
                folders.addAll(
                        sourceSet == null
                                ? List.of(new File(module, "src/" + name + "/" + language))
                                : folders(module, sourceSet, language));
            }
        }
        return folders;
    }

    /** Like manifests: the interfaces of the DSL can only add folders. */
    @SuppressWarnings("unchecked")
    private static Collection<File> folders(File module, AndroidSourceSet sourceSet, String language) {
        try {
            Object directories = InvokerHelper.getProperty(sourceSet, language);
            return new ArrayList<>((Collection<File>) InvokerHelper.getProperty(directories, "srcDirs"));
        } catch (MissingPropertyException e) {
            return List.of(new File(module, "src/" + sourceSet.getName() + "/" + language));
        }
    }

    private static File conventional(File module, String sourceSet) {
        return new File(module, "src/" + sourceSet + "/AndroidManifest.xml");
    }

    /** Every location where a file may be: in the source sets, and then in the module's directory. */
    static List<File> everywhere(File module, List<String> folders, String file) {
        List<File> files = new ArrayList<>();
        for (String folder : folders) {
            files.add(new File(module, "src/" + folder + "/" + file));
        }
        files.add(new File(module, file));
        return files;
    }

    /** The folders where a configuration file is by mistake. */
    static List<File> nearbyFolders(File root, File module, List<String> sourceSets) {
        List<File> folders = new ArrayList<>(List.of(root, module));
        for (String name : sourceSets) {
            folders.add(new File(module, "src/" + name));
            InputNames.nearbyFolders().forEach(folder -> folders.add(new File(module, "src/" + name + "/" + folder)));
        }
        return folders;
    }

    /** Every location where a vendor's plugin may look for its file. Google's and Huawei's know nested folders too. */
    static List<File> vendorFiles(File module, ComponentIdentity variant, String file) {
        List<String> folders = new ArrayList<>();
        String flavor = variant.getFlavorName();
        if (flavor != null && !flavor.isEmpty()) {
            folders.add(flavor + "/" + variant.getBuildType());
            folders.add(variant.getBuildType() + "/" + flavor);
        }
        folders.addAll(of(variant));
        return everywhere(module, folders, file);
    }
}
