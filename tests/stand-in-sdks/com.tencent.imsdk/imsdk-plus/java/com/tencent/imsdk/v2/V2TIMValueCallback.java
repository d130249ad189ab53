package com.tencent.imsdk.v2;

/** How a request for a value ended. */
public interface V2TIMValueCallback<T> {
    void onSuccess(T value);

    void onError(int code, String desc);
}
