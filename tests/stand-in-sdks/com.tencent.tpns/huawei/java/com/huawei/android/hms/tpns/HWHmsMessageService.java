package com.huawei.android.hms.tpns;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

/** Stands for the SDK's service of this name. */
public class HWHmsMessageService extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
