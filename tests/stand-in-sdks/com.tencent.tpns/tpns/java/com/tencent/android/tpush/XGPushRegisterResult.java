package com.tencent.android.tpush;

import android.content.Intent;

/** The result of a registration. Extras: {@code accId}, {@code deviceId}, {@code token}, {@code other_push_token}, {@code PUSH.CHANNEL}. */
public class XGPushRegisterResult implements XGIResult {
    private long accessId;
    private String deviceId = "";
    private String token = "";
    private String otherPushToken = "";
    private int pushChannel = 100;

    public long getAccessId() {
        return accessId;
    }

    public String getDeviceId() {
        return deviceId;
    }

    public String getToken() {
        return token;
    }

    public String getOtherPushToken() {
        return otherPushToken;
    }

    public int getPushChannel() {
        return pushChannel;
    }

    @Override
    public void parseIntent(Intent intent) {
        accessId = intent.getLongExtra("accId", -1);
        deviceId = intent.getStringExtra("deviceId");
        token = intent.getStringExtra("token");
        otherPushToken = intent.getStringExtra("other_push_token");
        pushChannel = intent.getIntExtra("PUSH.CHANNEL", 100);
    }
}
