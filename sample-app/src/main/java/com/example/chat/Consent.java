package com.example.chat;

import android.app.AlertDialog;
import android.content.Context;
import android.content.SharedPreferences;

/** Whether the user has agreed to the privacy policy. The app uses neither TPNS nor IM before that. */
final class Consent {
    private static final String GIVEN = "given";

    private Consent() {}

    static boolean isGiven(Context context) {
        return preferences(context).getBoolean(GIVEN, false);
    }

    static void setGiven(Context context, boolean given) {
        preferences(context).edit().putBoolean(GIVEN, given).apply();
    }

    /** Asks the user, who can either agree or leave the app. */
    static AlertDialog ask(Context context, Runnable agreed, Runnable refused) {
        return new AlertDialog.Builder(context)
                .setTitle(R.string.consent_title)
                .setMessage(R.string.consent)
                .setCancelable(false)
                .setPositiveButton(R.string.agree, (dialog, button) -> {
                    setGiven(context, true);
                    agreed.run();
                })
                .setNegativeButton(R.string.leave, (dialog, button) -> refused.run())
                .show();
    }

    private static SharedPreferences preferences(Context context) {
        return context.getSharedPreferences("consent", Context.MODE_PRIVATE);
    }
}
