package com.tencent.android.tpush;

import android.content.Context;
// from 1.3.2.0 {
import android.content.Intent;
// }
import io.github.tpnskit.standin.Calls;
// from 1.2.3.0 {
import java.util.List;
import java.util.Map;
// }
import java.util.Set;

/** Requests to the push service. */
public class XGPushManager {
    private XGPushManager() {}

    /** What kind of account a name is. */
    public enum AccountType {
        UNKNOWN(0),
        CUSTOM(1),
        IMEI(1000),
        IDFA(1001),
        PHONE_NUMBER(1002),
        WX_OPEN_ID(1003),
        QQ_OPEN_ID(1004),
        EMAIL(1005);

        private final int value;

        AccountType(int value) {
            this.value = value;
        }

        public int getValue() {
            return value;
        }
    }

    public static void registerPush(Context context) {
        Calls.record("XGPushManager.registerPush", context);
    }

    public static void registerPush(Context context, XGIOperateCallback callback) {
        Calls.record("XGPushManager.registerPush", context, callback);
    }

    public static void unregisterPush(Context context) {
        Calls.record("XGPushManager.unregisterPush", context);
    }

    public static void unregisterPush(Context context, XGIOperateCallback callback) {
        Calls.record("XGPushManager.unregisterPush", context, callback);
    }

    // below 1.2.3.0 {
    /** Replaces every account that is bound. */
    public static void bindAccount(Context context, String account, int accountType, XGIOperateCallback callback) {
        Calls.record("XGPushManager.bindAccount", context, account, accountType, callback);
    }

    /** Keeps the accounts that are bound already. */
    public static void appendAccount(Context context, String account, int accountType, XGIOperateCallback callback) {
        Calls.record("XGPushManager.appendAccount", context, account, accountType, callback);
    }

    public static void delAccount(Context context, String account, int accountType, XGIOperateCallback callback) {
        Calls.record("XGPushManager.delAccount", context, account, accountType, callback);
    }

    public static void delAllAccount(Context context, XGIOperateCallback callback) {
        Calls.record("XGPushManager.delAllAccount", context, callback);
    }
    // }

    // from 1.2.3.0 {
    /** An account that is bound to the device's token. */
    public static class AccountInfo {
        public int accountType;
        public String accountName;

        public AccountInfo(int accountType, String accountName) {
            this.accountType = accountType;
            this.accountName = accountName;
        }

        @Override
        public String toString() {
            return accountType + ":" + accountName;
        }
    }

    /** Keeps one account for each type. */
    public static void upsertAccounts(Context context, List<AccountInfo> accounts, XGIOperateCallback callback) {
        Calls.record("XGPushManager.upsertAccounts", context, accounts, callback);
    }

    public static void delAccounts(Context context, Set<Integer> accountTypes, XGIOperateCallback callback) {
        Calls.record("XGPushManager.delAccounts", context, accountTypes, callback);
    }

    public static void clearAccounts(Context context, XGIOperateCallback callback) {
        Calls.record("XGPushManager.clearAccounts", context, callback);
    }
    // }

    public static void addTags(Context context, String operateName, Set<String> tags) {
        Calls.record("XGPushManager.addTags", context, operateName, tags);
    }

    public static void delTags(Context context, String operateName, Set<String> tags) {
        Calls.record("XGPushManager.delTags", context, operateName, tags);
    }

    // from 1.2.5.0 {
    public static void queryTags(Context context, int offset, int limit, XGIOperateCallback callback) {
        Calls.record("XGPushManager.queryTags", context, offset, limit, callback);
    }
    // }

    // from 1.2.3.0 {
    public static void upsertAttributes(Context context, String operateName, Map<String, String> attributes) {
        Calls.record("XGPushManager.upsertAttributes", context, operateName, attributes);
    }
    // }

    public static void cancelAllNotifaction(Context context) {
        Calls.record("XGPushManager.cancelAllNotifaction", context);
    }

    // from 1.3.2.0 {
    /** The custom content of a notification that the SDK itself showed. */
    public static String getCustomContentFromIntent(Context context, Intent intent) {
        return Calls.answered("XGPushManager.getCustomContentFromIntent", intent.getStringExtra("TPNS.CUSTOM"));
    }
    // }
}
