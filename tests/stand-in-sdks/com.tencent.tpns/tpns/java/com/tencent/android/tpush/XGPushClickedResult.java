package com.tencent.android.tpush;

import android.content.Intent;
import java.io.Serializable;

/** A notification was clicked or removed. Extras: {@code msgId}, {@code title}, {@code content}, {@code custom_content}, {@code activity}, {@code action}, {@code PUSH.CHANNEL}. */
public class XGPushClickedResult implements XGIResult, Serializable {
    private static final long serialVersionUID = 1;
    private long msgId;
    private String title = "";
    private String content = "";
    private String customContent = "";
    private String activityName = "";
    private int actionType = NotificationAction.clicked.getType();
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

    public String getActivityName() {
        return activityName;
    }

    /** {@link NotificationAction#clicked} or {@link NotificationAction#delete}. */
    public long getActionType() {
        return actionType;
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
        activityName = intent.getStringExtra("activity");
        actionType = intent.getIntExtra("action", NotificationAction.clicked.getType());
        notificationActionType = intent.getIntExtra("notificationActionType", NotificationAction.activity.getType());
        pushChannel = intent.getIntExtra("PUSH.CHANNEL", 100);
    }
}
