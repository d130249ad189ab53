package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static com.example.app.tpns.Client.logIn;
import static com.example.app.tpns.Client.logOut;
import static com.example.app.tpns.Client.settle;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.Application;
import android.app.Notification;
import android.app.NotificationManager;
import android.content.Context;
import android.content.Intent;
import android.content.pm.ActivityInfo;
import android.content.pm.PackageManager;
import android.content.pm.ResolveInfo;
import android.net.Uri;
import android.os.Bundle;
import com.example.app.ChatActivity;
import com.example.app.LoginActivity;
import com.example.app.MainActivity;
import com.tencent.imsdk.v2.V2TIMManager;
import com.xiaomi.mipush.sdk.MiPushMessage;
import io.github.tpnskit.standin.Calls;
import java.io.File;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowLooper;
import org.robolectric.util.ReflectionHelpers;

/** From the click on a notification to the page that it is about. */
@RunWith(RobolectricTestRunner.class)
public class OpeningTest {
    private static final String URI = "demo://com.example.app/notify/";

    @Before
    public void install() {
        Client.install();
        logOut();
        TpnsPush.register(app());
    }

    @After
    public void forgetListeners() {
        Client.restart();
    }

    /** Another process, in which the user has agreed as well. */
    private static void restart() {
        Client.restart();
        TpnsPush.register(app());
    }

    private static Intent click(String sender) {
        String json = new TpnsPayload.Builder(TpnsPayload.CHAT_C2C, sender).build().toJson();
        return new Intent(Intent.ACTION_VIEW, Uri.parse(URI).buildUpon().appendQueryParameter("customContent", json).build());
    }

    private static ActivityController<ChatActivity> open(Intent intent) {
        return Robolectric.buildActivity(ChatActivity.class, intent).setup();
    }

    private static List<String> opened() {
        for (int turn = 0; turn < 3; turn++) {
            settle(); // from the worker to the main thread and back
        }
        return ChatActivity.OPENED.stream().map(TpnsPayload::getSender).collect(Collectors.toList());
    }

    private static void assertOpened(String... senders) {
        assertEquals(List.of(senders), opened());
    }

    private static List<ResolveInfo> resolve(String uri) {
        Intent intent = new Intent(Intent.ACTION_VIEW, Uri.parse(uri));
        return app().getPackageManager().queryIntentActivities(intent, PackageManager.MATCH_DEFAULT_ONLY);
    }

    @Test
    public void theConfiguredUriOpensTheConfiguredActivity() {
        for (String uri : new String[] {URI, click("ann").getDataString()}) {
            List<ResolveInfo> found = resolve(uri);
            assertEquals(uri, 1, found.size());
            ActivityInfo activity = found.get(0).activityInfo;
            assertEquals(MainActivity.class.getName(), activity.name);
            assertEquals(ActivityInfo.LAUNCH_SINGLE_TASK, activity.launchMode);
            assertTrue(activity.exported);
        }
    }

    @Test
    public void anotherUriOpensNothing() {
        for (String uri : new String[] {
            "demo://com.example.app/notify", "demo://com.example.app/Notify/", "demo://com.example.app/notify/more",
            "demo://com.example.app/", "demo://com.example.other/notify/", "Demo://com.example.app/notify/", "demo:notify",
        }) {
            assertEquals(uri, 0, resolve(uri).size());
        }
    }

    @Test
    public void aClickOpensItsChat() {
        logIn();
        open(click("ann"));
        assertOpened("ann");
    }

    @Test
    public void aClickThatStartsTheProcessWaitsForTheAutomaticLogin() {
        open(click("ann"));
        assertOpened();
        Calls.answer("V2TIMManager.getLoginStatus", V2TIMManager.V2TIM_STATUS_LOGINING);
        assertOpened();
        logIn();
        TpnsPush.bindUser(app(), "me");
        assertOpened("ann");
        TpnsPush.bindUser(app(), "me");
        assertOpened("ann");
    }

    @Test
    public void aLoginThatNobodyTellsOfIsNoticed() {
        open(click("ann"));
        assertOpened();
        logIn();
        ShadowLooper.idleMainLooper(1, TimeUnit.SECONDS);
        assertOpened("ann");
    }

    @Test
    public void nothingIsAskedWhileNothingWaits() {
        open(new Intent());
        settle();
        assertFalse("no timer", ShadowLooper.shadowMainLooper().getNextScheduledTaskTime().toMillis() > 0);
    }

    @Test
    public void aClickSurvivesRotationBeforeTheLogin() {
        ActivityController<ChatActivity> controller = open(click("ann"));
        assertOpened();
        controller.recreate();
        controller.recreate();
        logIn();
        TpnsPush.bindUser(app(), "me");
        assertOpened("ann");
        controller.recreate();
        assertOpened("ann");
    }

