package com.example.app.tpns;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import android.content.Intent;
import android.net.Uri;
import android.os.Parcel;
import com.xiaomi.mipush.sdk.MiPushMessage;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.json.JSONObject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.util.ReflectionHelpers;

/** What a payload is on the way out, and in every form in which it comes back. */
@RunWith(RobolectricTestRunner.class)
public class PayloadTest {
    private static final String CONTENT = "50% + \"quoted\" {braces} [brackets] \\ \u63A8\u9001 \uD83D\uDE00\n%7B";

    private static TpnsPayload payload() {
        return new TpnsPayload.Builder(TpnsPayload.CHAT_GROUP, "group-1")
                .action(TpnsPayload.ACTION_CALL)
                .nickname("Ann & Ben")
                .faceUrl("https://example.com/a?b=c&d=%20")
                .content(CONTENT)
                .sendTime(1_700_000_000)
                .build();
    }

    /** What TUIKit sends: everything, written by Gson. */
    private static final String OF_TUIKIT = "{\"entity\":{\"action\":1,\"chatType\":1,\"content\":\"Hi\",\"faceUrl\":\"\","
            + "\"nickname\":\"Ann\",\"sendTime\":0,\"sender\":\"ann\",\"version\":1}}";

    @Test
    public void thePayloadIsTuiKitsContainer() throws Exception {
        JSONObject container = new JSONObject(payload().toJson());
        assertEquals(1, container.length());
        JSONObject entity = container.getJSONObject("entity");
        assertEquals(8, entity.length());
        assertEquals(1, entity.get("version"));
        assertEquals(2, entity.get("chatType"));
        assertEquals(2, entity.get("action"));
        assertEquals("group-1", entity.get("sender"));
        assertEquals("Ann & Ben", entity.get("nickname"));
        assertEquals("https://example.com/a?b=c&d=%20", entity.get("faceUrl"));
        assertEquals(CONTENT, entity.get("content"));
        assertEquals(1_700_000_000, entity.getLong("sendTime"));
    }

    @Test
    public void everyFormInWhichItIsDeliveredIsRead() throws Exception {
        String json = payload().toJson();
        Map<String, Intent> forms = new LinkedHashMap<>();
        forms.put("data", redirection(encoded(json)));
        forms.put("data, encoded twice", redirection(encoded(encoded(json))));
        forms.put("data, among others", new Intent().setData(Uri.parse("demo://h/p/?a=b&customContent=" + encoded(json) + "&c")));
        for (String extra : new String[] {"customContent", "custom_content", "ext"}) {
            forms.put(extra, new Intent().putExtra(extra, json));
            forms.put(extra + ", encoded", new Intent().putExtra(extra, encoded(json)));
            forms.put(extra + ", encoded twice", new Intent().putExtra(extra, encoded(encoded(json))));
        }
        forms.put("OPPO", new Intent().putExtra("entity", new JSONObject(json).getJSONObject("entity").toString()));
        forms.put("Xiaomi", new Intent().putExtra("key_message", ofXiaomi(Collections.singletonMap("ext", json))));
        forms.put("behind what is none", new Intent().putExtra("customContent", "{}").putExtra("ext", json));
        for (Map.Entry<String, Intent> form : forms.entrySet()) {
            TpnsPayload read = from(delivered(form.getValue()));
            assertNotNull(form.getKey(), read);
            assertEquals(form.getKey(), json, read.toJson());
        }
    }

    @Test
    public void whatTuiKitSendsIsUnderstood() {
        TpnsPayload read = read(OF_TUIKIT);
        assertEquals(TpnsPayload.CHAT_C2C, read.getChatType());
        assertEquals(TpnsPayload.ACTION_CHAT, read.getAction());
        assertEquals("ann", read.getSender());
        assertEquals("Ann", read.getNickname());
        assertEquals("", read.getFaceUrl());
        assertEquals("Hi", read.getContent());
        assertEquals(0, read.getSendTime());
        assertEquals("members that are left out", "ann", read("{\"entity\":{\"sender\":\"ann\"}}").getSender());
        assertNotNull("another member", read("{\"entity\":{\"sender\":\"ann\",\"new\":{}},\"more\":[1]}"));
        assertNotNull("numbers of other languages", read("{\"entity\":{\"sender\":\"ann\",\"version\":1.0,\"sendTime\":1.7e9}}"));
        assertEquals("nothing", "", read("{\"entity\":{\"sender\":\"ann\",\"nickname\":null,\"content\":{}}}").getContent());
    }

