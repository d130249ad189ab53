package androidx.test.runner.lifecycle;

/** Stands for the class of this name. */
public final class ApplicationLifecycleMonitorRegistry {
    private ApplicationLifecycleMonitorRegistry() {
    }

    public static void registerInstance(ApplicationLifecycleMonitor monitor) {
    }
}
