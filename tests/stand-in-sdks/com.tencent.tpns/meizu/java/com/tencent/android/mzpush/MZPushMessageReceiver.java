package com.tencent.android.mzpush;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

/** Stands for the SDK's receiver of this name. */
public class MZPushMessageReceiver extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {}
}
