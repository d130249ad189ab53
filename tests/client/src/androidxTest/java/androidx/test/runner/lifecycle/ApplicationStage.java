package androidx.test.runner.lifecycle;

/** Stands for the enumeration of this name. */
public enum ApplicationStage {
    PRE_ON_CREATE, CREATED
}
