package io.github.tpnskit.gradle.engine;

import groovy.json.JsonOutput;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A question to the engine. */
public final class Request {
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final List<Map<String, String>> files = new ArrayList<>();

    public Request(String command) {
        members.put("protocol", Engine.PROTOCOL);
        members.put("command", command);
        members.put("files", files);
    }

    /** What is known of the variant, by the member names of the protocol. */
    public Request variant(Map<String, ?> variant) {
        members.put("variant", variant);
        return this;
    }

    /** What the app's owner set, by the member names of the protocol. */
    public Request settings(Map<String, ?> settings) {
        members.put("settings", settings);
        return this;
    }

    /** For {@code explain}: the code that is asked about. */
    public Request code(String code) {
        members.put("code", code);
        return this;
    }

    /** Where the names of files start, for the console alone. */
    public Request displayRoot(File root) {
        members.put("displayRoot", root.getAbsolutePath().replace(File.separatorChar, '/'));
        return this;
    }

    /** A file's bytes; those that are no UTF-8 reach the engine unharmed, so that it can say what they are. */
    public Request file(String name, String role, byte[] content) {
        Map<String, String> file = new LinkedHashMap<>();
        file.put("name", name);
        file.put("role", role);
        try {
            file.put(
                    "text",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString());
        } catch (CharacterCodingException notUtf8) {
            file.put("base64", Base64.getEncoder().encodeToString(content));
        }
        files.add(file);
        return this;
    }

    byte[] toJson() {
        return JsonOutput.toJson(members).getBytes(StandardCharsets.UTF_8);
    }
}
