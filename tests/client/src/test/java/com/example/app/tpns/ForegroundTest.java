package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static com.example.app.tpns.Client.call;
import static com.example.app.tpns.Client.calls;
import static com.example.app.tpns.Client.count;
import static com.example.app.tpns.Client.imFails;
import static com.example.app.tpns.Client.imSucceeds;
import static com.example.app.tpns.Client.last;
import static com.example.app.tpns.Client.logIn;
import static com.example.app.tpns.Client.logOut;
import static com.example.app.tpns.Client.pass;
import static com.example.app.tpns.Client.registered;
import static com.example.app.tpns.Client.settle;
import static com.example.app.tpns.Client.succeed;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import android.content.ContextWrapper;
import com.example.app.ChatActivity;
import com.example.app.LoginActivity;
import com.example.app.MainActivity;
import io.github.tpnskit.standin.Calls;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.util.ReflectionHelpers;

/** What IM is told of the foreground and the background. */
@RunWith(RobolectricTestRunner.class)
public class ForegroundTest {
    private static final String BACKGROUND = "V2TIMOfflinePushManager.doBackground";
    private static final String FOREGROUND = "V2TIMOfflinePushManager.doForeground";
    private static final String COUNT = "V2TIMConversationManager.getTotalUnreadMessageCount";

    @Before
    public void install() {
        Client.install();
    }

    @Test
    public void theBackgroundComesWithTheUnreadCount() {
        logIn();
        registered("token-1");
        ActivityController<MainActivity> activity = Robolectric.buildActivity(MainActivity.class).setup();
        call(FOREGROUND);
        activity.pause().stop();
        assertEquals(0, calls(BACKGROUND).size());
        count(call(COUNT)).onSuccess(7L);
        assertEquals(7, call(BACKGROUND).arguments.get(0));
        imSucceeds(call(BACKGROUND));
        activity.restart().start().resume();
        assertEquals(2, calls(FOREGROUND).size());
    }

    @Test
    public void aCountThatIsTooLargeIsNoObstacle() {
        logIn();
        registered("token-1");
        Robolectric.buildActivity(MainActivity.class).setup().pause().stop();
        count(last(COUNT)).onSuccess(Long.MAX_VALUE);
        assertEquals(Integer.MAX_VALUE, call(BACKGROUND).arguments.get(0));
    }

    @Test
    public void aCountThatFailsIsRepeatedAndNotTakenForNone() {
        logIn();
        registered("token-1");
        Robolectric.buildActivity(MainActivity.class).setup().pause().stop();
        count(call(COUNT)).onError(6014, "refused");
        pass(2_000);
        count(last(COUNT)).onSuccess(null);
        assertEquals(0, calls(BACKGROUND).size());
        pass(4_000);
        assertEquals(3, calls(COUNT).size());
        count(last(COUNT)).onSuccess(5L);
        assertEquals(5, call(BACKGROUND).arguments.get(0));
    }

    @Test
    public void aTranslucentPageThatWasOpenBeforeTheConsentLeavesAnotherInSight() {
        logIn();
        ActivityController<MainActivity> main = Robolectric.buildActivity(MainActivity.class).setup();
        main.pause();
        ActivityController<LoginActivity> dialog = Robolectric.buildActivity(LoginActivity.class).setup();
        registered("token-1");
        dialog.pause();
        main.resume();
        dialog.stop().destroy();
        assertEquals("the page below is visible", 0, calls(COUNT).size());
        main.pause().stop();
        call(COUNT);
    }

    @Test
    public void besideAnotherAppThePageIsStillSeen() {
        logIn();
        registered("token-1");
        ActivityController<MainActivity> left = Robolectric.buildActivity(MainActivity.class).setup();
        ActivityController<LoginActivity> right = Robolectric.buildActivity(LoginActivity.class).setup();
        left.pause();
        right.pause();
        assertEquals("paused, but both are visible", 0, calls(COUNT).size());
        left.stop();
        assertEquals("one is visible", 0, calls(COUNT).size());
        right.stop();
        call(COUNT);
    }

    @Test
    public void aLoginInTheForegroundIsToldThatItIs() {
        logIn();
        registered("token-1");
        ActivityController<MainActivity> activity = Robolectric.buildActivity(MainActivity.class).setup();
        imSucceeds(call(FOREGROUND));
        activity.pause().stop();
        count(call(COUNT)).onSuccess(7L);
        imSucceeds(call(BACKGROUND));
        logOut();
        activity.restart().start().resume();
        assertEquals("nobody is logged in", 1, calls(FOREGROUND).size());
        logIn();
        TpnsPush.bindUser(app(), "ann");
        assertEquals("the server still took the app for being in the background", 2, calls(FOREGROUND).size());
    }

