package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static com.example.app.tpns.Client.asked;
import static com.example.app.tpns.Client.broadcast;
import static com.example.app.tpns.Client.call;
import static com.example.app.tpns.Client.calls;
import static com.example.app.tpns.Client.fail;
import static com.example.app.tpns.Client.last;
import static com.example.app.tpns.Client.registered;
import static com.example.app.tpns.Client.registrationFeedback;
import static com.example.app.tpns.Client.settle;
import static com.example.app.tpns.Client.succeed;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.content.pm.ResolveInfo;
import com.example.app.ChatActivity;
import com.example.app.MainActivity;
import com.tencent.android.tpush.XGPushRegisterResult;
import io.github.tpnskit.standin.Calls;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ActivityController;

@RunWith(RobolectricTestRunner.class)
public class RegistrationTest {
    @Before
    public void install() {
        Client.install();
    }

    @Test
    public void nothingIsAskedBeforeConsent() {
        TpnsPush.bindUser(app(), "ann");
        TpnsPush.unbindUser(app());
        TpnsPush.unregister(app());
        TpnsPush.bindUser(app(), "ann");
        Client.registrationFeedback(0, "token-1");
        ActivityController<ChatActivity> activity = Robolectric.buildActivity(ChatActivity.class, new Intent(Intent.ACTION_MAIN)).setup();
        activity.newIntent(new Intent().putExtra("ext", new TpnsPayload.Builder(TpnsPayload.CHAT_C2C, "ann").build().toJson()));
        settle();
        activity.pause().stop();
        assertEquals("neither calls nor getters", Collections.emptyList(), Client.used());
        assertNull(TpnsPush.getToken());
    }

    @Test
    public void afterItIsWithdrawnNothingIsAskedEither() {
        Client.logIn();
        registered("token-1");
        TpnsPush.unregister(app());
        succeed(call("XGPushManager.unregisterPush"), null);
        for (int process = 0; process < 2; process++) {
            Calls.clear();
            ActivityController<ChatActivity> activity = Robolectric.buildActivity(ChatActivity.class, new Intent(Intent.ACTION_MAIN)).setup();
            activity.pause().stop();
            settle();
            assertEquals(Collections.emptyList(), Client.used());
            Client.restart();
            TpnsPush.unregister(app());
        }
    }

    @Test
    public void theVendorsIdsAreSetBeforeTheRegistration() {
        TpnsPush.register(app());
        assertEquals(Arrays.asList(
                "XGPushConfig.setMiPushAppId", "XGPushConfig.setMiPushAppKey",
                "XGPushConfig.setMzPushAppId", "XGPushConfig.setMzPushAppKey",
                "XGPushConfig.setOppoPushAppId", "XGPushConfig.setOppoPushAppKey",
                "XGPushConfig.enableOtherPush", "XGPushManager.registerPush"), asked());
        // OPPO's AppKey and AppSecret, which the SDK calls id and key.
        assertEquals("0123456789abcdef0123456789abcdef", call("XGPushConfig.setOppoPushAppId").arguments.get(1));
        assertEquals("fedcba9876543210fedcba9876543210", call("XGPushConfig.setOppoPushAppKey").arguments.get(1));
        assertEquals(true, call("XGPushConfig.enableOtherPush").arguments.get(1));
    }

    @Test
    public void registeringTwiceIsRegisteringOnce() {
        TpnsPush.register(app());
        TpnsPush.register(app());
        succeed(call("XGPushManager.registerPush"), "token-1");
        TpnsPush.register(app());
        call("XGPushManager.registerPush");
        assertEquals("token-1", TpnsPush.getToken());
    }


    @Test
    public void aContextOfAnActivityIsNotHandedOn() {
        TpnsPush.register(Robolectric.buildActivity(MainActivity.class).setup().get());
        assertSame(app(), call("XGPushManager.registerPush").arguments.get(0));
    }

