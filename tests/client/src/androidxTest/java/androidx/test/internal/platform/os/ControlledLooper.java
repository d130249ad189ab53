package androidx.test.internal.platform.os;

/** Stands for the interface of this name. */
public interface ControlledLooper {
    void drainMainThreadUntilIdle();

    void simulateWindowFocus(android.view.View decorView);
}
