package io.github.tpnskit.packaging;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.gradle.api.GradleException;
import org.gradle.process.ExecOperations;
import org.gradle.process.ExecResult;

/** Runs cargo. */
final class Cargo {
    private final ExecOperations exec;
    private final File workspace;

    Cargo(ExecOperations exec, File workspace) {
        this.exec = exec;
        this.workspace = workspace;
    }

    /** Builds a crate and returns the library that it makes. */
    File build(String crate, String library) {
        File target = new File(workspace, "target");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        File program = program();
        ExecResult result = exec.exec(cargo -> {
            cargo.commandLine(program, "build", "--locked", "--package", crate, "--target-dir", target);
            cargo.setWorkingDir(workspace);
            cargo.setStandardOutput(output);
            cargo.setErrorOutput(output);
            cargo.setIgnoreExitValue(true);
        });
        if (result.getExitValue() != 0) {
            throw new GradleException("cargo can't build tpnskit's engine:\n"
                    + output.toString(StandardCharsets.UTF_8).trim());
        }
        return new File(target, "debug/" + library);
    }

    /** An IDE that was started from the desktop doesn't have the shell's PATH, so rustup's folder is searched as well. */
    private static File program() {
        String name = File.separatorChar == '\\' ? "cargo.exe" : "cargo";
        String home = variable("CARGO_HOME", System.getProperty("user.home") + File.separator + ".cargo");
        Stream<File> onPath = Stream.of(variable("PATH", "").split(File.pathSeparator))
                .map(folder -> new File(folder, name));
        Stream<File> named = Stream.of(System.getenv("CARGO")).filter(path -> path != null).map(File::new);
        return Stream.of(named, onPath, Stream.of(new File(home, "bin/" + name)))
                .flatMap(files -> files)
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new GradleException(
                        "tpnskit's engine is written in Rust, but there is no cargo on the PATH: install it from"
                                + " https://rustup.rs, or set the environment variable CARGO to its path"));
    }

    private static String variable(String name, String fallback) {
        String value = System.getenv(name);
        return value == null ? fallback : value;
    }
}
