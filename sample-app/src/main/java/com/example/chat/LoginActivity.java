package com.example.chat;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.Intent;
import android.os.Bundle;
import android.widget.EditText;
import android.widget.TextView;
import com.example.chat.tpns.TpnsNotifications;
import com.example.chat.tpns.TpnsOpening;
import com.example.chat.tpns.TpnsPush;
import com.tencent.imsdk.v2.V2TIMCallback;

/** Asks for consent, logs in, and opens the chat. */
public class LoginActivity extends Activity implements V2TIMCallback {
    private EditText userId;
    private EditText userSig;
    private TextView status;
    private AlertDialog question;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.login);
        userId = findViewById(R.id.user_id);
        userSig = findViewById(R.id.user_sig);
        status = findViewById(R.id.status);
        findViewById(R.id.log_in).setOnClickListener(button -> logIn());
        if (state == null) {
            // Some notifications open the launcher activity instead of the chat.
            TpnsOpening.receive(this, getIntent());
        }
    }

    @Override
    protected void onStart() {
        super.onStart();
        if (Consent.isGiven(this)) {
            start();
        } else {
            question = Consent.ask(this, this::agreed, this::finish);
        }
    }

    @Override
    protected void onStop() {
        if (question != null) {
            question.dismiss();
            question = null;
        }
        super.onStop();
    }

    private void agreed() {
        TpnsPush.register(this);
        TpnsNotifications.askPermission(this, 0);
        start();
    }

    private void start() {
        Session.start(this);
        if (Session.isOpen()) {
            openChat();
        } else if (Session.resume(this, this)) {
            status.setText(R.string.logging_in);
        }
    }

    private void logIn() {
        status.setText(R.string.logging_in);
        Session.logIn(this, userId.getText().toString(), userSig.getText().toString(), this);
    }

    @Override
    public void onSuccess() {
        if (!isFinishing()) {
            openChat();
        }
    }

    @Override
    public void onError(int code, String description) {
        status.setText(getString(R.string.failed, code, description));
    }

    private void openChat() {
        startActivity(new Intent(this, ChatActivity.class));
        finish();
    }
}
