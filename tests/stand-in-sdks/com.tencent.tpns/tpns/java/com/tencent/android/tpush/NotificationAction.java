package com.tencent.android.tpush;

/** What was done with a notification, and what it opens. */
public enum NotificationAction {
    clicked(0),
    activity(1),
    delete(2),
    open(3),
    open_cancel(4),
    download(5),
    download_cancel(6),
    url(7),
    intent(8),
    action_package(9);

    private final int type;

    NotificationAction(int type) {
        this.type = type;
    }

    public int getType() {
        return type;
    }
}
