package com.tencent.android.mipush;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

/** Stands for the SDK's receiver of this name. */
public class XMPushMessageReceiver extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {}
}
