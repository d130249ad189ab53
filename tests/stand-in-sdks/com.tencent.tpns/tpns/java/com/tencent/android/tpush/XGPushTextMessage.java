package com.tencent.android.tpush;

import android.content.Intent;

/** An in-app message. Extras: {@code msgId}, {@code title}, {@code content}, {@code custom_content}, {@code PUSH.CHANNEL}. */
public class XGPushTextMessage implements XGIResult {
    private long msgId;
    private String title = "";
    private String content = "";
    private String customContent = "";
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

    public int getPushChannel() {
        return pushChannel;
    }

    @Override
    public void parseIntent(Intent intent) {
        msgId = intent.getLongExtra("msgId", -1);
        title = intent.getStringExtra("title");
        content = intent.getStringExtra("content");
        customContent = intent.getStringExtra("custom_content");
        pushChannel = intent.getIntExtra("PUSH.CHANNEL", 100);
    }
}
