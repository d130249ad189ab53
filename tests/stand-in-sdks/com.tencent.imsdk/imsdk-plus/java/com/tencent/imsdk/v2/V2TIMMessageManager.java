package com.tencent.imsdk.v2;

import io.github.tpnskit.standin.Calls;

/** Making, sending and receiving messages. */
public abstract class V2TIMMessageManager {
    static final V2TIMMessageManager INSTANCE = new Recorder();

    public abstract void addAdvancedMsgListener(V2TIMAdvancedMsgListener listener);

    public abstract void removeAdvancedMsgListener(V2TIMAdvancedMsgListener listener);

    public abstract V2TIMMessage createTextMessage(String text);

    public abstract V2TIMMessage createCustomMessage(byte[] data);

    /** The message's id. One of {@code receiver} and {@code groupID} is null. */
    public abstract String sendMessage(
            V2TIMMessage message,
            String receiver,
            String groupID,
            int priority,
            boolean onlineUserOnly,
            V2TIMOfflinePushInfo offlinePushInfo,
            V2TIMSendCallback<V2TIMMessage> callback);

    private static final class Recorder extends V2TIMMessageManager {
        @Override
        public void addAdvancedMsgListener(V2TIMAdvancedMsgListener listener) {
            Calls.record("V2TIMMessageManager.addAdvancedMsgListener", listener);
        }

        @Override
        public void removeAdvancedMsgListener(V2TIMAdvancedMsgListener listener) {
            Calls.record("V2TIMMessageManager.removeAdvancedMsgListener", listener);
        }

        @Override
        public V2TIMMessage createTextMessage(String text) {
            return new V2TIMMessage(new V2TIMTextElem(text));
        }

        @Override
        public V2TIMMessage createCustomMessage(byte[] data) {
            return new V2TIMMessage(new V2TIMCustomElem(data));
        }

        @Override
        public String sendMessage(
                V2TIMMessage message,
                String receiver,
                String groupID,
                int priority,
                boolean onlineUserOnly,
                V2TIMOfflinePushInfo offlinePushInfo,
                V2TIMSendCallback<V2TIMMessage> callback) {
            Calls.record(
                    "V2TIMMessageManager.sendMessage",
                    message, receiver, groupID, priority, onlineUserOnly, offlinePushInfo, callback);
            return Calls.answered("V2TIMMessageManager.sendMessage", "message-1");
        }
    }
}
