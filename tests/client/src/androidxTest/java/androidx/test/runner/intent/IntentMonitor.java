package androidx.test.runner.intent;

/** Stands for the interface of this name. */
public interface IntentMonitor {
}
