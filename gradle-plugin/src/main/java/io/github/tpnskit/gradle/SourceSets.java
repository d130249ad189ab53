package io.github.tpnskit.gradle;

import com.android.build.api.dsl.AndroidSourceSet;
import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.variant.ComponentIdentity;
import groovy.lang.MissingPropertyException;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.InvokerHelper;

/** The source sets of a variant and what lies in them, in the Android Gradle plugin's order: what wins comes first. */
final class SourceSets {
    private static final String CONFIG = "tpns-configs.json";

    private SourceSets() {}

    static List<String> of(ComponentIdentity variant) {
        List<String> flavors = variant.getProductFlavors().stream()
                .map(flavor -> flavor.getSecond())
                .collect(Collectors.toList());
        return of(variant.getName(), variant.getBuildType(), variant.getFlavorName(), flavors);
    }

    /**
     * @param combined the name that the flavors have together, as in {@code paidChina}
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

    /** The manifests that the app's owner wrote or may write. */
    static List<File> manifests(File module, ApplicationExtension dsl, List<String> sourceSets) {
        List<File> files = new ArrayList<>();
        for (String name : sourceSets) {
            AndroidSourceSet sourceSet = dsl.getSourceSets().findByName(name);
            files.add(sourceSet == null ? conventional(module, name) : manifest(module, sourceSet));
        }
        return files;
    }

    /** The DSL's own interface can set the manifest's place and not tell it; the objects behind it can. */
    private static File manifest(File module, AndroidSourceSet sourceSet) {
        try {
            return (File) InvokerHelper.getProperty(sourceSet.getManifest(), "srcFile");
        } catch (MissingPropertyException e) {
            return conventional(module, sourceSet.getName());
        }
    }

    private static File conventional(File module, String sourceSet) {
        return new File(module, "src/" + sourceSet + "/AndroidManifest.xml");
    }

    /** Every place where a configuration file may stand, in the order of the look-up. */
    static List<File> configs(File module, List<String> sourceSets) {
        return everywhere(module, sourceSets, CONFIG);
    }

    /**
     * Every place where a vendor's plugin may look for its file: Google's and Huawei's know folders of two levels too.
     */
    static List<File> vendorFiles(File module, ComponentIdentity variant, String file) {
        List<String> folders = of(variant);
        String flavor = variant.getFlavorName();
        if (flavor != null && !flavor.isEmpty()) {
            folders.add(flavor + "/" + variant.getBuildType());
            folders.add(variant.getBuildType() + "/" + flavor);
        }
        return everywhere(module, folders, file);
    }

    private static List<File> everywhere(File module, List<String> folders, String file) {
        List<File> files = new ArrayList<>();
        for (String folder : folders) {
            files.add(new File(module, "src/" + folder + "/" + file));
        }
        files.add(new File(module, file));
        return files;
    }
}
