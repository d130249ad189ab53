package io.github.tpnskit.gradle.engine;

import groovy.json.JsonSlurper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The engine's answer. */
public final class Response {
    private final Map<String, Object> members;

    private Response(Map<String, Object> members) {
        this.members = members;
    }

    /** @throws EngineException if the engine refused the request */
    @SuppressWarnings("unchecked")
    static Response parse(byte[] json) {
        Response response = new Response(
                (Map<String, Object>) new JsonSlurper().parseText(new String(json, StandardCharsets.UTF_8)));
        if (response.members.containsKey("refused")) {
            throw new EngineException("error[TPNS904]: tpnskit's engine does not understand its own plugin: "
                    + response.members.get("refused"));
        }
        return response;
    }

    int protocol() {
        return ((Number) members.get("protocol")).intValue();
    }

    String version() {
        return (String) members.get("version");
    }

    /** True when a finding fails the build. */
    public boolean failed() {
        return (Boolean) members.get("failed");
    }

    /** One line on what was found. */
    public String summary() {
        return (String) members.get("summary");
    }

    /** Manifest placeholders that the build leaves out. */
    @SuppressWarnings("unchecked")
    public Map<String, String> placeholders() {
        return (Map<String, String>) members.get("placeholders");
    }

    /** SDKs to add, as {@code group:name:version}. */
    @SuppressWarnings("unchecked")
    public List<String> dependencies() {
        return (List<String>) members.get("dependencies");
    }

    /** For {@code explain}: several lines, without a newline at the end. */
    public String text() {
        return (String) members.getOrDefault("text", "");
    }

    /** Findings as workflow commands of GitHub Actions, each a line. */
    @SuppressWarnings("unchecked")
    public List<String> annotations() {
        return (List<String>) members.get("annotations");
    }

    /** Findings as the console shows them. */
    public List<ConsoleText> console() {
        return list("console")
                .map(text -> new ConsoleText(text.get("severity"), text.get("text")))
                .collect(Collectors.toList());
    }

    /** Files that become part of the app. */
    public List<Output> outputs() {
        return list("outputs").map(Output::parse).collect(Collectors.toList());
    }

    /** Files that people and their tools read. */
    public List<Output> reports() {
        return list("reports").map(Output::parse).collect(Collectors.toList());
    }

    @SuppressWarnings("unchecked")
    private Stream<Map<String, String>> list(String member) {
        return ((List<Map<String, String>>) members.get(member)).stream();
    }

    /** A finding as the console shows it. */
    public static final class ConsoleText {
        private final String severity;
        private final String text;

        private ConsoleText(String severity, String text) {
            this.severity = severity;
            this.text = text;
        }

        /** {@code error}, {@code warning} or {@code note}. */
        public String severity() {
            return severity;
        }

        /** Several lines, without a newline at the end. */
        public String text() {
            return text;
        }
    }

    /** A file that leaves the engine. */
    public static final class Output {
        private final String name;
        private final byte[] content;

        public Output(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        private static Output parse(Map<String, String> output) {
            String text = output.get("text");
            return new Output(
                    output.get("name"),
                    text != null
                            ? text.getBytes(StandardCharsets.UTF_8)
                            : Base64.getDecoder().decode(output.get("base64")));
        }

        /** Relative path with {@code /}. */
        public String name() {
            return name;
        }

        public byte[] content() {
            return content;
        }
    }
}
