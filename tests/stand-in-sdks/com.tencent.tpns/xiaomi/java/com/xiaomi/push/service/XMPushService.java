package com.xiaomi.push.service;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

/** Stands for the SDK's service of this name. */
public class XMPushService extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
