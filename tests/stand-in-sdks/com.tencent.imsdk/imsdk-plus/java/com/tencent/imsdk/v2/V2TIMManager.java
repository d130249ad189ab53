package com.tencent.imsdk.v2;

import android.content.Context;
import io.github.tpnskit.standin.Calls;

/** The IM SDK's entrance. */
public abstract class V2TIMManager {
    public static final int V2TIM_STATUS_LOGINED = 1;
    public static final int V2TIM_STATUS_LOGINING = 2;
    public static final int V2TIM_STATUS_LOGOUT = 3;

    private static final V2TIMManager INSTANCE = new Recorder();

    public static V2TIMManager getInstance() {
        return INSTANCE;
    }

    public static V2TIMOfflinePushManager getOfflinePushManager() {
        return V2TIMOfflinePushManager.INSTANCE;
    }

    public static V2TIMConversationManager getConversationManager() {
        return V2TIMConversationManager.INSTANCE;
    }

    public static V2TIMMessageManager getMessageManager() {
        return V2TIMMessageManager.INSTANCE;
    }

    public abstract boolean initSDK(Context context, int sdkAppId, V2TIMSDKConfig config);

    public abstract void unInitSDK();

    public abstract void addIMSDKListener(V2TIMSDKListener listener);

    public abstract void removeIMSDKListener(V2TIMSDKListener listener);

    public abstract void login(String userId, String userSig, V2TIMCallback callback);

    public abstract void logout(V2TIMCallback callback);

    /** {@link #V2TIM_STATUS_LOGOUT} until a test answers otherwise. */
    public abstract int getLoginStatus();

    public abstract String getLoginUser();

    private static final class Recorder extends V2TIMManager {
        @Override
        public boolean initSDK(Context context, int sdkAppId, V2TIMSDKConfig config) {
            Calls.record("V2TIMManager.initSDK", context, sdkAppId, config);
            return true;
        }

        @Override
        public void unInitSDK() {
            Calls.record("V2TIMManager.unInitSDK");
        }

        @Override
        public void addIMSDKListener(V2TIMSDKListener listener) {
            Calls.record("V2TIMManager.addIMSDKListener", listener);
        }

        @Override
        public void removeIMSDKListener(V2TIMSDKListener listener) {
            Calls.record("V2TIMManager.removeIMSDKListener", listener);
        }

        @Override
        public void login(String userId, String userSig, V2TIMCallback callback) {
            Calls.record("V2TIMManager.login", userId, userSig, callback);
        }

        @Override
        public void logout(V2TIMCallback callback) {
            Calls.record("V2TIMManager.logout", callback);
        }

        @Override
        public int getLoginStatus() {
            return Calls.answered("V2TIMManager.getLoginStatus", V2TIM_STATUS_LOGOUT);
        }

        @Override
        public String getLoginUser() {
            return Calls.answered("V2TIMManager.getLoginUser", (String) null);
        }
    }
}
