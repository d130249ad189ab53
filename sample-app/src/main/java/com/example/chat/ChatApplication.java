package com.example.chat;

import android.app.Application;
import com.example.chat.tpns.TpnsMessageReceiver;

/** Connects the generated receiver with the app. */
public class ChatApplication extends Application {
    private final PushEvents pushEvents = new PushEvents();

    @Override
    public void onCreate() {
        super.onCreate();
        TpnsMessageReceiver.setListener(pushEvents);
    }

    PushEvents pushEvents() {
        return pushEvents;
    }
}
