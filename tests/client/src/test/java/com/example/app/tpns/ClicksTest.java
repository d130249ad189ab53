package com.example.app.tpns;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import android.os.Parcel;
import com.xiaomi.mipush.sdk.MiPushMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

/** What each vendor delivers with a click ({@code clicks.txt}). */
@RunWith(RobolectricTestRunner.class)
public class ClicksTest {
    private static String[] clicks() throws Exception {
        try (InputStream file = ClicksTest.class.getResourceAsStream("/clicks.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("\n\n") + 2).split("\n\n");
        }
    }

    private static Intent intent(String text) throws Exception {
        if (!text.startsWith("mi ")) {
            return Intent.parseUri(text, Intent.URI_INTENT_SCHEME);
        }
        MiPushMessage message = new MiPushMessage();
        message.setExtra(Collections.singletonMap("ext", text.substring(3)));
        return new Intent().putExtra("key_message", message);
    }

    private static Intent delivered(Intent intent) {
        Parcel parcel = Parcel.obtain();
        intent.writeToParcel(parcel, 0);
        parcel.setDataPosition(0);
        Intent delivered = Intent.CREATOR.createFromParcel(parcel);
        delivered.setExtrasClassLoader(ClicksTest.class.getClassLoader());
        parcel.recycle();
        return delivered;
    }

    private static String shown(TpnsPayload payload) {
        if (payload == null) {
            return "nothing";
        }
        if (payload.getAction() == TpnsPayload.ACTION_CUSTOM) {
            return "custom " + payload.getCustomContent();
        }
        return (payload.getAction() == TpnsPayload.ACTION_CALL ? "call " : "chat ") + payload.getChatType() + " " + payload.getSender();
    }

    @Test
    public void everyVendorsClickIsRead() throws Exception {
        String[] clicks = clicks();
        assertTrue(clicks.length + " clicks", clicks.length >= 50);
        for (String click : clicks) {
            String[] lines = click.trim().split("\n");
            Intent intent = intent(lines[1]);
            for (Intent same : new Intent[] {intent, delivered(intent)}) {
                TpnsPayload read = TpnsPayload.from(Client.app(), same);
                assertEquals(lines[0], lines[2], shown(read));
                if (read != null) {
                    TpnsPayload again = TpnsPayload.from(Client.app(), new Intent().putExtra("customContent", read.toJson()));
                    assertEquals(lines[0], read.toJson(), again.toJson());
                }
            }
        }
    }
}
