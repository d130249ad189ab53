package com.example.chat;

import android.app.Application;
import com.example.chat.tpns.TpnsMessageReceiver;
import com.example.chat.tpns.TpnsNotifications;
import com.example.chat.tpns.TpnsPush;

/** Registers for push on every start, once the user has agreed to the privacy policy. */
public class ChatApplication extends Application {
    @Override
    public void onCreate() {
        super.onCreate();
        TpnsMessageReceiver.setListener(new PushEvents());
        TpnsNotifications.createChannels(this, getString(R.string.channel_name));
        if (Consent.isGiven(this)) {
            TpnsPush.register(this);
        } else {
            // Sends nothing unless the consent was withdrawn and the device could not be unregistered then.
            TpnsPush.unregister(this);
        }
    }
}
