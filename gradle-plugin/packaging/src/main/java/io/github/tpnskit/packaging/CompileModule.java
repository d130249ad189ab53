package io.github.tpnskit.packaging;

import com.dylibso.chicory.build.time.compiler.Config;
import com.dylibso.chicory.build.time.compiler.Generator;
import com.dylibso.chicory.compiler.InterpreterFallback;
import java.io.IOException;
import java.nio.file.Path;

/** Compiles a WebAssembly module to Java classes. A program, so that its libraries are on no class path of Gradle. */
final class CompileModule {
    private CompileModule() {}

    /**
     * @param arguments the module, the name of the class that loads it, a folder for the classes and what is left of the
     *     module, and a folder for the source of the class
     */
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[2]);
        Config config = Config.builder()
                .withWasmFile(Path.of(arguments[0]))
                .withName(arguments[1])
                .withTargetClassFolder(classes)
                .withTargetWasmFolder(classes)
                .withTargetSourceFolder(Path.of(arguments[3]))
                // Fails for a function that has no room in one Java method: it would be slow.
                .withInterpreterFallback(InterpreterFallback.FAIL)
                .build();
        Generator generator = new Generator(config);
        generator.generateMetaWasm(generator.generateResources());
        generator.generateSources();
    }
}
