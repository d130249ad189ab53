package com.tencent.imsdk.v2;

/** How sending goes and how it ended. */
public interface V2TIMSendCallback<T> extends V2TIMValueCallback<T> {
    void onProgress(int progress);
}
