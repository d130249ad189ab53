package com.example.chat;

import android.app.Activity;
import android.os.Bundle;
import android.widget.Button;
import android.widget.LinearLayout;
import android.widget.TextView;
import com.tencent.android.tpush.XGIOperateCallback;
import com.tencent.android.tpush.XGPushConfig;
import com.tencent.android.tpush.XGPushManager;

/** Asks for consent and registers for push after it. A notification opens this activity too. */
public class MainActivity extends Activity {
    private TextView status;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        status = new TextView(this);
        status.setText(R.string.consent);
        Button agree = new Button(this);
        agree.setText(R.string.agree);
        agree.setOnClickListener(view -> register());
        LinearLayout page = new LinearLayout(this);
        page.setOrientation(LinearLayout.VERTICAL);
        page.addView(status);
        page.addView(agree);
        setContentView(page);
    }

    @Override
    protected void onStart() {
        super.onStart();
        pushEvents().whenTokenChanges(() -> status.setText(R.string.registered));
    }

    @Override
    protected void onStop() {
        pushEvents().whenTokenChanges(() -> {});
        super.onStop();
    }

    private PushEvents pushEvents() {
        return ((ChatApplication) getApplication()).pushEvents();
    }

    private void register() {
        status.setText(R.string.registering);
        XGPushConfig.enableOtherPush(this, true);
        XGPushManager.registerPush(getApplicationContext(), new XGIOperateCallback() {
            @Override
            public void onSuccess(Object token, int flag) {
                PushEvents.report((String) token);
                status.setText(R.string.registered);
            }

            @Override
            public void onFail(Object token, int errorCode, String message) {
                status.setText(getString(R.string.failed, errorCode));
            }
        });
    }
}
