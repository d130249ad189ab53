package io.github.tpnskit.standin;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The thread that the push service's SDK calls an app on. It swallows what the app throws. */
public final class SdkThread {
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "CommonWorkingThread");
        thread.setDaemon(true);
        return thread;
    });

    private SdkThread() {}

    /** Calls the app. */
    public static void run(Runnable call) {
        THREAD.execute(() -> {
            try {
                call.run();
            } catch (Throwable swallowed) {
                // As the real one does.
            }
        });
    }

    /** Waits until the calls so far have returned. */
    public static void await() {
        try {
            THREAD.submit(() -> {}).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
