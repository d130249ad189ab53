package com.example.chat;

import android.content.Context;
import android.util.Log;
import com.example.chat.tpns.TpnsListener;
import com.tencent.android.tpush.NotificationAction;
import com.tencent.android.tpush.XGPushBaseReceiver;
import com.tencent.android.tpush.XGPushClickedResult;
import com.tencent.android.tpush.XGPushRegisterResult;
import com.tencent.android.tpush.XGPushShowedResult;
import com.tencent.android.tpush.XGPushTextMessage;

/** What the push service tells the app. Nothing has to be done about it: tokens reach IM without the app. */
class PushEvents implements TpnsListener {
    private static final String TAG = "PushEvents";
    private Runnable onRegistration = () -> {};

    /** What to do when the device was registered or unregistered; the last one counts. */
    void whenRegistrationChanges(Runnable action) {
        onRegistration = action;
    }

    @Override
    public void onRegisterResult(Context context, int errorCode, XGPushRegisterResult result) {
        log("registered", errorCode, "");
        onRegistration.run();
    }

    @Override
    public void onUnregisterResult(Context context, int errorCode) {
        log("unregistered", errorCode, "");
        onRegistration.run();
    }

    @Override
    public void onSetAccountResult(Context context, int errorCode, String account) {
        log("account bound", errorCode, account);
    }

    @Override
    public void onDeleteAccountResult(Context context, int errorCode, String account) {
        log("account unbound", errorCode, account);
    }

    @Override
    public void onSetTagResult(Context context, int errorCode, String tagName) {
        log("tag set", errorCode, tagName);
    }

    @Override
    public void onDeleteTagResult(Context context, int errorCode, String tagName) {
        log("tag deleted", errorCode, tagName);
    }

    @Override
    public void onQueryTagsResult(Context context, int errorCode, String data, String operationName) {
        log("tags queried", errorCode, data);
    }

    @Override
    public void onSetAttributeResult(Context context, int errorCode, String attributes) {
        log("attributes set", errorCode, attributes);
    }

    @Override
    public void onDeleteAttributeResult(Context context, int errorCode, String attributes) {
        log("attributes deleted", errorCode, attributes);
    }

    @Override
    public void onTextMessage(Context context, XGPushTextMessage message) {
        log("in-app message", XGPushBaseReceiver.SUCCESS, message.getTitle());
    }

    @Override
    public void onNotificationShowedResult(Context context, XGPushShowedResult result) {
        log("notification shown", XGPushBaseReceiver.SUCCESS, result.getTitle());
    }

    @Override
    public void onNotificationClickedResult(Context context, XGPushClickedResult result) {
        boolean clicked = result.getActionType() == NotificationAction.clicked.getType();
        // The console's redirection opens the chat; a page that is opened here would get in its way.
        log(clicked ? "notification clicked" : "notification dismissed", XGPushBaseReceiver.SUCCESS, result.getTitle());
    }

    private static void log(String event, int errorCode, String about) {
        boolean failed = errorCode != XGPushBaseReceiver.SUCCESS;
        Log.println(failed ? Log.WARN : Log.INFO, TAG, event + (failed ? " not, code " + errorCode : "") + ": " + about);
    }
}
