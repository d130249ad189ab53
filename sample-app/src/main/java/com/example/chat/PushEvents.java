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

/** Logs the callbacks of TPNS. The app needs none of them to work: the generated code reports tokens to IM. */
class PushEvents implements TpnsListener {
    private static final String TAG = "PushEvents";

    @Override
    public void onRegisterResult(Context context, int errorCode, XGPushRegisterResult result) {
        log("register", errorCode, "");
    }

    @Override
    public void onUnregisterResult(Context context, int errorCode) {
        log("unregister", errorCode, "");
    }

    @Override
    public void onSetAccountResult(Context context, int errorCode, String account) {
        log("bind account", errorCode, account);
    }

    @Override
    public void onDeleteAccountResult(Context context, int errorCode, String account) {
        log("unbind account", errorCode, account);
    }

    @Override
    public void onSetTagResult(Context context, int errorCode, String tagName) {
        log("set tag", errorCode, tagName);
    }

    @Override
    public void onDeleteTagResult(Context context, int errorCode, String tagName) {
        log("delete tag", errorCode, tagName);
    }

    @Override
    public void onQueryTagsResult(Context context, int errorCode, String data, String operationName) {
        log("query tags", errorCode, data);
    }

    @Override
    public void onSetAttributeResult(Context context, int errorCode, String attributes) {
        log("set attributes", errorCode, attributes);
    }

    @Override
    public void onDeleteAttributeResult(Context context, int errorCode, String attributes) {
        log("delete attributes", errorCode, attributes);
    }

    @Override
    public void onTextMessage(Context context, XGPushTextMessage message) {
        log("in-app message", XGPushBaseReceiver.SUCCESS, message == null ? "" : message.getTitle());
    }

    @Override
    public void onNotificationShowedResult(Context context, XGPushShowedResult result) {
        log("notification shown", XGPushBaseReceiver.SUCCESS, result == null ? "" : result.getTitle());
    }

    @Override
    public void onNotificationClickedResult(Context context, XGPushClickedResult result) {
        if (result == null) {
            return;
        }
        boolean clicked = result.getActionType() == NotificationAction.clicked.getType();
        // The redirect in the TPNS console opens the chat. Opening an activity here would clash with it.
        log(clicked ? "notification clicked" : "notification dismissed", XGPushBaseReceiver.SUCCESS, result.getTitle());
    }

    private static void log(String event, int errorCode, String about) {
        boolean failed = errorCode != XGPushBaseReceiver.SUCCESS;
        String outcome = failed ? "failed with code " + errorCode + ": " : "";
        Log.println(failed ? Log.WARN : Log.INFO, TAG, outcome + event + ": " + about);
    }
}
