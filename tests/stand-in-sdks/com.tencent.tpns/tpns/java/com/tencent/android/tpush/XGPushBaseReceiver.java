package com.tencent.android.tpush;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import io.github.tpnskit.standin.SdkThread;

/** What an app extends to hear from the push service. */
public abstract class XGPushBaseReceiver extends BroadcastReceiver {
    public static final int SUCCESS = 0;

    public abstract void onRegisterResult(Context context, int errorCode, XGPushRegisterResult result);

    public abstract void onUnregisterResult(Context context, int errorCode);

    public abstract void onSetTagResult(Context context, int errorCode, String operateName);

    public abstract void onDeleteTagResult(Context context, int errorCode, String operateName);

    public abstract void onSetAccountResult(Context context, int errorCode, String operateName);

    public abstract void onDeleteAccountResult(Context context, int errorCode, String operateName);

    // from 1.2.3.0 {
    public abstract void onSetAttributeResult(Context context, int errorCode, String operateName);

    public abstract void onDeleteAttributeResult(Context context, int errorCode, String operateName);
    // }

    // from 1.2.5.0 {
    public abstract void onQueryTagsResult(Context context, int errorCode, String data, String operateName);
    // }

    public abstract void onTextMessage(Context context, XGPushTextMessage message);

    public abstract void onNotificationClickedResult(Context context, XGPushClickedResult result);

    public abstract void onNotificationShowedResult(Context context, XGPushShowedResult result);

    // from 1.2.7.0 {
    public void onInMsgReceivedResult(Context context, XGPushTextMessage message) {}

    public void onInMsgShowedResult(Context context, XGPushShowedResult result) {}

    public void onInMsgClickedResult(Context context, XGPushClickedResult result) {}
    // }

    /** Like the real one, calls the methods on a thread of the SDK, which swallows what they throw. */
    @Override
    public final void onReceive(Context context, Intent intent) {
        if (context == null || intent == null || intent.getAction() == null) {
            return;
        }
        SdkThread.run(() -> receive(context, intent));
    }

    private void receive(Context context, Intent intent) {
        if (intent.getAction().endsWith(".vip.action.PUSH_MESSAGE")) {
            onTextMessage(context, parsed(new XGPushTextMessage(), intent));
        } else if (intent.getAction().endsWith(".vip.action.FEEDBACK")) {
            onFeedback(context, intent);
        }
    }

    /** Extras: {@code TPUSH.FEEDBACK} says of what, {@code TPUSH.ERRORCODE} how it ended, {@code opType} 0 set, 1 deleted. */
    private void onFeedback(Context context, Intent intent) {
        int errorCode = intent.getIntExtra("TPUSH.ERRORCODE", -1);
        boolean deleted = intent.getIntExtra("opType", 0) == 1;
        String operateName = intent.getStringExtra("operateName");
        switch (intent.getIntExtra("TPUSH.FEEDBACK", -1)) {
            case 1:
                onRegisterResult(context, errorCode, parsed(new XGPushRegisterResult(), intent));
                break;
            case 2:
                onUnregisterResult(context, errorCode);
                break;
            case 3:
                if (deleted) {
                    onDeleteTagResult(context, errorCode, operateName);
                } else {
                    onSetTagResult(context, errorCode, operateName);
                }
                break;
            case 4:
                onNotificationClickedResult(context, parsed(new XGPushClickedResult(), intent));
                break;
            case 5:
                onNotificationShowedResult(context, parsed(new XGPushShowedResult(), intent));
                break;
            case 6:
                if (deleted) {
                    onDeleteAccountResult(context, errorCode, operateName);
                } else {
                    onSetAccountResult(context, errorCode, operateName);
                }
                break;
            // from 1.2.3.0 {
            case 7:
                if (deleted) {
                    onDeleteAttributeResult(context, errorCode, operateName);
                } else {
                    onSetAttributeResult(context, errorCode, operateName);
                }
                break;
            // }
            // from 1.2.5.0 {
            case 8:
                onQueryTagsResult(context, errorCode, intent.getStringExtra("data"), operateName);
                break;
            // }
            // from 1.2.7.0 {
            case 9:
                onInMsgReceivedResult(context, parsed(new XGPushTextMessage(), intent));
                break;
            case 10:
                onInMsgShowedResult(context, parsed(new XGPushShowedResult(), intent));
                break;
            case 11:
                onInMsgClickedResult(context, parsed(new XGPushClickedResult(), intent));
                break;
            // }
            default:
                break;
        }
    }

    private static <T extends XGIResult> T parsed(T result, Intent intent) {
        result.parseIntent(intent);
        return result;
    }
}
