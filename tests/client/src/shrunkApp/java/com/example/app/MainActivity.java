package com.example.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import com.example.app.tpns.TpnsListener;
import com.example.app.tpns.TpnsMessage;
import com.example.app.tpns.TpnsMessageReceiver;
import com.example.app.tpns.TpnsOpening;
import com.example.app.tpns.TpnsPayload;
import com.example.app.tpns.TpnsPush;
import com.tencent.android.tpush.XGPushTextMessage;
import com.tencent.imsdk.v2.V2TIMManager;
import com.tencent.imsdk.v2.V2TIMMessage;

/** A whole app, to be shrunk: it registers, logs in, sends a message and opens what a notification is about. */
public class MainActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        TpnsMessageReceiver.setListener(new TpnsListener() {
            @Override
            public void onTextMessage(android.content.Context context, XGPushTextMessage message) {
                setTitle("message " + message.getTitle());
            }
        });
        TpnsPush.register(this);
        TpnsPush.bindUser(this, "me");
        TpnsOpening.attach(this, saved, payload -> setTitle("chat with " + payload.getSender() + ", " + payload.getExtra("order")));
    }

    @Override
    protected void onNewIntent(Intent intent) {
        super.onNewIntent(intent);
        TpnsOpening.receive(this, intent);
    }

    @Override
    public void onUserInteraction() {
        TpnsPayload payload = new TpnsPayload.Builder(TpnsPayload.CHAT_C2C, "me").content("Hi").extra("order", "42").build();
        V2TIMManager.getMessageManager().sendMessage(V2TIMManager.getMessageManager().createTextMessage("Hi"), "ann", null,
                V2TIMMessage.V2TIM_PRIORITY_DEFAULT, false, new TpnsMessage(payload).title("Me").toOfflinePushInfo(), null);
    }
}
