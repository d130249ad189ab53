package com.tencent.imsdk.v2;

/** Events of the conversations. */
public abstract class V2TIMConversationListener {
    public void onTotalUnreadMessageCountChanged(long totalUnreadCount) {}
}
