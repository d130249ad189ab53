import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * What a plain Java plugin would do in the engine's place, with Gson and the JDK's DOM: the same inputs as
 * {@code native/core/benches/check.rs}, a handful of the checks, no places and no reports.
 *
 * <p>{@code java -cp gson.jar Peer.java}
 */
public final class Peer {
    private static final String ANDROID = "http://schemas.android.com/apk/res/android";
    private static final String CONFIG = "{\"tpns\": { \"access_id\": \"1580002210\", \"access_key\": \"A1B2C3D4E5F6\" },"
            + "\"com.example.app\": { \"channel\": { \"enable\": true } }, \"debug\": false, \"version\": \"1.4.3.9-release\"}";

    public static void main(String[] arguments) throws Exception {
        for (int kib : new int[] {10, 100, 1_000, 10_000}) {
            String manifest = manifestOf(kib << 10);
            int rounds = kib > 1_000 ? 20 : 200;
            long[] nanos = new long[rounds];
            for (int round = 0; round < rounds; round++) {
                long start = System.nanoTime();
                List<String> findings = check(CONFIG, manifest, manifest);
                nanos[round] = System.nanoTime() - start;
                if (!findings.equals(Arrays.asList("TPNS301", "TPNS401"))) {
                    throw new AssertionError(findings);
                }
            }
            System.out.printf("%6d KiB  first %8.2f ms", kib, nanos[0] / 1e6);
            Arrays.sort(nanos);
            System.out.printf("  fastest %8.2f ms  median %8.2f ms%n", nanos[0] / 1e6, nanos[rounds / 2] / 1e6);
        }
    }

    private static List<String> check(String config, String source, String merged) throws Exception {
        List<String> findings = new ArrayList<>();
        JsonObject root = JsonParser.parseString(config).getAsJsonObject();
        JsonObject tpns = root.getAsJsonObject("tpns");
        String id = tpns.get("access_id").getAsString();
        if (!id.matches("15\\d{8}")) {
            findings.add("TPNS105");
        }
        if (!tpns.get("access_key").getAsString().matches("A[A-Z0-9]{11}")) {
            findings.add("TPNS106");
        }
        if (!root.has("com.example.app")) {
            findings.add("TPNS107");
        }
        parse(source);
        Document document = parse(merged);
        String suffix = null;
        NodeList entries = document.getElementsByTagName("meta-data");
        for (int index = 0; index < entries.getLength(); index++) {
            Element entry = (Element) entries.item(index);
            if (entry.getAttributeNS(ANDROID, "name").equals("XG_SERVER_SUFFIX")) {
                suffix = entry.getAttributeNS(ANDROID, "value");
            }
        }
        if (suffix == null && id.startsWith("1580")) {
            findings.add("TPNS301");
        }
        if (document.getElementsByTagName("receiver").getLength() == 0) {
            findings.add("TPNS401");
        }
        for (String kind : new String[] {"activity", "service", "receiver", "provider"}) {
            NodeList components = document.getElementsByTagName(kind);
            for (int index = 0; index < components.getLength(); index++) {
                Element component = (Element) components.item(index);
                boolean filtered = component.getElementsByTagName("intent-filter").getLength() > 0;
                if (filtered && !component.hasAttributeNS(ANDROID, "exported")) {
                    findings.add("TPNS404");
                }
            }
        }
        return findings;
    }

    private static Document parse(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static String manifestOf(int bytes) {
        int one = manifest(1).length() - manifest(0).length();
        return manifest(bytes / one);
    }

    private static String manifest(int activities) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                + "<manifest xmlns:android=\"" + ANDROID + "\" package=\"com.example.app\">\n"
                + "    <uses-permission android:name=\"android.permission.POST_NOTIFICATIONS\" />\n    <application>\n");
        for (int index = 0; index < activities; index++) {
            text.append("        <activity\n            android:name=\"com.example.app.pages.Page").append(index)
                    .append("Activity\"\n            android:exported=\"true\"\n            android:launchMode=\"singleTop\">\n"
                            + "            <intent-filter>\n                <action android:name=\"android.intent.action.VIEW\" />\n"
                            + "                <category android:name=\"android.intent.category.DEFAULT\" />\n"
                            + "                <data android:scheme=\"demo\" android:host=\"page").append(index)
                    .append("\" android:path=\"/open\" />\n            </intent-filter>\n        </activity>\n");
        }
        return text.append("    </application>\n</manifest>\n").toString();
    }
}
