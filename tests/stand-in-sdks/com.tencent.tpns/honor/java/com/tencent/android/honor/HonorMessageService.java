package com.tencent.android.honor;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

/** Stands for the SDK's service of this name. */
public class HonorMessageService extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
