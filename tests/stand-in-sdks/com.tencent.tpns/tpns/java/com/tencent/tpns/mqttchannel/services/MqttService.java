package com.tencent.tpns.mqttchannel.services;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

/** Stands for the SDK's service of this name. */
public class MqttService extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
