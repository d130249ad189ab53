package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static com.example.app.tpns.Client.call;
import static com.example.app.tpns.Client.calls;
import static com.example.app.tpns.Client.count;
import static com.example.app.tpns.Client.imSucceeds;
import static com.example.app.tpns.Client.last;
import static com.example.app.tpns.Client.logIn;
import static com.example.app.tpns.Client.registered;
import static com.example.app.tpns.Client.settle;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

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
    public void aCountThatIsTooLargeOrNotToBeHadIsNoObstacle() {
        logIn();
        registered("token-1");
        TpnsPush.onBackground();
        count(last(COUNT)).onSuccess(Long.MAX_VALUE);
        assertEquals(Integer.MAX_VALUE, last(BACKGROUND).arguments.get(0));
        TpnsPush.onBackground();
        count(last(COUNT)).onSuccess(null);
        assertEquals(0, last(BACKGROUND).arguments.get(0));
        TpnsPush.onBackground();
        count(last(COUNT)).onError(6014, "refused");
        assertEquals(0, last(BACKGROUND).arguments.get(0));
        assertEquals(3, calls(BACKGROUND).size());
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
