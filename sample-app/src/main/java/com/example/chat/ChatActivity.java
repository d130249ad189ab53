package com.example.chat;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.text.format.DateUtils;
import android.view.Menu;
import android.view.MenuItem;
import android.widget.ArrayAdapter;
import android.widget.CheckBox;
import android.widget.EditText;
import android.widget.ImageView;
import android.widget.ListView;
import android.widget.TextView;
import android.widget.Toast;
import com.example.chat.tpns.TpnsOpening;
import com.example.chat.tpns.TpnsPayload;
import com.example.chat.tpns.TpnsPush;
import com.example.chat.tpns.TpnsState;
import com.tencent.imsdk.v2.V2TIMCallback;
import com.tencent.imsdk.v2.V2TIMMessage;
import com.tencent.imsdk.v2.V2TIMSendCallback;

/** Shows one chat and sends messages to it. Notifications open this activity. */
public class ChatActivity extends Activity implements Inbox.Reader {
    private EditText peer;
    private CheckBox group;
    private EditText text;
    private ImageView face;
    private TextView status;
    private ArrayAdapter<String> messages;
    private final TpnsState.Listener registration = this::showRegistration;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.chat);
        peer = findViewById(R.id.peer);
        group = findViewById(R.id.group);
        text = findViewById(R.id.text);
        face = findViewById(R.id.face);
        status = findViewById(R.id.status);
        messages = new ArrayAdapter<>(this, android.R.layout.simple_list_item_1);
        ((ListView) findViewById(R.id.messages)).setAdapter(messages);
        findViewById(R.id.send).setOnClickListener(button -> send());
        if (state == null) {
            hint(getIntent());
        }
        TpnsOpening.attach(this, state, this::open);
    }

    @Override
    protected void onNewIntent(Intent intent) {
        super.onNewIntent(intent);
        hint(intent);
        TpnsOpening.receive(this, intent);
    }

    /** Says what the login is for. What the notification is about is opened once the user has logged in. */
    private void hint(Intent intent) {
        TpnsPayload payload = TpnsPayload.from(this, intent);
        if (payload != null && payload.getAction() == TpnsPayload.ACTION_CHAT && !Session.isOpen()) {
            boolean isGroup = payload.getChatType() == TpnsPayload.CHAT_GROUP;
            int hint = isGroup ? R.string.log_in_for_group : R.string.log_in_for_chat;
            Toast.makeText(this, hint, Toast.LENGTH_LONG).show();
        }
    }

    @Override
    protected void onResume() {
        super.onResume();
        if (!Session.isOpen()) {
            startActivity(new Intent(this, LoginActivity.class));
            finish();
            return;
        }
        Inbox.setReader(this);
        TpnsPush.addStateListener(registration);
    }

    @Override
    protected void onPause() {
        Inbox.setReader(null);
        TpnsPush.removeStateListener(registration);
        super.onPause();
    }

    /** Opens what a notification is about. */
    private void open(TpnsPayload payload) {
        if (payload.getAction() == TpnsPayload.ACTION_CUSTOM) {
            // From the TPNS console, in a format of your own. This app has none.
            Toast.makeText(this, payload.getCustomContent(), Toast.LENGTH_LONG).show();
            return;
        }
        if (payload.getAction() == TpnsPayload.ACTION_CALL) {
            Toast.makeText(this, R.string.incoming_call, Toast.LENGTH_LONG).show();
        }
        if (payload.getSender().isEmpty()) {
            return; // a call from somebody unknown
        }
        Chat chat = Chat.of(payload);
        peer.setText(chat.id);
        group.setChecked(chat.isGroup());
        Faces.show(face, payload.getFaceUrl());
        messages.clear();
        show(payload);
    }

    @Override
    public boolean read(TpnsPayload message) {
        boolean mine = chat().is(Chat.of(message));
        if (mine) {
            show(message);
        }
        return mine;
    }

    private void show(TpnsPayload message) {
        String name = message.getNickname().isEmpty() ? message.getSender() : message.getNickname();
        String time = DateUtils.formatDateTime(this, message.getSendTime() * 1000, DateUtils.FORMAT_SHOW_TIME);
        messages.add(getString(R.string.message, time, name, message.getContent()));
    }

    private void send() {
        String words = text.getText().toString();
        Outbox.sendText(this, chat(), words, new Sent(words));
        text.setText("");
    }

    private Chat chat() {
        int type = group.isChecked() ? TpnsPayload.CHAT_GROUP : TpnsPayload.CHAT_C2C;
        return new Chat(type, peer.getText().toString());
    }

    private void showRegistration(TpnsState state) {
        if (state.getKind() == TpnsState.Kind.FAILED) {
            status.setText(getString(R.string.failed, state.getCode(), state.getMeaning()));
        } else {
            status.setText(state.getKind() == TpnsState.Kind.BOUND ? R.string.registered : R.string.not_registered);
        }
    }

    @Override
    public boolean onCreateOptionsMenu(Menu menu) {
        getMenuInflater().inflate(R.menu.chat, menu);
        return true;
    }

    @Override
    public boolean onOptionsItemSelected(MenuItem item) {
        if (item.getItemId() == R.id.call) {
            Outbox.call(this, chat(), new Sent(getString(R.string.call)));
        } else if (item.getItemId() == R.id.log_out) {
            logOut();
        } else if (item.getItemId() == R.id.withdraw) {
            Consent.setGiven(this, false);
            logOut();
            TpnsPush.unregister(this);
        } else {
            return super.onOptionsItemSelected(item);
        }
        return true;
    }

    private void logOut() {
        Session.logOut(this, new V2TIMCallback() {
            @Override
            public void onSuccess() {
                startActivity(new Intent(ChatActivity.this, LoginActivity.class));
                finish();
            }

            @Override
            public void onError(int code, String description) {
                status.setText(getString(R.string.failed, code, description));
            }
        });
    }

    /** Shows the sent message, or why sending failed. */
    private final class Sent implements V2TIMSendCallback<V2TIMMessage> {
        private final String words;

        Sent(String words) {
            this.words = words;
        }

        @Override
        public void onProgress(int progress) {}

        @Override
        public void onSuccess(V2TIMMessage message) {
            messages.add(words);
        }

        @Override
        public void onError(int code, String description) {
            status.setText(getString(R.string.failed, code, description));
        }
    }
}
