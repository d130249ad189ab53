package com.tencent.android.tpush;

/** How a request to the push service ended. */
public interface XGIOperateCallback {
    void onSuccess(Object data, int flag);

    void onFail(Object data, int errorCode, String message);
}
