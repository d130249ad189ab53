package com.tencent.imsdk.v2;

/** How a request ended. */
public interface V2TIMCallback {
    void onSuccess();

    void onError(int code, String desc);
}