    @Test
    public void aBackgroundThatWasNotToldIsToldLater() {
        logIn();
        registered("token-1");
        Robolectric.buildActivity(MainActivity.class).setup().pause().stop();
        count(call(COUNT)).onSuccess(7L);
        imFails(call(BACKGROUND), 6012);
        pass(2_000);
        assertEquals(7, last(BACKGROUND).arguments.get(0));
        assertEquals(2, calls(BACKGROUND).size());
    }

    @Test
    public void aCountThatComesBackInTheForegroundCountsNoMore() {
        logIn();
        registered("token-1");
        ActivityController<MainActivity> activity = Robolectric.buildActivity(MainActivity.class).setup();
        activity.pause().stop();
        Calls.Call counting = call(COUNT);
        activity.restart().start();
        settle();
        count(counting).onSuccess(7L);
        assertEquals(0, calls(BACKGROUND).size());
    }

    @Test
    public void fromPageToPageTheAppStaysInTheForeground() {
        logIn();
        registered("token-1");
        ActivityController<MainActivity> main = Robolectric.buildActivity(MainActivity.class).setup();
        ActivityController<LoginActivity> login = Robolectric.buildActivity(LoginActivity.class).setup();
        main.pause().stop();
        main.restart().start().resume();
        login.pause().stop().destroy();
        assertEquals(0, calls(COUNT).size());
        call(FOREGROUND);
        main.pause().stop();
        call(COUNT);
    }

    @Test
    public void aPageThatWasOpenBeforeTheConsentIsCountedToo() {
        logIn();
        ActivityController<MainActivity> consent = Robolectric.buildActivity(MainActivity.class).setup();
        registered("token-1");
        ActivityController<LoginActivity> next = Robolectric.buildActivity(LoginActivity.class).setup();
        consent.pause().stop();
        assertEquals("another page is open", 0, calls(COUNT).size());
        next.pause().stop();
        call(COUNT);
    }

    @Test
    public void aPageThatIsOpenWhenTheUserAgreesIsTheForeground() {
        logIn();
        Robolectric.buildActivity(ChatActivity.class).setup();
        registered("token-1");
        call(FOREGROUND);
    }

    @Test
    public void aPageThatStaysWhileOneUnregistersAndRegistersIsTheForeground() {
        logIn();
        registered("token-1");
        Robolectric.buildActivity(MainActivity.class).setup();
        imSucceeds(call(FOREGROUND));
        TpnsPush.unregister(app());
        succeed(call("XGPushManager.unregisterPush"), null);
        registered("token-2");
        TpnsPush.bindUser(app(), "ann");
        assertEquals(2, calls(FOREGROUND).size());
    }

    @Test
    public void whileTheApplicationIsAttachedItIsItsOwnApplicationContext() {
        Context attaching = new ContextWrapper(app()) {
            @Override
            public Context getApplicationContext() {
                return null;
            }
        };
        assertSame(attaching, TpnsWorker.applicationOf(attaching));
        assertSame(app(), TpnsWorker.applicationOf(app()));
    }

    @Test
    public void rotationIsNoBackground() {
        logIn();
        registered("token-1");
        ActivityController<MainActivity> activity = Robolectric.buildActivity(MainActivity.class).setup();
        activity.recreate();
        assertEquals(0, calls(COUNT).size());
        call(FOREGROUND);
    }

    @Test
    public void withoutALoginImIsToldNothingUntilThereIsOne() {
        registered("token-1");
        Robolectric.buildActivity(MainActivity.class).setup().pause().stop();
        assertEquals(0, calls(FOREGROUND).size() + calls(COUNT).size());
        logIn();
        TpnsPush.bindUser(app(), "ann");
        imSucceeds(call("V2TIMOfflinePushManager.setOfflinePushConfig"));
        count(call(COUNT)).onSuccess(1L);
        call(BACKGROUND);
    }

    @Test
    public void noPageIsHeldOnceItIsLeft() {
        registered("token-1");
        Robolectric.buildActivity(MainActivity.class).setup().pause().stop().destroy();
        settle();
        Object watching = ReflectionHelpers.getStaticField(TpnsActivities.class, "watching");
        Set<?> started = ReflectionHelpers.getField(watching, "started");
        assertTrue(started.isEmpty());
    }

    @Test
    public void afterUnregisteringNothingIsWatched() {
        logIn();
        registered("token-1");
        TpnsPush.unregister(app());
        settle();
        Robolectric.buildActivity(MainActivity.class).setup().pause().stop();
        assertEquals(0, calls(FOREGROUND).size() + calls(COUNT).size());
    }
}
