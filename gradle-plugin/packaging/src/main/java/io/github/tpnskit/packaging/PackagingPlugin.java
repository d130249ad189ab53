package io.github.tpnskit.packaging;

import org.gradle.api.Plugin;
import org.gradle.api.Project;
import org.gradle.api.artifacts.Configuration;
import org.gradle.api.file.Directory;
import org.gradle.api.tasks.SourceSet;
import org.gradle.api.tasks.SourceSetContainer;
import org.gradle.api.tasks.TaskProvider;
import org.gradle.language.jvm.tasks.ProcessResources;

/** Puts the engine into the jar of a project that is a directory of the Cargo workspace. */
public class PackagingPlugin implements Plugin<Project> {
    @Override
    public void apply(Project project) {
        project.getPluginManager().apply("java");
        Directory workspace = project.getLayout().getProjectDirectory().dir("..");
        Configuration compiler = project.getConfigurations().create("moduleCompiler", configuration -> {
            configuration.setDescription("Compiles the portable engine to Java classes.");
            configuration.setCanBeConsumed(false);
        });
        TaskProvider<PackEngine> pack = project.getTasks().register("packEngine", PackEngine.class, task -> {
            task.setDescription("Builds the Rust engine for this machine.");
            task.getWorkspace().set(workspace);
            task.getCrates()
                    .from(workspace.files("Cargo.toml", "Cargo.lock", "rust-toolchain.toml", ".cargo/config.toml"));
            task.getCrates().from(workspace.dir("native").getAsFileTree().matching(files -> {
                files.include("core/src/**", "core/askama.toml", "jni/src/**", "jni/build.rs", "*/Cargo.toml");
            }));
            task.getPrebuilt()
                    .from(project.getProviders()
                            .gradleProperty("tpnskit.prebuiltEngines")
                            .map(folder -> (Object) project.fileTree(folder))
                            .orElse(project.files()));
            // Downloaded only if there is something to compile.
            task.getModuleCompiler()
                    .from(project.provider(() -> task.getPrebuilt()
                                    .filter(library -> library.getParentFile().getName().equals(PackEngine.PORTABLE))
                                    .isEmpty()
                            ? project.files()
                            : compiler));
            task.getEngineVersion().set(project.provider(() -> project.getVersion().toString()));
            task.getLibraries().set(project.getLayout().getBuildDirectory().dir("engine/libraries"));
            task.getSources().set(project.getLayout().getBuildDirectory().dir("engine/java"));
        });
        SourceSet main = project.getExtensions()
                .getByType(SourceSetContainer.class)
                .getByName(SourceSet.MAIN_SOURCE_SET_NAME);
        main.getResources().srcDir(pack.flatMap(PackEngine::getLibraries));
        // The sources load the module's classes.
        project.getDependencies().add("compileOnly", project.files(pack.flatMap(PackEngine::getLibraries)));
        main.getJava().srcDir(pack.flatMap(PackEngine::getSources));
        // The names of files and plugins, which the engine reads too.
        project.getTasks().named(main.getProcessResourcesTaskName(), ProcessResources.class, resources -> resources.from(
                workspace.file("native/core/src/tpns/inputs.properties"),
                copy -> copy.into("io/github/tpnskit/gradle/inputs")));
    }
}
