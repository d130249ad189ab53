package com.example.chat;

import android.app.Notification;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.Context;
import android.content.Intent;
import android.os.Build;
import com.example.chat.tpns.TpnsNotifications;
import com.example.chat.tpns.TpnsPayload;

/** The notifications that the app shows itself, in the channel of the pushed ones. */
final class Notifications {
    private Notifications() {}

    /** Shows a notification that opens the message's chat. It is read like a pushed one. */
    static void show(Context context, TpnsPayload message) {
        Intent open = new Intent(context, ChatActivity.class).putExtra("ext", message.toJson());
        int id = (message.getChatType() + message.getSender()).hashCode();
        boolean named = !message.getNickname().isEmpty();
        Notification notification = builder(context)
                .setSmallIcon(R.drawable.ic_launcher)
                .setContentTitle(named ? message.getNickname() : message.getSender())
                .setContentText(message.getContent())
                .setWhen(message.getSendTime() * 1000)
                .setContentIntent(PendingIntent.getActivity(context, id, open, flags()))
                .setAutoCancel(true)
                .build();
        manager(context).notify(id, notification);
    }

    @SuppressWarnings("deprecation") // Android 7 and older have no channels
    private static Notification.Builder builder(Context context) {
        return Build.VERSION.SDK_INT >= Build.VERSION_CODES.O
                ? new Notification.Builder(context, TpnsNotifications.OPPO_CHANNEL)
                : new Notification.Builder(context);
    }

    private static int flags() {
        int immutable = Build.VERSION.SDK_INT >= Build.VERSION_CODES.M ? PendingIntent.FLAG_IMMUTABLE : 0;
        return PendingIntent.FLAG_UPDATE_CURRENT | immutable;
    }

    private static NotificationManager manager(Context context) {
        return (NotificationManager) context.getSystemService(Context.NOTIFICATION_SERVICE);
    }
}
