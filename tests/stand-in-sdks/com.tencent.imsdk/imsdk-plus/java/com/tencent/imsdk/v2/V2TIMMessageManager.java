package com.tencent.imsdk.v2;

import io.github.tpnskit.standin.Calls;
import java.nio.charset.StandardCharsets;

/** Making and sending messages. */
public abstract class V2TIMMessageManager {
    static final V2TIMMessageManager INSTANCE = new Recorder();

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
        public V2TIMMessage createTextMessage(String text) {
            return new V2TIMMessage(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public V2TIMMessage createCustomMessage(byte[] data) {
            return new V2TIMMessage(data);
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