    @Test
    public void aFailedRegistrationIsTriedAgainInTheForeground() {
        TpnsPush.register(app());
        fail(call("XGPushManager.registerPush"), 10115);
        ActivityController<MainActivity> activity = Robolectric.buildActivity(MainActivity.class).setup();
        assertEquals(2, calls("XGPushManager.registerPush").size());
        activity.pause().stop().restart().start().resume();
        assertEquals("one is under way", 2, calls("XGPushManager.registerPush").size());
        succeed(last("XGPushManager.registerPush"), "token-1");
        assertEquals("token-1", TpnsPush.getToken());
    }

    @Test
    public void unregisteringForgetsEverything() {
        registered("token-1");
        TpnsPush.bindUser(app(), "ann");
        TpnsPush.unregister(app());
        call("XGPushManager.unregisterPush");
        assertNull(TpnsPush.getToken());
        Calls.clear();
        Client.restart();
        TpnsPush.register(app());
        settle();
        assertNull("the token was kept", TpnsPush.getToken());
    }

    @Test
    public void anAnswerAfterUnregisteringComesTooLate() {
        TpnsPush.register(app());
        Calls.Call registration = call("XGPushManager.registerPush");
        TpnsPush.unregister(app());
        succeed(registration, "token-1");
        assertNull(TpnsPush.getToken());
    }

    @Test
    public void unregisteringAfterARestartReachesThePushService() {
        registered("token-1");
        Client.restart();
        TpnsPush.unregister(app());
        call("XGPushManager.unregisterPush");
    }

    @Test
    public void theTokenIsKept() {
        registered("token-1");
        Client.restart();
        assertNull(TpnsPush.getToken());
        TpnsPush.register(app());
        settle();
        assertEquals("token-1", TpnsPush.getToken());
    }

    @Test
    public void answersThatAreNoneAreIgnored() {
        TpnsPush.register(app());
        Calls.Call registration = call("XGPushManager.registerPush");
        for (Object data : new Object[] {null, "", 7}) {
            succeed(registration, data);
        }
        TpnsPush.onRegisterResult(app(), 0, null);
        TpnsPush.onRegisterResult(null, 0, new XGPushRegisterResult());
        TpnsPush.onRegisterResult(app(), 0, new XGPushRegisterResult());
        broadcast(registrationFeedback(20, "token-of-a-failure"));
        assertNull(TpnsPush.getToken());
    }

    @Test
    public void theManifestsReceiverIsTheGeneratedOne() {
        PackageManager packages = app().getPackageManager();
        List<ResolveInfo> receivers = packages.queryBroadcastReceivers(registrationFeedback(0, ""), 0);
        assertEquals(1, receivers.size());
        assertEquals(TpnsMessageReceiver.class.getName(), receivers.get(0).activityInfo.name);
        assertEquals(false, receivers.get(0).activityInfo.exported);
    }

    @Test
    public void eventsReachTheListener() {
        List<String> events = new ArrayList<>();
        TpnsMessageReceiver.setListener(new TpnsListener() {
            @Override
            public void onRegisterResult(Context context, int errorCode, XGPushRegisterResult result) {
                events.add(errorCode + " " + result.getToken());
            }
        });
        broadcast(registrationFeedback(0, "token-1"));
        broadcast(registrationFeedback(20, ""));
        assertEquals(Arrays.asList("0 token-1", "20 "), events);
        assertEquals("token-1", TpnsPush.getToken());
    }

    @Test
    public void nothingWaitsOnTheCallersThread() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        TpnsPush.unregister(app());
        settle();
        Client.worker().post(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        TpnsPush.register(app());
        TpnsPush.bindUser(app(), "ann");
        TpnsPush.unbindUser(app());
        TpnsPush.unregister(app());
        assertTrue(Calls.all().isEmpty());
        busy.countDown();
        settle();
    }

    @Test
    public void noContextIsHeldForGood() {
        for (Class<?> type : new Class<?>[] {TpnsPush.class, TpnsIm.class, TpnsPayload.class, TpnsActivities.class, TpnsMessageReceiver.class, TpnsWorker.class}) {
            for (Field field : type.getDeclaredFields()) {
                boolean isStatic = Modifier.isStatic(field.getModifiers());
                assertTrue(field.toString(), !isStatic || !Context.class.isAssignableFrom(field.getType()));
            }
        }
    }
}