    @Test
    public void theRotatedActivityIsCalledAndNotTheOldOne() {
        logIn();
        ActivityController<ChatActivity> controller = open(click("ann"));
        controller.recreate(); // before the answer of the worker
        assertOpened("ann");
    }

    @Test
    public void aClickSurvivesTheProcessBeforeTheLogin() {
        Intent intent = click("ann");
        ActivityController<ChatActivity> controller = open(intent);
        Bundle state = new Bundle();
        controller.pause().stop().saveInstanceState(state);
        restart();
        // The system restores the activity with the Intent as it was sent.
        Robolectric.buildActivity(ChatActivity.class, new Intent(intent)).setup(state);
        assertOpened();
        logIn();
        TpnsPush.bindUser(app(), "me");
        assertOpened("ann");
        restart();
        Robolectric.buildActivity(ChatActivity.class, new Intent(intent)).setup(state);
        assertOpened();
    }

    @Test
    public void aClickSurvivesTheProcessOnTheLoginPage() {
        ActivityController<LoginActivity> login = Robolectric.buildActivity(LoginActivity.class, click("ann")).setup();
        assertTrue(TpnsOpening.receive(login.get(), login.getIntent()));
        restart();
        logIn();
        open(new Intent(Intent.ACTION_MAIN));
        assertOpened("ann");
    }

    @Test
    public void aPageThatHandsTheClickOverDoesNotTakeIt() {
        ActivityController<ChatActivity> chat = open(click("ann"));
        chat.get().finish();
        chat.pause();
        Robolectric.buildActivity(LoginActivity.class).setup();
        logIn();
        TpnsPush.bindUser(app(), "me");
        assertOpened();
        chat.stop().destroy();
        open(new Intent());
        assertOpened("ann");
    }

    @Test
    public void aPageThatIsAboutToCloseDoesNotTakeIt() {
        ActivityController<ChatActivity> chat = open(click("ann"));
        chat.get().finish(); // for another page, which is not there yet
        logIn();
        TpnsPush.bindUser(app(), "me");
        assertOpened();
        chat.pause().stop().destroy();
        open(new Intent());
        assertOpened("ann");
    }

    @Test
    public void underATranslucentPageItWaits() {
        ActivityController<ChatActivity> chat = open(click("ann"));
        chat.pause(); // a translucent page comes over it, and login ends there
        logIn();
        TpnsPush.bindUser(app(), "me");
        assertOpened();
        chat.resume();
        assertOpened("ann");
        chat.pause().resume();
        assertOpened("ann");
    }

    @Test
    public void aClickWhileTheActivityIsThereIsDelivered() {
        logIn();
        ActivityController<ChatActivity> chat = open(new Intent());
        chat.pause().newIntent(click("ann")).resume();
        assertOpened("ann");
        chat.pause().newIntent(click("ann")).resume();
        assertOpened("ann", "ann");
    }

    @Test
    public void theSameIntentIsDeliveredOnce() {
        logIn();
        Intent intent = click("ann");
        ActivityController<ChatActivity> chat = open(intent);
        assertFalse(TpnsOpening.receive(chat.get(), intent));
        assertFalse("a restored activity", TpnsOpening.receive(chat.get(), chat.get().getIntent()));
        chat.recreate();
        assertOpened("ann");
    }

    @Test
    public void theLastClickCounts() {
        ActivityController<ChatActivity> chat = open(click("ann"));
        chat.newIntent(click("ben"));
        assertOpened();
        logIn();
        TpnsPush.bindUser(app(), "me");
        assertOpened("ben");
    }

    @Test
    public void itIsNotForTheNextUser() {
        open(click("ann"));
        TpnsPush.unbindUser(app());
        settle();
        logIn();
        TpnsPush.bindUser(app(), "another");
        assertOpened();
        restart();
        logIn();
        open(new Intent());
        assertOpened();
    }

    @Test
    public void aClickWaitsForADayAtTheMost() {
        open(click("ann"));
        assertOpened();
        Object waiting = ReflectionHelpers.getStaticField(TpnsOpening.class, "waiting");
        long then = ReflectionHelpers.getField(waiting, "time");
        ReflectionHelpers.setField(waiting, "time", then - TimeUnit.DAYS.toMillis(1) - 60_000);
        logIn();
        TpnsPush.bindUser(app(), "me");
        assertOpened();
    }

    @Test
    public void ofTwoPagesOnTheScreenTheOtherOneTakesIt() {
        ActivityController<ChatActivity> first = open(new Intent());
        ActivityController<ChatActivity> second = open(click("ann"));
        second.pause().stop().destroy(); // from Android 10, the first one has been resumed all the time
        logIn();
        TpnsPush.bindUser(app(), "me");
        assertOpened("ann");
        first.pause().stop().destroy();
    }

    @Test
    public void beforeConsentNothingIsOpened() {
        Client.install();
        logIn();
        open(click("ann"));
        TpnsPush.bindUser(app(), "me");
        assertOpened();
        TpnsPush.register(app());
        assertOpened("ann");
    }

