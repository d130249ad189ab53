package com.tencent.imsdk.v2;

/** Events of the messages. */
public abstract class V2TIMAdvancedMsgListener {
    public void onRecvNewMessage(V2TIMMessage message) {}
}
