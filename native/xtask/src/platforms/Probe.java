import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import io.github.tpnskit.gradle.engine.Engine;
import io.github.tpnskit.gradle.engine.EngineKind;
import io.github.tpnskit.gradle.engine.EngineLocation;
import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Asks the plugin's own engine as a build does. Arguments: a folder to unpack into, the payload of a merge, a file for the answers. */
final class Probe {
    public static void main(String[] arguments) throws Exception {
        EngineLocation location = new EngineLocation(new File(arguments[0]), null, EngineKind.NATIVE);
        Consumer<String> none = cause -> {};
        Response version = Engine.ask(Request.version(), location, none);
        Request merge = new Request("merge");
        payload(arguments[1]).forEach(merge::with);
        Response merged = Engine.ask(merge, location, none);
        Files.writeString(Path.of(arguments[2]), envelope(version) + "\n" + envelope(merged) + "\n");
        System.out.println("JVM " + System.getProperty("java.version") + " on " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> payload(String file) throws Exception {
        return (Map<String, Object>) new JsonSlurper().parseText(Files.readString(Path.of(file)));
    }

    /** The whole answer, of which the plugin only reads parts. */
    private static String envelope(Response response) throws Exception {
        Field envelope = Response.class.getDeclaredField("envelope");
        envelope.setAccessible(true);
        return JsonOutput.toJson(envelope.get(response));
    }
}
