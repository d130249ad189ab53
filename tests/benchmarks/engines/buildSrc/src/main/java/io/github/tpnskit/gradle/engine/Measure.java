package io.github.tpnskit.gradle.engine;

import java.io.File;
import java.nio.charset.StandardCharsets;

/**
 * Checks and completes one variant, again and again, and prints how long each time took, in milliseconds; the first time
 * includes everything that is loaded. Arguments: {@code native}, {@code portable} or {@code twin}; a folder to unpack into; the size
 * of the manifest in KiB; how often.
 */
public final class Measure {
    public static void main(String[] arguments) throws Exception {
        byte[] request = request(Integer.parseInt(arguments[2]) << 10);
        int times = Integer.parseInt(arguments[3]);
        for (int time = 0; time < times; time++) {
            long start = System.nanoTime();
            byte[] answer = transport(arguments[0], arguments[1]).call(request);
            long end = System.nanoTime();
            String text = new String(answer, StandardCharsets.UTF_8);
            if (!text.contains("TPNS302") || !text.contains("XG_SERVICE_PULL_UP_OFF")) {
                throw new AssertionError(text);
            }
            System.out.println((end - start) / 1e6);
        }
    }

    /** What a build does before each call: it looks whether the engine is there. */
    private static Transport transport(String kind, String folder) {
        switch (kind) {
            case "native":
                return Engine.transport(new EngineLocation(new File(folder), null, EngineKind.NATIVE), cause -> {});
            case "portable":
                return Engine.transport(new EngineLocation(new File(folder), null, EngineKind.PORTABLE), cause -> {});
            default:
                return Twin::call;
        }
    }

    private static byte[] request(int bytes) {
        String manifest = manifest(bytes);
        return ("{\"protocol\":2,\"call\":{\"merge\":{\"build\":{\"module\":\":app\"},\"reportLink\":\"tpns.html\",\"inputs\":{\"files\":["
                        + file("app/tpns-configs.json", "config", CONFIG) + ","
                        + file("app/src/main/AndroidManifest.xml", "sourceManifest", manifest) + ","
                        + file("app/build/merged/AndroidManifest.xml", "mergedManifest", manifest)
                        + "],\"variant\":{\"name\":\"release\",\"applicationId\":\"com.example.app\",\"namespace\":\"com.example.app\","
                        + "\"targetSdk\":34,\"components\":[\"com.tencent.tpns:tpns:1.4.3.9-release\"]},\"settings\":{}}}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static final String CONFIG = "{\n  \"tpns\": { \"access_id\": \"1580002210\", \"access_key\": \"A1B2C3D4E5F6\" },\n"
            + "  \"com.example.app\": { \"channel\": { \"enable\": true } },\n  \"debug\": false,\n  \"version\": \"1.4.3.9-release\"\n}\n";

    private static String file(String name, String role, String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return "{\"name\":\"" + name + "\",\"role\":\"" + role + "\",\"text\":\"" + escaped + "\"}";
    }

    /** With the access point of another region, which is an error, and without most of what is supplied. */
    private static String manifest(int bytes) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                + "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"com.example.app\">\n"
                + "    <uses-permission android:name=\"android.permission.POST_NOTIFICATIONS\" />\n    <application>\n"
                + "        <meta-data\n            android:name=\"XG_SERVER_SUFFIX\"\n            android:value=\"tpns.sgp.tencent.com\" />\n");
        for (int page = 0; text.length() < bytes; page++) {
            text.append("        <activity\n            android:name=\"com.example.app.pages.Page").append(page)
                    .append("Activity\"\n            android:exported=\"true\"\n            android:launchMode=\"singleTop\">\n"
                            + "            <intent-filter>\n                <action android:name=\"android.intent.action.VIEW\" />\n"
                            + "                <category android:name=\"android.intent.category.DEFAULT\" />\n"
                            + "                <data android:scheme=\"demo\" android:host=\"page").append(page)
                    .append("\" android:path=\"/open\" />\n            </intent-filter>\n        </activity>\n");
        }
        return text.append("    </application>\n</manifest>\n").toString();
    }
}
