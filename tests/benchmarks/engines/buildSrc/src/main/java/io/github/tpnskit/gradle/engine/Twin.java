package io.github.tpnskit.gradle.engine;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * What a plain Java plugin would do in the engine's place, with Gson and the JDK's DOM. It reads the same request, parses the same three
 * files and completes the manifest with the same entries.
 *
 * <p>It makes seven of the checks, and none of the rest: no places of findings, no reports, no fixes, no scripts, no second language.
 * The manifest comes out as the JDK writes it, not byte for byte as it was.
 */
final class Twin {
    private static final String ANDROID = "http://schemas.android.com/apk/res/android";
    private static final Map<String, String> REGIONS =
            Map.of("1500", "tpns.tencent.com", "1580", "tpns.sh.tencent.com", "1520", "tpns.sgp.tencent.com", "1530", "tpns.hk.tencent.com");

    private Twin() {}

    static byte[] call(byte[] request) {
        try {
            return new Gson().toJson(answer(new String(request, StandardCharsets.UTF_8))).getBytes(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> answer(String request) throws Exception {
        Map<String, String> findings = new LinkedHashMap<>();
        JsonObject inputs = JsonParser.parseString(request)
                .getAsJsonObject().getAsJsonObject("call").getAsJsonObject("merge").getAsJsonObject("inputs");
        Map<String, String> files = new LinkedHashMap<>();
        for (JsonElement file : inputs.getAsJsonArray("files")) {
            files.put(file.getAsJsonObject().get("role").getAsString(), file.getAsJsonObject().get("text").getAsString());
        }
        JsonObject config = JsonParser.parseString(files.get("config")).getAsJsonObject();
        String id = checkConfig(config, inputs.getAsJsonObject("variant").get("applicationId").getAsString(), findings);
        for (Element component : components(parse(files.get("sourceManifest")))) {
            boolean filtered = component.getElementsByTagName("intent-filter").getLength() > 0;
            if (filtered && !component.hasAttributeNS(ANDROID, "exported")) {
                findings.put("TPNS404", component.getAttributeNS(ANDROID, "name"));
            }
        }
        Document merged = parse(files.get("mergedManifest"));
        complete(merged, id, findings);
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(merged), new StreamResult(text));
        return Map.of("findings", findings, "manifest", text.toString());
    }

    private static String checkConfig(JsonObject config, String applicationId, Map<String, String> findings) {
        JsonObject tpns = config.getAsJsonObject("tpns");
        String id = tpns.get("access_id").getAsString();
        if (!id.matches("15\\d{8}")) {
            findings.put("TPNS105", id);
        }
        if (!tpns.get("access_key").getAsString().matches("A[A-Z0-9]{11}")) {
            findings.put("TPNS106", "access_key");
        }
        if (!config.has(applicationId)) {
            findings.put("TPNS107", applicationId);
        }
        return id;
    }

    private static void complete(Document manifest, String id, Map<String, String> findings) {
        Element application = (Element) manifest.getElementsByTagName("application").item(0);
        String region = REGIONS.get(id.substring(0, 4));
        Element suffix = named(application, "meta-data", "XG_SERVER_SUFFIX");
        if (suffix == null) {
            add(manifest, application, "meta-data", "XG_SERVER_SUFFIX").setAttributeNS(ANDROID, "android:value", region);
        } else if (!suffix.getAttributeNS(ANDROID, "value").equals(region)) {
            findings.put("TPNS302", suffix.getAttributeNS(ANDROID, "value"));
        }
        if (named(application, "meta-data", "XG_SERVICE_PULL_UP_OFF") == null) {
            add(manifest, application, "meta-data", "XG_SERVICE_PULL_UP_OFF").setAttributeNS(ANDROID, "android:value", "true");
        }
        if (named(application, "uses-library", "org.apache.http.legacy") == null) {
            add(manifest, application, "uses-library", "org.apache.http.legacy").setAttributeNS(ANDROID, "android:required", "false");
        }
        int receivers = 0;
        NodeList actions = application.getElementsByTagName("action");
        for (int index = 0; index < actions.getLength(); index++) {
            String action = ((Element) actions.item(index)).getAttributeNS(ANDROID, "name");
            receivers += action.equals("com.tencent.android.xg.vip.action.PUSH_MESSAGE") ? 1 : 0;
        }
        if (receivers > 1) {
            findings.put("TPNS405", String.valueOf(receivers));
        } else if (receivers == 0) {
            Element receiver = add(manifest, application, "receiver", "com.example.app.tpns.TpnsMessageReceiver");
            receiver.setAttributeNS(ANDROID, "android:exported", "false");
            Element filter = (Element) receiver.appendChild(manifest.createElement("intent-filter"));
            add(manifest, filter, "action", "com.tencent.android.xg.vip.action.PUSH_MESSAGE");
            add(manifest, filter, "action", "com.tencent.android.xg.vip.action.FEEDBACK");
        }
        if (named(manifest.getDocumentElement(), "uses-permission", "android.permission.POST_NOTIFICATIONS") == null) {
            findings.put("TPNS408", "android.permission.POST_NOTIFICATIONS");
        }
    }

    private static Element add(Document manifest, Element parent, String tag, String name) {
        Element element = manifest.createElement(tag);
        element.setAttributeNS(ANDROID, "android:name", name);
        return (Element) parent.appendChild(element);
    }

    private static Element named(Element parent, String tag, String name) {
        NodeList elements = parent.getElementsByTagName(tag);
        for (int index = 0; index < elements.getLength(); index++) {
            Element element = (Element) elements.item(index);
            if (element.getAttributeNS(ANDROID, "name").equals(name)) {
                return element;
            }
        }
        return null;
    }

    private static Iterable<Element> components(Document manifest) {
        List<Element> components = new ArrayList<>();
        for (String kind : new String[] {"activity", "service", "receiver", "provider"}) {
            NodeList elements = manifest.getElementsByTagName(kind);
            for (int index = 0; index < elements.getLength(); index++) {
                components.add((Element) elements.item(index));
            }
        }
        return components;
    }

    private static Document parse(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
