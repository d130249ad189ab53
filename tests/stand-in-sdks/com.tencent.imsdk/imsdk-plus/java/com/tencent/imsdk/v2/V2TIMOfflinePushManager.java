package com.tencent.imsdk.v2;

import io.github.tpnskit.standin.Calls;

/** What the IM server is told for pushing offline. */
public abstract class V2TIMOfflinePushManager {
    static final V2TIMOfflinePushManager INSTANCE = new Recorder();

    public abstract void setOfflinePushConfig(V2TIMOfflinePushConfig config, V2TIMCallback callback);

    public abstract void doBackground(int unreadCount, V2TIMCallback callback);

    public abstract void doForeground(V2TIMCallback callback);

    private static final class Recorder extends V2TIMOfflinePushManager {
        @Override
        public void setOfflinePushConfig(V2TIMOfflinePushConfig config, V2TIMCallback callback) {
            Calls.record("V2TIMOfflinePushManager.setOfflinePushConfig", config, callback);
        }

        @Override
        public void doBackground(int unreadCount, V2TIMCallback callback) {
            Calls.record("V2TIMOfflinePushManager.doBackground", unreadCount, callback);
        }

        @Override
        public void doForeground(V2TIMCallback callback) {
            Calls.record("V2TIMOfflinePushManager.doForeground", callback);
        }
    }
}
