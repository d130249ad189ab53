package com.example.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import com.example.app.tpns.TpnsOpening;
import com.example.app.tpns.TpnsPayload;
import java.util.ArrayList;
import java.util.List;

/** A page that opens what notifications are about, as the guide has it. */
public class ChatActivity extends Activity {
    /** What was opened, by whichever instance. */
    public static final List<TpnsPayload> OPENED = new ArrayList<>();

    /** Called before that, or null. */
    public static TpnsOpening.Listener listener;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        TpnsOpening.attach(this, saved, payload -> {
            if (isDestroyed()) {
                throw new AssertionError("the activity is gone");
            }
            if (listener != null) {
                listener.onOpened(payload);
            }
            OPENED.add(payload);
        });
    }

    @Override
    protected void onNewIntent(Intent intent) {
        super.onNewIntent(intent);
        TpnsOpening.receive(this, intent);
    }
}
