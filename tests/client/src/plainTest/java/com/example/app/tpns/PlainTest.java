package com.example.app.tpns;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.robolectric.Shadows.shadowOf;

import android.app.Activity;
import android.app.Application;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import android.os.Handler;
import com.tencent.android.tpush.XGIOperateCallback;
import io.github.tpnskit.standin.Calls;
import io.github.tpnskit.standin.SdkThread;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.shadows.ShadowLooper;
import org.robolectric.util.ReflectionHelpers;

/** The client of an app that has no IM, and nothing of it on its class path. */
@RunWith(RobolectricTestRunner.class)
public class PlainTest {
    private static final String REGISTER = "XGPushManager.registerPush";
    private static final String BIND = "XGPushManager.upsertAccounts";

    private final Application app = RuntimeEnvironment.getApplication();

    @Before
    public void install() {
        settle();
        if (worker() != null) {
            worker().getLooper().quit();
        }
        ReflectionHelpers.setStaticField(TpnsWorker.class, "instance", null);
        ReflectionHelpers.setStaticField(TpnsPush.class, "token", null);
        new File(app.getNoBackupFilesDir(), "tpns.properties").delete();
        Calls.clear();
    }

    /** Null in a process that has not used the client yet. */
    private static Handler worker() {
        TpnsWorker worker = ReflectionHelpers.getStaticField(TpnsWorker.class, "instance");
        return worker == null ? null : ReflectionHelpers.getField(worker, "handler");
    }

    @Test
    public void imIsNotThere() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("com.tencent.imsdk.v2.V2TIMManager"));
        assertThrows(ClassNotFoundException.class, () -> Class.forName("com.example.app.tpns.TpnsMessage"));
    }

    @Test
    public void nothingIsAskedBeforeConsent() {
        TpnsPush.bindUser(app, "ann");
        TpnsPush.unbindUser(app);
        assertEquals(Collections.emptyList(), asked());
    }

    @Test
    public void theAccountIsBoundOnceThereIsAToken() {
        TpnsPush.bindUser(app, "ann");
        TpnsPush.register(app);
        assertEquals(Arrays.asList("XGPushConfig.enableOtherPush", REGISTER), asked());
        answer(REGISTER, "token-1");
        assertEquals("token-1", TpnsPush.getToken());
        assertEquals("[0:ann]", last(BIND).arguments.get(1).toString());
        TpnsPush.unbindUser(app);
        assertEquals("XGPushManager.delAccounts", asked().get(3));
    }

    @Test
    public void aBroadcastOfANewTokenBindsTheAccountAgain() {
        TpnsPush.register(app);
        answer(REGISTER, "token-1");
        TpnsPush.bindUser(app, "ann");
        settle();
        answer(BIND, null);
        app.sendBroadcast(new Intent("com.tencent.android.xg.vip.action.FEEDBACK").setPackage(app.getPackageName())
                .putExtra("TPUSH.FEEDBACK", 1).putExtra("TPUSH.ERRORCODE", 0).putExtra("token", "token-2"));
        settle();
        assertEquals("token-2", TpnsPush.getToken());
        assertEquals(2, Calls.of(BIND).size());
    }

    @Test
    public void aFailureLeavesTheWayOpenForAnotherTry() {
        TpnsPush.register(app);
        settle();
        last(REGISTER).argument(XGIOperateCallback.class).onFail(null, 10115, "refused");
        TpnsPush.register(app);
        answer(REGISTER, "token-1");
        TpnsPush.bindUser(app, "ann");
        settle();
        last(BIND).argument(XGIOperateCallback.class).onFail(null, 10110, "refused");
        TpnsPush.bindUser(app, "ann");
        settle();
        assertEquals(2, Calls.of(REGISTER).size());
        assertEquals(2, Calls.of(BIND).size());
        TpnsPush.unregister(app);
        settle();
        assertNull(TpnsPush.getToken());
    }

    private static void settle() {
        ShadowLooper.idleMainLooper();
        SdkThread.await();
        ShadowLooper.idleMainLooper();
        if (worker() != null) {
            shadowOf(worker().getLooper()).idle();
        }
    }

    private static List<String> asked() {
        settle();
        return Calls.all().stream().map(call -> call.method).collect(Collectors.toList());
    }

    private static Calls.Call last(String method) {
        settle();
        List<Calls.Call> calls = Calls.of(method);
        return calls.get(calls.size() - 1);
    }

    private static void answer(String method, Object data) {
        last(method).argument(XGIOperateCallback.class).onSuccess(data, 0);
        settle();
    }

    /** A page of an app without IM, and so without a login that the client knows of. */
    public static final class Page extends Activity {
        static final List<TpnsPayload> OPENED = new ArrayList<>();

        @Override
        protected void onCreate(Bundle saved) {
            super.onCreate(saved);
            TpnsOpening.attach(this, saved, OPENED::add);
        }
    }

    @Test
    public void aClickIsDeliveredOnceWithoutIm() {
        Page.OPENED.clear();
        String json = "{\"page\":\"sale\"}";
        Intent click = new Intent(Intent.ACTION_VIEW, Uri.parse("demo://h/p/").buildUpon().appendQueryParameter("customContent", json).build());
        ActivityController<Page> controller = Robolectric.buildActivity(Page.class, click).setup();
        settle();
        settle();
        controller.recreate().pause().resume();
        settle();
        settle();
        assertEquals(1, Page.OPENED.size());
        assertEquals(TpnsPayload.ACTION_CUSTOM, Page.OPENED.get(0).getAction());
        assertEquals("sale", Page.OPENED.get(0).getExtra("page"));
        controller.pause().stop().destroy();
    }

    @Test
    public void theSdkReadsACustomContentItself() {
        Intent intent = new Intent().putExtra("TPNS.CUSTOM", "order-42");
        assertNull("the SDK is not asked before the consent", TpnsPayload.from(app, intent));
        TpnsPush.register(app);
        TpnsPayload read = TpnsPayload.from(app, intent);
        assertEquals("order-42", read.getCustomContent());
        assertNull(TpnsPayload.from(app, new Intent().putExtra("TPNS.CUSTOM", " ")));
        assertNull(TpnsPayload.from(app, null));
    }
}
