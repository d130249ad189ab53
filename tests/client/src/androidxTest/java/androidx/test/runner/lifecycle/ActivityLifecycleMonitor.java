package androidx.test.runner.lifecycle;

/** Stands for the interface of this name. */
public interface ActivityLifecycleMonitor {
}
