package com.tencent.android.tpush;

import android.content.Context;
import io.github.tpnskit.standin.Calls;

/** Settings of the push service, to be made before {@link XGPushManager#registerPush}. */
public class XGPushConfig {
    private XGPushConfig() {}

    public static void enableDebug(Context context, boolean enabled) {
        Calls.record("XGPushConfig.enableDebug", context, enabled);
    }

    public static void enableOtherPush(Context context, boolean enabled) {
        Calls.record("XGPushConfig.enableOtherPush", context, enabled);
    }

    public static void enableFcmPush(Context context, boolean enabled) {
        Calls.record("XGPushConfig.enableFcmPush", context, enabled);
    }

    public static void enablePullUpOtherApp(Context context, boolean enabled) {
        Calls.record("XGPushConfig.enablePullUpOtherApp", context, enabled);
    }

    public static void setMiPushAppId(Context context, String appId) {
        Calls.record("XGPushConfig.setMiPushAppId", context, appId);
    }

    public static void setMiPushAppKey(Context context, String appKey) {
        Calls.record("XGPushConfig.setMiPushAppKey", context, appKey);
    }

    public static void setMzPushAppId(Context context, String appId) {
        Calls.record("XGPushConfig.setMzPushAppId", context, appId);
    }

    public static void setMzPushAppKey(Context context, String appKey) {
        Calls.record("XGPushConfig.setMzPushAppKey", context, appKey);
    }

    /** Takes OPPO's AppKey, in spite of its name. */
    public static void setOppoPushAppId(Context context, String appKey) {
        Calls.record("XGPushConfig.setOppoPushAppId", context, appKey);
    }

    /** Takes OPPO's AppSecret, in spite of its name. */
    public static void setOppoPushAppKey(Context context, String appSecret) {
        Calls.record("XGPushConfig.setOppoPushAppKey", context, appSecret);
    }

    public static String getToken(Context context) {
        return Calls.answered("XGPushConfig.getToken", "");
    }

    public static String getOtherPushToken(Context context) {
        return Calls.answered("XGPushConfig.getOtherPushToken", "");
    }

    public static long getAccessId(Context context) {
        return Calls.answered("XGPushConfig.getAccessId", -1L);
    }
}