    @Test
    public void anOldClickIsForgotten() {
        open(click("ann"));
        settle();
        File file = new File(app().getNoBackupFilesDir(), "tpns-opening");
        assertTrue(file.setLastModified(System.currentTimeMillis() - TimeUnit.DAYS.toMillis(2)));
        restart();
        logIn();
        open(new Intent());
        assertOpened();
    }

    @Test
    public void theIntentStaysAsItIs() {
        logIn();
        Intent intent = click("ann").putExtra("mine", 7).putExtra("ext", "mine, too").putExtra("tpush.statistics", "{\"id\":1}");
        String data = intent.getDataString();
        ActivityController<ChatActivity> chat = open(intent);
        assertOpened("ann");
        Intent after = chat.get().getIntent();
        assertEquals(data, after.getDataString());
        assertEquals(3, after.getExtras().size());
        assertEquals(7, after.getIntExtra("mine", 0));
        assertEquals("mine, too", after.getStringExtra("ext"));
        assertEquals("{\"id\":1}", after.getStringExtra("tpush.statistics"));
    }

    @Test
    public void anotherIntentIsNothing() {
        logIn();
        Intent intent = new Intent(Intent.ACTION_VIEW, Uri.parse("demo://elsewhere/?customContent={}")).putExtra("ext", "mine");
        ActivityController<ChatActivity> chat = open(intent);
        assertFalse(TpnsOpening.receive(chat.get(), intent));
        assertFalse(TpnsOpening.receive(chat.get(), null));
        assertFalse(TpnsOpening.receive(chat.get(), click("ann").addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY)));
        assertOpened();
    }

    @Test
    public void theNotificationsOfTheAppStay() {
        logIn();
        NotificationManager manager = (NotificationManager) app().getSystemService(Context.NOTIFICATION_SERVICE);
        manager.notify(1, new Notification());
        open(click("ann"));
        assertOpened("ann");
        assertEquals(1, shadowOf(manager).size());
        assertEquals(List.of(), Client.calls("XGPushManager.cancelAllNotifaction"));
    }

    private static Intent clickOfXiaomi() {
        MiPushMessage message = new MiPushMessage();
        message.setNotifyId(7);
        message.setExtra(Collections.singletonMap("ext", new TpnsPayload.Builder(TpnsPayload.CHAT_C2C, "ann").build().toJson()));
        return new Intent().putExtra("key_message", message);
    }

    @Test
    @Config(minSdk = 22)
    public void xiaomisNotificationOfTheMessageIsCancelled() {
        for (String sender : new String[] {"com.xiaomi.xmsf", app().getPackageName()}) {
            Calls.clear();
            receive(sender, clickOfXiaomi());
            assertEquals(sender, 7, Client.call("MiPushClient.clearNotification").arguments.get(1));
        }
    }

    @Test
    public void noOtherAppCanMakeItCancel() {
        for (Intent forged : new Intent[] {
            clickOfXiaomi(),
            clickOfXiaomi().putExtra("android.intent.extra.REFERRER", Uri.parse("android-app://com.xiaomi.xmsf")),
            clickOfXiaomi().putExtra("android.intent.extra.REFERRER_NAME", "android-app://com.xiaomi.xmsf"),
        }) {
            receive("com.example.other", forged);
        }
        receive(null, clickOfXiaomi());
        for (Intent start : new Intent[] {
            new Intent().putExtra("android.intent.extra.REFERRER", Uri.parse("android-app://com.xiaomi.xmsf")),
            new Intent().putExtra("android.intent.extra.REFERRER_NAME", "android-app://com.xiaomi.xmsf"),
        }) {
            ActivityController<MainActivity> started = Robolectric.buildActivity(MainActivity.class, start).setup();
            assertTrue("in onNewIntent", TpnsOpening.receive(started.get(), clickOfXiaomi()));
        }
        settle();
        assertEquals(List.of(), Client.calls("MiPushClient.clearNotification"));
    }

    @Test
    @Config(minSdk = 22)
    public void anExceptionOfXiaomisSdkDoesNotLoseTheClick() {
        logIn();
        Calls.fail("MiPushClient.clearNotification", new IllegalStateException("no"));
        receive("com.xiaomi.xmsf", clickOfXiaomi());
        open(new Intent());
        assertOpened("ann");
    }

    /** An activity that an app has started. */
    private static void receive(String sender, Intent intent) {
        ActivityController<MainActivity> controller = Robolectric.buildActivity(MainActivity.class, intent).setup();
        if (android.os.Build.VERSION.SDK_INT >= 22) {
            ReflectionHelpers.setField(android.app.Activity.class, controller.get(), "mReferrer", sender);
        }
        assertTrue(TpnsOpening.receive(controller.get(), intent));
    }
}
