import java.net.HttpURLConnection;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prints whether each URL answers. Asks like Gradle does: through the JDK, with its proxies and certificates. */
public class Reachable {
    public static void main(String[] addresses) throws InterruptedException {
        Map<String, Boolean> answers = new ConcurrentHashMap<>();
        Map<String, Thread> threads = new LinkedHashMap<>();
        for (String address : addresses) {
            Thread thread = new Thread(() -> answers.put(address, answers(address)));
            thread.setDaemon(true);
            thread.start();
            threads.put(address, thread);
        }
        long deadline = System.currentTimeMillis() + 6000;
        for (Map.Entry<String, Thread> entry : threads.entrySet()) {
            entry.getValue().join(Math.max(1, deadline - System.currentTimeMillis()));
            System.out.println(entry.getKey() + " " + answers.getOrDefault(entry.getKey(), false));
        }
    }

    private static boolean answers(String address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
            connection.setRequestMethod("HEAD");
            connection.setConnectTimeout(4000);
            connection.setReadTimeout(4000);
            return connection.getResponseCode() == 200;
        } catch (Exception noAnswer) {
            return false;
        }
    }
}
