package io.github.tpnskit.gradle.engine;

import groovy.json.JsonSlurper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Asks the plugin's own engine as a build does. It is in the engine's package, where the bytes of an answer can be had.
 * Arguments: a folder to unpack into, the payload of a merge, a file for the answers.
 */
final class Probe {
    public static void main(String[] arguments) throws Exception {
        EngineLocation location = new EngineLocation(new File(arguments[0]), null, EngineKind.NATIVE);
        Transport engine = Engine.transport(location, cause -> {});
        Request merge = new Request("merge");
        payload(arguments[1]).forEach(merge::with);
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        for (Request request : new Request[] {Request.version(), merge}) {
            answers.write(engine.call(request.toJson()));
            answers.write('\n');
        }
        Files.write(Path.of(arguments[2]), answers.toByteArray());
        System.out.println("JVM " + System.getProperty("java.version") + " on " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> payload(String file) throws Exception {
        return (Map<String, Object>) new JsonSlurper().parseText(Files.readString(Path.of(file)));
    }
}
