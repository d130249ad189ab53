package com.example.app;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;

import android.app.Activity;
import android.app.Application;
import android.content.Intent;
import android.os.Looper;
import com.tencent.android.tpush.XGIOperateCallback;
import com.tencent.imsdk.v2.V2TIMManager;
import com.tencent.imsdk.v2.V2TIMOfflinePushInfo;
import com.xiaomi.mipush.sdk.MiPushMessage;
import io.github.tpnskit.standin.Calls;
import io.github.tpnskit.standin.SdkThread;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.shadows.ShadowLooper;

/** An app after R8, with the generated rules and those of its manifest: nothing here names a generated class. */
@RunWith(RobolectricTestRunner.class)
public class ShrunkTest {
    private final Application app = RuntimeEnvironment.getApplication();

    @Before
    public void logIn() {
        Calls.clear();
        Calls.answer("V2TIMManager.getLoginStatus", V2TIMManager.V2TIM_STATUS_LOGINED);
    }

    private static void settle() {
        for (int turn = 0; turn < 5; turn++) {
            SdkThread.await();
            for (Looper looper : ShadowLooper.getAllLoopers()) {
                org.robolectric.Shadows.shadowOf(looper).idle();
            }
        }
    }

    private static Calls.Call last(String method) {
        settle();
        List<Calls.Call> calls = Calls.of(method);
        assertFalse(method, calls.isEmpty());
        return calls.get(calls.size() - 1);
    }

    private Activity open(Intent intent) {
        ActivityController<MainActivity> controller = Robolectric.buildActivity(MainActivity.class, intent).setup();
        settle();
        return controller.get();
    }

    @Test
    public void itIsShrunk() throws Exception {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("com.example.app.tpns.TpnsPayload"));
        assertNotNull(Class.forName("com.example.app.tpns.TpnsMessageReceiver"));
    }

    @Test
    public void itRegistersAndReceivesAndSendsAndOpens() {
        Activity activity = open(new Intent());
        last("XGPushManager.registerPush").argument(XGIOperateCallback.class).onSuccess("token-1", 0);
        assertEquals("0,token-1,true", last("V2TIMOfflinePushManager.setOfflinePushConfig").arguments.get(0).toString());
        app.sendBroadcast(new Intent("com.tencent.android.xg.vip.action.PUSH_MESSAGE").setPackage(app.getPackageName()).putExtra("title", "Hi"));
        settle();
        assertEquals("message Hi", activity.getTitle().toString());

        activity.onUserInteraction();
        V2TIMOfflinePushInfo info = last("V2TIMMessageManager.sendMessage").argument(V2TIMOfflinePushInfo.class);
        String ext = new String(info.getExt(), StandardCharsets.UTF_8);
        assertEquals("Me", info.getTitle());
        assertEquals("IM", info.values().get("AndroidHuaWeiCategory"));

        MiPushMessage message = new MiPushMessage();
        message.setExtra(Collections.singletonMap("ext", ext));
        for (Intent click : new Intent[] {new Intent().putExtra("customContent", ext), new Intent().putExtra("key_message", message)}) {
            assertEquals("chat with me, 42", open(click).getTitle().toString());
        }
    }
}
