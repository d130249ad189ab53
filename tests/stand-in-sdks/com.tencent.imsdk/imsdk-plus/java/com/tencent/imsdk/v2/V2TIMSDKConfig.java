package com.tencent.imsdk.v2;

/** Settings of the IM SDK. */
public class V2TIMSDKConfig {
    public static final int V2TIM_LOG_NONE = 0;
    public static final int V2TIM_LOG_WARN = 5;
    private int logLevel = V2TIM_LOG_NONE;

    public void setLogLevel(int logLevel) {
        this.logLevel = logLevel;
    }

    public int getLogLevel() {
        return logLevel;
    }
}
