package com.example.chat;

import android.content.Context;
import com.example.chat.tpns.TpnsListener;
import com.tencent.android.tpush.XGPushBaseReceiver;
import com.tencent.android.tpush.XGPushRegisterResult;
import com.tencent.imsdk.v2.V2TIMManager;
import com.tencent.imsdk.v2.V2TIMOfflinePushConfig;

/** What the app does about the events of the push service that matter to it. */
class PushEvents implements TpnsListener {
    private Runnable onToken = () -> {};

    /** Called with every new token; the last one set counts. */
    void whenTokenChanges(Runnable action) {
        onToken = action;
    }

    @Override
    public void onRegisterResult(Context context, int errorCode, XGPushRegisterResult result) {
        if (errorCode == XGPushBaseReceiver.SUCCESS && result != null) {
            report(result.getToken());
            onToken.run();
        }
    }

    /** Tells IM which device its messages are to be pushed to. */
    static void report(String token) {
        V2TIMManager.getOfflinePushManager().setOfflinePushConfig(new V2TIMOfflinePushConfig(0, token, true), null);
    }
}
