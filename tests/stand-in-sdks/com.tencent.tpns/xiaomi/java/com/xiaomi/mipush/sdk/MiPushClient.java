package com.xiaomi.mipush.sdk;

import android.content.Context;
import io.github.tpnskit.standin.Calls;

/** Requests to Xiaomi's push service. */
public class MiPushClient {
    private MiPushClient() {}

    public static void clearNotification(Context context, int notifyId) {
        Calls.record("MiPushClient.clearNotification", context, notifyId);
    }
}
