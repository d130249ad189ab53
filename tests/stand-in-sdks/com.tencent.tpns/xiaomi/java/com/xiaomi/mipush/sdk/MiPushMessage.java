package com.xiaomi.mipush.sdk;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** What a click on a Xiaomi notification delivers as the serializable extra {@code key_message}. */
public class MiPushMessage implements Serializable {
    private static final long serialVersionUID = 1;
    private String content;
    private Map<String, String> extra = new HashMap<>();

    private int notifyId;

    public int getNotifyId() {
        return notifyId;
    }

    public void setNotifyId(int notifyId) {
        this.notifyId = notifyId;
    }

    public String getContent() {
        return content;
    }

    public void setContent(String content) {
        this.content = content;
    }

    public Map<String, String> getExtra() {
        return extra;
    }

    public void setExtra(Map<String, String> extra) {
        this.extra.clear();
        if (extra != null) {
            this.extra.putAll(extra);
        }
    }
}
