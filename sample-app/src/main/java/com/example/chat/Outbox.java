package com.example.chat;

import android.content.Context;
import android.net.Uri;
import com.example.chat.tpns.TpnsMessage;
import com.example.chat.tpns.TpnsPayload;
import com.tencent.imsdk.v2.V2TIMManager;
import com.tencent.imsdk.v2.V2TIMMessage;
import com.tencent.imsdk.v2.V2TIMOfflinePushInfo;
import com.tencent.imsdk.v2.V2TIMSendCallback;
import java.nio.charset.StandardCharsets;

/** Sends messages, each with the notification to show on the other phone if the app isn't running there. */
final class Outbox {
    private Outbox() {}

    static void sendText(Context context, Chat chat, String text, V2TIMSendCallback<V2TIMMessage> callback) {
        TpnsPayload payload = payload(context, chat).content(text).build();
        V2TIMMessage message = V2TIMManager.getMessageManager().createTextMessage(text);
        send(message, chat, new TpnsMessage(payload).title(user()).text(text), callback);
    }

    /** Asks for a call. It is sent as a custom message. */
    static void call(Context context, Chat chat, V2TIMSendCallback<V2TIMMessage> callback) {
        TpnsPayload payload = payload(context, chat).action(TpnsPayload.ACTION_CALL).build();
        byte[] data = payload.toJson().getBytes(StandardCharsets.UTF_8);
        V2TIMMessage message = V2TIMManager.getMessageManager().createCustomMessage(data);
        // IM can't read a custom message, so the notification needs a text.
        send(message, chat, new TpnsMessage(payload).title(user()).text(context.getString(R.string.incoming_call)), callback);
    }

    private static void send(
            V2TIMMessage message, Chat chat, TpnsMessage push, V2TIMSendCallback<V2TIMMessage> callback) {
        V2TIMOfflinePushInfo info = push.toOfflinePushInfo();
        String userId = chat.isGroup() ? null : chat.id;
        String groupId = chat.isGroup() ? chat.id : null;
        V2TIMManager.getMessageManager()
                .sendMessage(message, userId, groupId, V2TIMMessage.V2TIM_PRIORITY_DEFAULT, false, info, callback);
    }

    /** What a click opens on the other phone: the chat with this user, or the group. */
    private static TpnsPayload.Builder payload(Context context, Chat chat) {
        return new TpnsPayload.Builder(chat.type, chat.isGroup() ? chat.id : user())
                .nickname(user())
                .faceUrl(context.getString(R.string.faces) + Uri.encode(user()))
                .sendTime(System.currentTimeMillis() / 1000);
    }

    private static String user() {
        return V2TIMManager.getInstance().getLoginUser();
    }
}
