package androidx.test.runner.intent;

import android.app.Instrumentation.ActivityResult;
import android.content.Intent;

/** Stands for the interface of this name. */
public interface IntentStubber {
    ActivityResult getActivityResultForIntent(Intent intent);
}
