package androidx.test.runner.lifecycle;

/** Stands for the enumeration of this name. */
public enum Stage {
    PRE_ON_CREATE, CREATED, STARTED, RESUMED, PAUSED, STOPPED, RESTARTED, DESTROYED
}