    @Test
    public void whatIsNotUnderstoodIsNothing() {
        for (String change : new String[] {
            "\"version\":2", "\"version\":\"x\"", "\"version\":1.5", "\"version\":1e99", "\"version\":[]", "\"action\":0",
            "\"action\":3", "\"action\":{}", "\"chatType\":0", "\"chatType\":3", "\"chatType\":4294967297", "\"sender\":\"\"",
            "\"sender\":null", "\"sender\":7",
        }) {
            String name = change.substring(0, change.indexOf(':'));
            String json = OF_TUIKIT.replaceAll(name + ":(\"[^\"]*\"|[0-9]+)", change.replace("\\", "\\\\"));
            assertNull(json, read(json));
        }
        assertNotNull("a call needs no sender", read("{\"entity\":{\"action\":2}}"));
        assertEquals(0, read(OF_TUIKIT.replace("\"sendTime\":0", "\"sendTime\":\"soon\"")).getSendTime());
    }

    @Test
    public void maliciousTextsAreNothing() {
        List<String> texts = new ArrayList<>();
        Collections.addAll(texts, null, "", " ", "{", "}", "[]", "null", "7", "\"", "{}", "{\"entity\":", "{\"entity\":[]}",
                "{\"entity\":\"{}\"}", "{\"entity\":null}", "%", "%7", "%zz", "%7B%22entity%22%3A", "\0", "\uD800", "{\"entity\":{\"sender\":\"\uD800",
                repeat("%25", 10_000) + "7B", encodedOften(OF_TUIKIT, 4));
        for (String bracket : new String[] {"[", "{\"a\":", "{\"entity\":", "{\"entity\":{\"sender\":["}) {
            texts.add(repeat(bracket, 100_000));
            texts.add(repeat(bracket, 1_000));
        }
        texts.add("{\"entity\":{\"sender\":\"" + repeat("a", 1_000_000) + "\"}}");
        for (String text : texts) {
            String shown = text == null ? "null" : text.substring(0, Math.min(80, text.length()));
            for (String extra : new String[] {"ext", "entity"}) {
                assertNull(shown, from(new Intent().putExtra(extra, text)));
            }
            for (String extra : new String[] {"customContent", "custom_content"}) {
                assertNoChat(shown, from(new Intent().putExtra(extra, text)));
            }
            assertNull(shown, from(new Intent().putExtra("key_message", ofXiaomi(Collections.singletonMap("ext", text)))));
            if (text != null && text.length() < 100_000) {
                assertNoChat(shown, from(redirection(text)));
            }
        }
    }

    /** TPNS delivers any text: one that is no container is a custom content. */
    private static void assertNoChat(String text, TpnsPayload payload) {
        if (payload != null) {
            assertEquals(text, TpnsPayload.ACTION_CUSTOM, payload.getAction());
            assertEquals(text, "", payload.getSender());
        }
    }

    @Test
    public void ownMembersAreCarried() throws Exception {
        TpnsPayload sent = new TpnsPayload.Builder(TpnsPayload.CHAT_C2C, "ann")
                .extra("order", "42").extra("text", CONTENT).extra("gone", "x").extra("gone", null).build();
        for (String form : new String[] {sent.toJson(), encoded(sent.toJson())}) {
            for (Intent intent : new Intent[] {redirection(encoded(form)), new Intent().putExtra("ext", form)}) {
                TpnsPayload read = from(delivered(intent));
                assertEquals("42", read.getExtra("order"));
                assertEquals(CONTENT, read.getExtra("text"));
                assertNull(read.getExtra("gone"));
                assertNull("TUIKit's own", read.getExtra("sender"));
                assertEquals(new java.util.HashSet<>(java.util.Arrays.asList("order", "text")), read.getExtraNames());
                assertEquals(sent.toJson(), read.toJson());
            }
        }
        assertThrows(IllegalArgumentException.class, () -> new TpnsPayload.Builder(1, "ann").extra("sender", "ben"));
        TpnsPayload of = read("{\"entity\":{\"sender\":\"ann\",\"n\":7,\"b\":true,\"o\":{\"a\":[1]},\"z\":null}}");
        assertEquals("7", of.getExtra("n"));
        assertEquals("true", of.getExtra("b"));
        assertEquals("{\"a\":[1]}", of.getExtra("o"));
        assertNull(of.getExtra("z"));
        JSONObject written = new JSONObject(of.toJson()).getJSONObject("entity");
        assertEquals("a number stays one", 7, written.get("n"));
        assertEquals("{\"a\":[1]}", written.getJSONObject("o").toString());
    }

    @Test
    public void aCustomContentOfAnotherFormatIsReadable() {
        Client.install();
        TpnsPush.register(Client.app()); // the SDK's own extra is read by the SDK
        String json = "{\"page\":\"sale\",\"version\":3,\"content\":{\"a\":1}}";
        for (Intent intent : new Intent[] {
            redirection(encoded(json)), redirection(encoded(encoded(json))), new Intent().putExtra("customContent", json),
            new Intent().putExtra("custom_content", encoded(json)), new Intent().putExtra("TPNS.CUSTOM", json),
        }) {
            TpnsPayload read = from(delivered(intent));
            assertEquals(TpnsPayload.ACTION_CUSTOM, read.getAction());
            assertEquals("sale", read.getExtra("page"));
            assertEquals("3", read.getExtra("version"));
            assertEquals("{\"a\":1}", read.getExtra("content"));
            assertEquals(json, read.getCustomContent());
            assertEquals(json, read.toJson());
            assertEquals("", read.getSender());
        }
        TpnsPayload text = from(redirection("order-42"));
        assertEquals("order-42", text.getCustomContent());
        assertEquals(java.util.Collections.emptySet(), text.getExtraNames());
        assertNull("IM's extra is another app's, too", from(new Intent().putExtra("ext", json)));
        assertNull("a container of a later version is none", from(redirection(encoded(OF_TUIKIT.replace("\"version\":1", "\"version\":2")))));
        assertNull(read(OF_TUIKIT).getCustomContent());
    }

