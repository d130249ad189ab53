package com.tencent.android.vivopush;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

/** Stands for the SDK's receiver of this name. */
public class VivoPushMessageReceiver extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {}
}
