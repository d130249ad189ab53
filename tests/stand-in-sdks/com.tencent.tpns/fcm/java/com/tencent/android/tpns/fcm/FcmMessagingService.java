package com.tencent.android.tpns.fcm;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

/** Stands for the SDK's service of this name. */
public class FcmMessagingService extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
