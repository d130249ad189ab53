package io.github.tpnskit.gradle.engine;

import groovy.json.JsonSlurper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The engine's answer to one call. Each call answers only some of what can be asked for here. */
public final class Response {
    private final Map<String, Object> envelope;

    private Response(Map<String, Object> envelope) {
        this.envelope = envelope;
    }

    /** @throws EngineException if the engine refused the request */
    @SuppressWarnings("unchecked")
    static Response parse(byte[] json) {
        Response response = new Response(
                (Map<String, Object>) new JsonSlurper().parseText(new String(json, StandardCharsets.UTF_8)));
        if (response.envelope.containsKey("refused")) {
            throw new EngineException("error[TPNS904]: the engine of tpnskit doesn't understand its own plugin: "
                    + response.envelope.get("refused"));
        }
        return response;
    }

    int protocol() {
        return ((Number) envelope.get("protocol")).intValue();
    }

    String version() {
        return (String) envelope.get("version");
    }

    /** Whether a finding fails the build. */
    public boolean failed() {
        return get("failed");
    }

    /** Whether the code to explain exists. */
    public boolean known() {
        return get("known");
    }

    /** One line about all findings; nothing if no finding deserves it. */
    public Optional<String> summary() {
        return Optional.ofNullable(get("summary"));
    }

    /** A text to print: several lines, without a newline at the end. */
    public String text() {
        return get("text");
    }

    /** What changes, as a unified diff; empty if nothing does. */
    public String diff() {
        return get("diff");
    }

    /** The manifest placeholders that the build doesn't set. */
    public Map<String, String> placeholders() {
        return get("placeholders");
    }

    /** The SDKs to add, as {@code group:name:version}, each with what to say where no repository has it. */
    public Map<String, String> dependencies() {
        List<Map<String, String>> added = get("dependencies");
        Map<String, String> dependencies = new LinkedHashMap<>();
        added.forEach(dependency -> dependencies.put(dependency.get("artifact"), dependency.get("whenMissing")));
        return dependencies;
    }

    /** The findings as workflow commands of GitHub Actions, one per line. */
    public List<String> annotations() {
        return get("annotations");
    }

    /** The findings as texts to print. */
    public List<Text> texts() {
        List<Map<String, String>> texts = get("texts");
        return texts.stream()
                .map(text -> new Text(text.get("severity"), text.get("text")))
                .collect(Collectors.toList());
    }

    /** The files that become part of the app. */
    public List<Output> files() {
        return outputs("files");
    }

    /** The completed manifest, if there is one. */
    public Optional<Output> manifest() {
        Map<String, String> manifest = get("manifest");
        return Optional.ofNullable(manifest).map(Output::parse);
    }

    /** The file of accepted findings. */
    public Output file() {
        return Output.parse(get("file"));
    }

    /** The files for people and their tools. */
    public List<Output> reports() {
        return outputs("reports");
    }

    /** One of the files for people and their tools. */
    public Output report(String name) {
        return reports().stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Output> outputs(String member) {
        List<Map<String, String>> outputs = get(member);
        return outputs.stream().map(Output::parse).collect(Collectors.toList());
    }

    /** The member has the type that the contract gives it. */
    @SuppressWarnings("unchecked")
    private <T> T get(String member) {
        return (T) ((Map<String, Object>) envelope.get("answer")).get(member);
    }

    /** A finding as it is printed. */
    public static final class Text {
        private final String severity;
        private final String text;

        private Text(String severity, String text) {
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

    /** A file made by the engine. */
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

        /** A relative path with {@code /}. */
        public String name() {
            return name;
        }

        public byte[] content() {
            return content;
        }

        /** The content of a file that is UTF-8. */
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
