package com.tencent.imsdk.v2;

import java.io.Serializable;

/** How a message is pushed when its receiver is offline. */
public class V2TIMOfflinePushInfo implements Serializable {
    private static final long serialVersionUID = 1;
    private String title;
    private String desc;
    private byte[] ext;
    private String androidOPPOChannelID;
    private boolean disablePush;

    public void setTitle(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }

    public void setDesc(String desc) {
        this.desc = desc;
    }

    public String getDesc() {
        return desc;
    }

    public void setExt(byte[] ext) {
        this.ext = ext;
    }

    public byte[] getExt() {
        return ext;
    }

    public void setAndroidOPPOChannelID(String channelID) {
        this.androidOPPOChannelID = channelID;
    }

    public String getAndroidOPPOChannelID() {
        return androidOPPOChannelID;
    }

    public void disablePush(boolean disable) {
        this.disablePush = disable;
    }

    public boolean isDisablePush() {
        return disablePush;
    }
}
