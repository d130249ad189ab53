package com.tencent.imsdk.v2;

import io.github.tpnskit.standin.Calls;

/** The conversations. */
public abstract class V2TIMConversationManager {
    static final V2TIMConversationManager INSTANCE = new Recorder();

    public abstract void getTotalUnreadMessageCount(V2TIMValueCallback<Long> callback);

    public abstract void addConversationListener(V2TIMConversationListener listener);

    public abstract void removeConversationListener(V2TIMConversationListener listener);

    private static final class Recorder extends V2TIMConversationManager {
        @Override
        public void getTotalUnreadMessageCount(V2TIMValueCallback<Long> callback) {
            Calls.record("V2TIMConversationManager.getTotalUnreadMessageCount", callback);
        }

        @Override
        public void addConversationListener(V2TIMConversationListener listener) {
            Calls.record("V2TIMConversationManager.addConversationListener", listener);
        }

        @Override
        public void removeConversationListener(V2TIMConversationListener listener) {
            Calls.record("V2TIMConversationManager.removeConversationListener", listener);
        }
    }
}
