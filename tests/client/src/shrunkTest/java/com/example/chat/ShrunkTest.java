package com.example.chat;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.robolectric.Shadows.shadowOf;

import android.app.Activity;
import android.app.AlertDialog;
import android.app.Application;
import android.content.DialogInterface;
import android.content.Intent;
import android.os.Looper;
import android.view.View;
import android.widget.TextView;
import com.tencent.android.tpush.XGIOperateCallback;
import com.tencent.imsdk.v2.V2TIMCallback;
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
import org.robolectric.shadows.ShadowAlertDialog;
import org.robolectric.shadows.ShadowLooper;

/** The sample app after R8, with the generated rules and those of its manifest: nothing here names a generated class. */
@RunWith(RobolectricTestRunner.class)
public class ShrunkTest {
    private final Application app = RuntimeEnvironment.getApplication();

    @Before
    public void forget() {
        Calls.clear();
    }

    private static void settle() {
        for (int turn = 0; turn < 5; turn++) {
            SdkThread.await();
            for (Looper looper : ShadowLooper.getAllLoopers()) {
                shadowOf(looper).idle();
            }
        }
    }

    private static Calls.Call last(String method) {
        settle();
        List<Calls.Call> calls = Calls.of(method);
        assertFalse(method + " is not among " + Calls.all(), calls.isEmpty());
        return calls.get(calls.size() - 1);
    }

    private <A extends Activity> A start(Class<A> page, Intent intent) {
        ActivityController<A> controller = Robolectric.buildActivity(page, intent).setup();
        settle();
        return controller.get();
    }

    private View view(Activity activity, String id) {
        return activity.findViewById(app.getResources().getIdentifier(id, "id", app.getPackageName()));
    }

    private void type(Activity activity, String id, String text) {
        ((TextView) view(activity, id)).setText(text);
    }

    private String text(Activity activity, String id) {
        settle();
        return ((TextView) view(activity, id)).getText().toString();
    }

    @Test
    public void itIsShrunk() throws Exception {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("com.example.chat.tpns.TpnsPayload"));
        assertNotNull(Class.forName("com.example.chat.tpns.TpnsMessageReceiver"));
    }

    @Test
    public void fromTheConsentToTheLogout() {
        LoginActivity login = start(LoginActivity.class, new Intent(Intent.ACTION_MAIN));
        assertEquals("before the consent", List.of(), Calls.all());
        assertEquals("before the consent", List.of(), Calls.queries());

        AlertDialog question = (AlertDialog) ShadowAlertDialog.getLatestDialog();
        question.getButton(DialogInterface.BUTTON_POSITIVE).performClick();
        last("XGPushManager.registerPush").argument(XGIOperateCallback.class).onSuccess("token-1", 0);

        type(login, "user_id", "me");
        type(login, "user_sig", "signature");
        view(login, "log_in").performClick();
        Calls.answer("V2TIMManager.getLoginStatus", V2TIMManager.V2TIM_STATUS_LOGINED);
        Calls.answer("V2TIMManager.getLoginUser", "me");
        last("V2TIMManager.login").argument(V2TIMCallback.class).onSuccess();
        Calls.Call report = last("V2TIMOfflinePushManager.setOfflinePushConfig");
        assertEquals("0,token-1,true", report.arguments.get(0).toString());
        report.argument(V2TIMCallback.class).onSuccess();
        last("XGPushManager.upsertAccounts").argument(XGIOperateCallback.class).onSuccess(null, 0);
        assertEquals(ChatActivity.class.getName(), shadowOf(app).getNextStartedActivity().getComponent().getClassName());

        ChatActivity chat = start(ChatActivity.class, new Intent());
        assertEquals("This device receives push messages.", text(chat, "status"));
        type(chat, "peer", "ann");
        type(chat, "text", "Hi");
        view(chat, "send").performClick();
        V2TIMOfflinePushInfo info = last("V2TIMMessageManager.sendMessage").argument(V2TIMOfflinePushInfo.class);
        String ext = new String(info.getExt(), StandardCharsets.UTF_8);
        assertEquals("me", info.getTitle());
        assertEquals("Hi", info.getDesc());
        assertEquals("IM", info.values().get("AndroidHuaWeiCategory"));

        MiPushMessage message = new MiPushMessage();
        message.setExtra(Collections.singletonMap("ext", ext));
        for (Intent click : new Intent[] {new Intent().putExtra("customContent", ext), new Intent().putExtra("key_message", message)}) {
            assertEquals("me", text(start(ChatActivity.class, click), "peer"));
        }

        app.sendBroadcast(new Intent("com.tencent.android.xg.vip.action.PUSH_MESSAGE").setPackage(app.getPackageName()).putExtra("title", "Sale"));
        settle();
        assertEquals("in-app message: Sale", org.robolectric.shadows.ShadowLog.getLogsForTag("PushEvents").get(0).msg);
        assertEquals(true, shadowOf(chat).clickMenuItem(app.getResources().getIdentifier("log_out", "id", app.getPackageName())));
        last("XGPushManager.delAccounts").argument(XGIOperateCallback.class).onSuccess(null, 0);
        last("V2TIMManager.logout");
    }
}
