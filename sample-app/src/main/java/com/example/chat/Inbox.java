package com.example.chat;

import android.content.Context;
import com.example.chat.tpns.TpnsPayload;
import com.tencent.imsdk.v2.V2TIMAdvancedMsgListener;
import com.tencent.imsdk.v2.V2TIMMessage;

/**
 * Receives messages while the app is running. If a message isn't for the chat on the screen, a notification is shown;
 * it opens the app just as a pushed one does. While no chat is on the screen, IM pushes, because the generated code
 * tells it so.
 */
final class Inbox extends V2TIMAdvancedMsgListener {
    /** A screen that shows messages. */
    interface Reader {
        /** Returns true if the message is shown. */
        boolean read(TpnsPayload message);
    }

    private static Reader reader;
    private final Context app;

    Inbox(Context app) {
        this.app = app;
    }

    /** Sets the current screen, or null. */
    static void setReader(Reader reader) {
        Inbox.reader = reader;
    }

    @Override
    public void onRecvNewMessage(V2TIMMessage message) {
        TpnsPayload payload = payloadOf(message);
        if (reader != null && !reader.read(payload)) {
            Notifications.show(app, payload);
        }
    }

    private TpnsPayload payloadOf(V2TIMMessage message) {
        String group = message.getGroupID();
        boolean isCall = message.getElemType() == V2TIMMessage.V2TIM_ELEM_TYPE_CUSTOM; // as in Outbox
        return new TpnsPayload.Builder(
                        group == null ? TpnsPayload.CHAT_C2C : TpnsPayload.CHAT_GROUP,
                        group == null ? message.getSender() : group)
                .action(isCall ? TpnsPayload.ACTION_CALL : TpnsPayload.ACTION_CHAT)
                .nickname(message.getNickName())
                .faceUrl(message.getFaceUrl())
                .content(text(message))
                .sendTime(message.getTimestamp())
                .build();
    }

    private String text(V2TIMMessage message) {
        switch (message.getElemType()) {
            case V2TIMMessage.V2TIM_ELEM_TYPE_TEXT:
                return message.getTextElem().getText();
            case V2TIMMessage.V2TIM_ELEM_TYPE_CUSTOM:
                return app.getString(R.string.incoming_call);
            default:
                return app.getString(R.string.other_message);
        }
    }
}
