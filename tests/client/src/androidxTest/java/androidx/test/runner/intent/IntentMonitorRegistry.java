package androidx.test.runner.intent;

/** Stands for the class of this name. */
public final class IntentMonitorRegistry {
    private IntentMonitorRegistry() {
    }

    public static void registerInstance(IntentMonitor monitor) {
    }
}
