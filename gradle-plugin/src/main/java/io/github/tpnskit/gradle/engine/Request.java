package io.github.tpnskit.gradle.engine;

import groovy.json.JsonOutput;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One call of the engine. */
public final class Request {
    private final Object call;
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** @param call its name, as the engine calls it */
    public Request(String call) {
        this.call = Map.of(call, members);
    }

    private Request() {
        call = "version";
    }

    /** The call for the engine's own version, which has no members. */
    public static Request version() {
        return new Request();
    }

    /** Adds a member, unless the value is null. */
    public Request with(String member, Object value) {
        if (value != null) {
            members.put(member, value);
        }
        return this;
    }

    byte[] toJson() {
        return JsonOutput.toJson(Map.of("protocol", Engine.PROTOCOL, "call", call))
                .getBytes(StandardCharsets.UTF_8);
    }
}
