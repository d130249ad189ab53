package com.tencent.imsdk.v2;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** How a message is pushed when its receiver is offline. */
public class V2TIMOfflinePushInfo implements Serializable {
    private static final long serialVersionUID = 1;
    private String title;
    private String desc;
    private byte[] ext;
    private String androidOPPOChannelID;
    private boolean disablePush;
    private final HashMap<String, Object> values = new HashMap<>();

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

    // from 6.1.2155 {
    public void setAndroidSound(String value) {
        values.put("AndroidSound", value);
    }
    // }

    // from 6.1.2155 {
    public void setAndroidFCMChannelID(String value) {
        values.put("AndroidFCMChannelID", value);
    }
    // }

    // from 7.0.3754 {
    public void setAndroidXiaoMiChannelID(String value) {
        values.put("AndroidXiaoMiChannelID", value);
    }
    // }

    // from 7.0.3754 {
    public void setAndroidHuaWeiCategory(String value) {
        values.put("AndroidHuaWeiCategory", value);
    }
    // }

    // from 7.3.4358 {
    public void setAndroidVIVOCategory(String value) {
        values.put("AndroidVIVOCategory", value);
    }
    // }

    // from 8.3.6498 {
    public void setAndroidOPPOCategory(String value) {
        values.put("AndroidOPPOCategory", value);
    }
    // }

    // from 8.3.6498 {
    public void setAndroidOPPONotifyLevel(int value) {
        values.put("AndroidOPPONotifyLevel", value);
    }
    // }

    // from 8.4.6667 {
    public void setAndroidHonorImportance(String value) {
        values.put("AndroidHonorImportance", value);
    }
    // }

    // from 8.6.7019 {
    public void setAndroidMeizuNotifyType(int value) {
        values.put("AndroidMeizuNotifyType", value);
    }
    // }

    // from 7.3.4358 {
    @Deprecated
    public void setAndroidVIVOClassification(int value) {
        values.put("AndroidVIVOClassification", value);
    }
    // }

    // from 8.6.7019 {
    public void setAndroidHuaWeiImage(String value) {
        values.put("AndroidHuaWeiImage", value);
    }
    // }

    // from 8.6.7019 {
    public void setAndroidHonorImage(String value) {
        values.put("AndroidHonorImage", value);
    }
    // }

    // from 8.6.7019 {
    public void setAndroidFCMImage(String value) {
        values.put("AndroidFCMImage", value);
    }
    // }

    // from 8.6.7019 {
    public void setIOSImage(String value) {
        values.put("IOSImage", value);
    }
    // }

    // from 8.6.7019 {
    public void setHarmonyImage(String value) {
        values.put("HarmonyImage", value);
    }
    // }

    // from 8.6.7019 {
    public void setHarmonyCategory(String value) {
        values.put("HarmonyCategory", value);
    }
    // }

    // from 8.6.7019 {
    public void setIgnoreHarmonyBadge(boolean value) {
        values.put("IgnoreHarmonyBadge", value);
    }
    // }

    /** What the setters for single vendors were called with, by their names without {@code set}. */
    public Map<String, Object> values() {
        return values;
    }
}
