package com.example.chat;

import com.example.chat.tpns.TpnsPayload;

/** A chat with a user or a group. */
final class Chat {
    final int type;
    final String id;

    /** @param type {@link TpnsPayload#CHAT_C2C} or {@link TpnsPayload#CHAT_GROUP} */
    Chat(int type, String id) {
        this.type = type;
        this.id = id;
    }

    /** Returns the chat that a message belongs to. */
    static Chat of(TpnsPayload message) {
        return new Chat(message.getChatType(), message.getSender());
    }

    boolean isGroup() {
        return type == TpnsPayload.CHAT_GROUP;
    }

    boolean is(Chat other) {
        return type == other.type && id.equals(other.id);
    }
}
