package com.tencent.android.tpush;

import android.content.Intent;

/** A notification was shown. Extras: {@code msgId}, {@code title}, {@code content}, {@code custom_content}, {@code activity}, {@code PUSH.CHANNEL}. */
public class XGPushShowedResult implements XGIResult {
    private long msgId;
    private String title = "";
    private String content = "";
    private String customContent = "";
    private String activity = "";
    private int notificationActionType = NotificationAction.activity.getType();
    private int pushChannel = 100;

    public long getMsgId() {
        return msgId;
    }

    public String getTitle() {
        return title;
    }

    public String getContent() {
        return content;
    }

    public String getCustomContent() {
        return customContent;
    }

    public String getActivity() {
        return activity;
    }

    public int getNotificationActionType() {
        return notificationActionType;
    }

    public int getPushChannel() {
        return pushChannel;
    }

    @Override
    public void parseIntent(Intent intent) {
        msgId = intent.getLongExtra("msgId", -1);
        title = intent.getStringExtra("title");
        content = intent.getStringExtra("content");
        customContent = intent.getStringExtra("custom_content");
        activity = intent.getStringExtra("activity");
        notificationActionType = intent.getIntExtra("notificationActionType", NotificationAction.activity.getType());
        pushChannel = intent.getIntExtra("PUSH.CHANNEL", 100);
    }
}
