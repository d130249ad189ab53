package com.example.app.tpns;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import com.tencent.imsdk.v2.V2TIMOfflinePushInfo;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.json.JSONObject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.shadows.ShadowLog;

/** What is sent with a message. */
@RunWith(RobolectricTestRunner.class)
public class MessageTest {
    private static final String PAIR = "\uD83D\uDE00";

    @Before
    public void clearLog() {
        ShadowLog.clear();
    }

    private static TpnsPayload.Builder payload() {
        return new TpnsPayload.Builder(TpnsPayload.CHAT_C2C, "ann").nickname("Ann");
    }

    private static String repeat(String text, int times) {
        return new String(new char[times]).replace("\0", text);
    }

    private static boolean isLogged(String words) {
        return ShadowLog.getLogsForTag("TpnsPush").stream().anyMatch(line -> line.msg.contains(words));
    }

    @Test
    public void everyVendorGetsTheClassOfAChat() {
        V2TIMOfflinePushInfo info = new TpnsMessage(payload().content("Hi").build()).title("Ann").text("a message").toOfflinePushInfo();
        assertEquals("Ann", info.getTitle());
        assertEquals("a message", info.getDesc());
        assertEquals("tuikit", info.getAndroidOPPOChannelID());
        assertEquals("{AndroidHonorImportance=NORMAL, AndroidHuaWeiCategory=IM, AndroidMeizuNotifyType=1, AndroidOPPOCategory=IM, "
                + "AndroidVIVOCategory=IM, AndroidXiaoMiChannelID=high_system}", new TreeMap<>(info.values()).toString());
        assertArrayEquals(payload().content("Hi").build().toJson().getBytes(StandardCharsets.UTF_8), info.getExt());
        assertFalse(isLogged("cut"));
    }

    @Test
    public void aMessageCanHaveAClassAndAChannelOfItsOwn() {
        V2TIMOfflinePushInfo info = new TpnsMessage(payload().build()).category("VOIP").channel("calls").toOfflinePushInfo();
        assertEquals("calls", info.getAndroidOPPOChannelID());
        assertEquals("{AndroidFCMChannelID=calls, AndroidHonorImportance=NORMAL, AndroidHuaWeiCategory=VOIP, AndroidMeizuNotifyType=1, "
                + "AndroidOPPOCategory=VOIP, AndroidVIVOCategory=VOIP, AndroidXiaoMiChannelID=calls}", new TreeMap<>(info.values()).toString());
    }

    @Test
    public void titleAndTextAreNeverMissing() {
        V2TIMOfflinePushInfo info = new TpnsMessage(payload().content("Hi").build()).title(null).text(" ").toOfflinePushInfo();
        assertEquals("Ann", info.getTitle());
        assertEquals("Hi", info.getDesc());
        info = new TpnsMessage(payload().nickname(null).build()).toOfflinePushInfo();
        assertEquals("ann", info.getTitle());
        assertEquals("ann", info.getDesc());
    }

    @Test
    public void whatIsTooLongIsCutAndTheLogSaysSo() {
        V2TIMOfflinePushInfo info = new TpnsMessage(payload().build()).title(repeat("t", 33)).text(repeat("x", 81)).toOfflinePushInfo();
        assertEquals(repeat("t", 32), info.getTitle());
        assertEquals(repeat("x", 80), info.getDesc());
        assertTrue(isLogged("the title of the message had more than 32 characters"));
        assertTrue(isLogged("the text of the message had more than 80 characters"));
        assertFalse("no message in the log", isLogged("xxx") || isLogged("ttt"));
    }

    @Test
    public void whatFitsIsNotCut() {
        V2TIMOfflinePushInfo info = new TpnsMessage(payload().build()).title(repeat("t", 32)).text(repeat(PAIR, 40)).toOfflinePushInfo();
        assertEquals(repeat("t", 32), info.getTitle());
        assertEquals(repeat(PAIR, 40), info.getDesc());
        assertFalse(isLogged("cut"));
    }

    @Test
    public void aSurrogatePairIsNeverSplit() {
        V2TIMOfflinePushInfo info = new TpnsMessage(payload().build())
                .title(repeat("t", 31) + PAIR).text("x" + repeat(PAIR, 60)).toOfflinePushInfo();
        assertEquals(repeat("t", 31), info.getTitle());
        assertEquals("x" + repeat(PAIR, 39), info.getDesc());
        assertEquals("a lone one stays as it is", repeat("\uD83D", 32),
                new TpnsMessage(payload().build()).title(repeat("\uD83D", 40)).toOfflinePushInfo().getTitle());
    }

    @Test
    public void thePayloadStaysJsonAndBelowItsLimit() throws Exception {
        for (String unit : new String[] {"a", "\u63A8", PAIR, "\"", "\n", "\u0001", "a" + PAIR}) {
            for (int length : new int[] {800, 1_000, 3_000, 100_000}) {
                ShadowLog.clear();
                byte[] ext = new TpnsMessage(payload().content(repeat(unit, length)).extra("order", "42").build()).toOfflinePushInfo().getExt();
                String json = new String(ext, StandardCharsets.UTF_8);
                JSONObject entity = new JSONObject(json).getJSONObject("entity");
                String content = entity.getString("content");
                assertTrue(ext.length + " bytes", ext.length <= 1024 && (ext.length > 1000 || content.length() == unit.length() * length));
                assertEquals("no half of a pair", content, new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
                assertTrue(repeat(unit, length).startsWith(content));
                assertEquals("42", entity.getString("order"));
                assertEquals(content.length() < unit.length() * length, isLogged("its content was cut"));
                assertEquals(content, TpnsPayload.from(Client.app(), new Intent().putExtra("ext", json)).getContent());
            }
        }
    }

    @Test
    public void ownMembersAreNotCut() throws Exception {
        byte[] ext = new TpnsMessage(payload().content("Hi").extra("big", repeat("b", 2_000)).build()).toOfflinePushInfo().getExt();
        JSONObject entity = new JSONObject(new String(ext, StandardCharsets.UTF_8)).getJSONObject("entity");
        assertEquals(2_000, entity.getString("big").length());
        assertEquals("", entity.getString("content"));
        assertTrue(isLogged("a vendor may refuse the message"));
    }
}
