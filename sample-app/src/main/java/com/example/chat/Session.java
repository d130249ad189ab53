package com.example.chat;

import android.content.Context;
import android.content.SharedPreferences;
import com.example.chat.tpns.TpnsPush;
import com.tencent.imsdk.v2.V2TIMCallback;
import com.tencent.imsdk.v2.V2TIMManager;
import com.tencent.imsdk.v2.V2TIMSDKConfig;
import com.tencent.imsdk.v2.V2TIMSDKListener;

/** The login to IM. Messages are pushed to this device for as long as it lasts. */
final class Session {
    private static final String USER_ID = "userId";
    private static final String USER_SIG = "userSig";
    private static boolean started;

    private Session() {}

    /** Starts IM, once in a process. Only with the user's consent. */
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
        return V2TIMManager.getInstance().getLoginStatus() != V2TIMManager.V2TIM_STATUS_LOGOUT;
    }

    /** Logs in. The signature comes from the app's own server. */
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

    /** Logs in as in the app's last run; false if nobody was logged in then. */
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

    /** Logs out, and stops the pushing first: it could not be stopped afterwards. */
    static void logOut(Context context, V2TIMCallback callback) {
        end(context);
        V2TIMManager.getInstance().logout(callback);
    }

    private static void end(Context context) {
        preferences(context).edit().clear().apply();
        TpnsPush.unbindUser(context);
    }

    private static SharedPreferences preferences(Context context) {
        return context.getSharedPreferences("session", Context.MODE_PRIVATE);
    }
}