    @Test
    public void maliciousIntentsAreNothing() {
        List<Intent> intents = new ArrayList<>();
        for (String data : new String[] {"mailto:ann", "demo:", "demo://", "", "demo://h/p/?customContent", "demo://h/p/?customContent=", "demo://h/p/?customContent=%20", "?"}) {
            intents.add(new Intent().setData(Uri.parse(data)));
        }
        for (String extra : new String[] {"customContent", "custom_content", "ext", "entity", "key_message"}) {
            intents.add(new Intent().putExtra(extra, 7));
            intents.add(new Intent().putExtra(extra, new String[] {OF_TUIKIT}));
            intents.add(new Intent().putExtra(extra, new Intent()));
            intents.add(new Intent().putExtra(extra, new ArrayList<>(Collections.singleton(OF_TUIKIT))));
        }
        intents.add(null);
        intents.add(new Intent());
        intents.add(new Intent().putExtra("key_message", ofXiaomi(null)));
        MiPushMessage broken = ofXiaomi(null);
        ReflectionHelpers.setField(broken, "extra", null);
        intents.add(new Intent().putExtra("key_message", broken));
        MiPushMessage mistyped = ofXiaomi(null);
        ReflectionHelpers.setField(mistyped, "extra", new HashMap<>(Collections.singletonMap("ext", 7)));
        intents.add(new Intent().putExtra("key_message", mistyped));
        for (Intent intent : intents) {
            assertNull(String.valueOf(intent), from(intent));
        }
    }

    @Test
    public void extrasThatCannotBeUnpackedAreNothing() {
        Intent intent = delivered(new Intent().putExtra("key_message", new Unreadable()).putExtra("ext", "{}"));
        assertThrows(RuntimeException.class, () -> serializable(intent));
        assertNull(from(intent));
    }

    @SuppressWarnings("deprecation")
    private static Object serializable(Intent intent) {
        return intent.getSerializableExtra("key_message");
    }

    /** As another app can send it: unpacking it fails. */
    private static final class Unreadable implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream input) throws IOException {
            throw new IOException("unreadable");
        }
    }

    @Test
    public void damagedPayloadsNeverThrow() {
        Random random = new Random(7);
        String json = payload().toJson();
        for (int round = 0; round < 5_000; round++) {
            StringBuilder damaged = new StringBuilder(json);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0:
                        damaged.deleteCharAt(at);
                        break;
                    case 1:
                        damaged.insert(at, "{}[]\",:%0eE-.\\u\n\0".charAt(random.nextInt(17)));
                        break;
                    default:
                        damaged.setCharAt(at, (char) random.nextInt(0x10000));
                }
            }
            from(new Intent().putExtra("ext", damaged.toString()));
            from(redirection(damaged.toString()));
        }
    }

    private static TpnsPayload from(Intent intent) {
        return TpnsPayload.from(Client.app(), intent);
    }

    private static TpnsPayload read(String json) {
        return from(new Intent().putExtra("ext", json));
    }

    private static Intent redirection(String customContent) {
        return new Intent(Intent.ACTION_VIEW, Uri.parse("demo://com.example.app/notify/?customContent=" + customContent));
    }

    private static MiPushMessage ofXiaomi(Map<String, String> extra) {
        MiPushMessage message = new MiPushMessage();
        message.setExtra(extra);
        return message;
    }

    /** The Intent as it comes out of the system: packed and unpacked. */
    private static Intent delivered(Intent intent) {
        Parcel parcel = Parcel.obtain();
        intent.writeToParcel(parcel, 0);
        parcel.setDataPosition(0);
        Intent delivered = Intent.CREATOR.createFromParcel(parcel);
        delivered.setExtrasClassLoader(PayloadTest.class.getClassLoader());
        parcel.recycle();
        return delivered;
    }

    private static String encodedOften(String text, int times) {
        String encoded = text;
        for (int time = 0; time < times; time++) {
            encoded = encoded(encoded);
        }
        return encoded;
    }

    private static String encoded(String text) {
        try {
            return URLEncoder.encode(text, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static String repeat(String text, int times) {
        StringBuilder repeated = new StringBuilder();
        for (int time = 0; time < times; time++) {
            repeated.append(text);
        }
        return repeated.toString();
    }
}
