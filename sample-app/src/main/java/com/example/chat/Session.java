package com.example.chat;

import android.content.Context;
import android.content.SharedPreferences;
import com.example.chat.tpns.TpnsPush;
import com.tencent.imsdk.v2.V2TIMCallback;
import com.tencent.imsdk.v2.V2TIMManager;
import com.tencent.imsdk.v2.V2TIMSDKConfig;
import com.tencent.imsdk.v2.V2TIMSDKListener;

/** The IM login. The device receives push messages while the user is logged in. */
final class Session {
    private static final String USER_ID = "userId";
    private static final String USER_SIG = "userSig";
    private static boolean started;

    private Session() {}

    /** Starts IM, once per process. Call it only after the user has agreed to the privacy policy. */
    static void start(Context context) {
        if (started) {
            return;
        }
        started = true;
        Context app = context.getApplicationContext();
        V2TIMManager im = V2TIMManager.getInstance();
        im.addIMSDKListener(new V2TIMSDKListener() {
            @Override
            public void onKickedOffline() {
                end(app);
            }

            @Override
            public void onUserSigExpired() {
                end(app);
            }
        });
        V2TIMManager.getMessageManager().addAdvancedMsgListener(new Inbox(app));
        im.initSDK(app, app.getResources().getInteger(R.integer.im_app_id), new V2TIMSDKConfig());
    }

    static boolean isOpen() {
        return started && V2TIMManager.getInstance().getLoginStatus() != V2TIMManager.V2TIM_STATUS_LOGOUT;
    }

    /** Logs in. In a real app, the signature comes from your own server. */
    static void logIn(Context context, String userId, String userSig, V2TIMCallback callback) {
        Context app = context.getApplicationContext();
        V2TIMManager.getInstance().login(userId, userSig, new V2TIMCallback() {
            @Override
            public void onSuccess() {
                preferences(app).edit().putString(USER_ID, userId).putString(USER_SIG, userSig).apply();
                TpnsPush.bindUser(app, userId);
                callback.onSuccess();
            }

            @Override
            public void onError(int code, String description) {
                callback.onError(code, description);
            }
        });
    }

    /** Logs in the last user again. Returns false if no user was logged in. */
    static boolean resume(Context context, V2TIMCallback callback) {
        SharedPreferences kept = preferences(context);
        String userId = kept.getString(USER_ID, null);
        String userSig = kept.getString(USER_SIG, null);
        if (userId == null || userSig == null) {
            return false;
        }
        logIn(context, userId, userSig, callback);
        return true;
    }

    /** Unbinds the user, then logs out. */
    static void logOut(Context context, V2TIMCallback callback) {
        preferences(context).edit().clear().apply();
        TpnsPush.unbindUser(context, () -> V2TIMManager.getInstance().logout(callback));
    }

    private static void end(Context context) {
        preferences(context).edit().clear().apply();
        TpnsPush.unbindUser(context);
    }

    private static SharedPreferences preferences(Context context) {
        return context.getSharedPreferences("session", Context.MODE_PRIVATE);
    }
}
