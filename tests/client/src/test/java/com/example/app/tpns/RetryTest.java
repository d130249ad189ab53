package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static com.example.app.tpns.Client.bound;
import static com.example.app.tpns.Client.broadcast;
import static com.example.app.tpns.Client.call;
import static com.example.app.tpns.Client.calls;
import static com.example.app.tpns.Client.fail;
import static com.example.app.tpns.Client.imFails;
import static com.example.app.tpns.Client.imSucceeds;
import static com.example.app.tpns.Client.last;
import static com.example.app.tpns.Client.logIn;
import static com.example.app.tpns.Client.logOut;
import static com.example.app.tpns.Client.network;
import static com.example.app.tpns.Client.pass;
import static com.example.app.tpns.Client.registered;
import static com.example.app.tpns.Client.state;
import static com.example.app.tpns.Client.succeed;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.content.Context;
import android.content.ContextWrapper;
import android.content.Intent;
import android.net.ConnectivityManager;
import android.os.Handler;
import android.os.Looper;
import com.example.app.MainActivity;
import io.github.tpnskit.standin.Calls;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ActivityController;

/** Nothing is lost: what fails, gets no answer or is cut short by the end of the process is made up for. */
@RunWith(RobolectricTestRunner.class)
public class RetryTest {
    private static final String REGISTER = "XGPushManager.registerPush";
    private static final String UNREGISTER = "XGPushManager.unregisterPush";
    private static final String REPORT = "V2TIMOfflinePushManager.setOfflinePushConfig";
    private static final String BIND = "XGPushManager.upsertAccounts";
    private static final String UNBIND = "XGPushManager.delAccounts";

    @Before
    public void install() {
        Client.install();
    }

    /** Ann is logged in, and everybody knows it. */
    private static void annIsBound() {
        logIn();
        registered("token-1");
        TpnsPush.bindUser(app(), "ann");
        imSucceeds(last(REPORT));
        succeed(call(BIND), null);
        assertEquals("BOUND", state());
    }

    @Test
    public void aLogoutInTheLiftIsMadeUpForWhenTheNetworkIsBack() {
        annIsBound();
        TpnsPush.unbindUser(app());
        logOut();
        fail(call(UNBIND), 10115);
        network(false);
        network(true);
        succeed(last(UNBIND), null);
        assertEquals(2, calls(UNBIND).size());
        pass(TimeUnit.DAYS.toMillis(1));
        assertEquals(2, calls(UNBIND).size());
    }

    @Test
    public void aLogoutInTheLiftOutlivesTheProcess() {
        annIsBound();
        TpnsPush.unbindUser(app());
        fail(call(UNBIND), 10115);
        Client.restart();
        logOut();
        Calls.clear();
        registered("token-1");
        succeed(call(UNBIND), null);
        Client.restart();
        Calls.clear();
        registered("token-1");
        assertEquals("it is done", 0, calls(UNBIND).size());
    }

    @Test
    public void aLogoutWithoutAnyAnswerOutlivesTheProcess() {
        annIsBound();
        TpnsPush.unbindUser(app());
        call(UNBIND);
        Client.restart();
        Calls.clear();
        registered("token-1");
        call(UNBIND);
    }

    @Test
    public void aBindingWhoseAnswerTheProcessDidNotSeeIsUnbound() {
        logIn();
        registered("token-1");
        TpnsPush.bindUser(app(), "ann");
        imSucceeds(last(REPORT));
        call(BIND);
        Client.restart();
        Calls.clear();
        TpnsPush.unbindUser(app());
        registered("token-1");
        call(UNBIND);
    }

    @Test
    public void threeWeeksOffline() {
        annIsBound();
        TpnsPush.unbindUser(app());
        logOut();
        fail(call(UNBIND), 10115);
        network(false);
        for (int day = 0; day < 21; day++) {
            pass(TimeUnit.DAYS.toMillis(1));
            fail(last(UNBIND), 10115);
        }
        assertTrue("not too often: " + calls(UNBIND).size(), calls(UNBIND).size() < 21 * 24 + 20);
        int tries = calls(UNBIND).size();
        network(true);
        assertEquals(tries + 1, calls(UNBIND).size());
        succeed(last(UNBIND), null);
        pass(TimeUnit.DAYS.toMillis(1));
        assertEquals(tries + 1, calls(UNBIND).size());
    }

    @Test
    public void retriesComeLessAndLessOften() {
        TpnsPush.register(app());
        fail(call(REGISTER), 10115);
        int[] seconds = {2, 4, 8, 16};
        for (int i = 0; i < seconds.length; i++) {
            pass(seconds[i] * 1_000L - 1);
            assertEquals(i + 1, calls(REGISTER).size());
            pass(1);
            assertEquals(i + 2, calls(REGISTER).size());
            fail(last(REGISTER), 10115);
        }
    }

    @Test
    public void aRequestWithoutAnswerTimesOut() {
        logIn();
        registered("token-1");
        TpnsPush.bindUser(app(), "ann");
        int reports = calls(REPORT).size();
        pass(29_999);
        assertEquals(reports, calls(REPORT).size());
        pass(1);
        assertEquals("FAILED(REPORT, -90001, there was no answer in time)", state());
        pass(2_000);
        assertEquals(reports + 1, calls(REPORT).size());
        imSucceeds(last(REPORT));
        pass(30_000 + 2_000);
        assertEquals("the binding, too", 2, calls(BIND).size());
    }

    @Test
    public void anAnswerThatComesTwiceCountsOnce() {
        annIsBound();
        Robolectric.buildActivity(MainActivity.class).setup();
        imSucceeds(call("V2TIMOfflinePushManager.doForeground"));
        int asked = Client.asked().size();
        for (int turn = 0; turn < 3; turn++) {
            succeed(call(BIND), null);
            fail(call(BIND), 10115);
            imSucceeds(last(REPORT));
            imSucceeds(call("V2TIMOfflinePushManager.doForeground"));
            succeed(call(REGISTER), "token-1");
        }
        pass(60_000);
        assertEquals(asked, Client.asked().size());
        assertEquals("BOUND", state());
    }

    @Test
    public void aCountThatIsNoneIsCountedAgainLater() {
        annIsBound();
        String count = "V2TIMConversationManager.getTotalUnreadMessageCount";
        Robolectric.buildActivity(MainActivity.class).setup().pause().stop();
        Client.count(call(count)).onSuccess(null);
        call(count);
        pass(2_000);
        Client.count(last(count)).onSuccess(7L);
        call("V2TIMOfflinePushManager.doBackground");
    }

    @Test
    public void aNetworkThatWasThereAllTheTimeIsNoReasonToHurry() {
        TpnsPush.register(app());
        fail(call(REGISTER), 10115);
        pass(1_000);
        call(REGISTER);
    }

    @Test
    public void theNetworkIsWatchedOnlyWhileSomethingFails() {
        ConnectivityManager manager = (ConnectivityManager) app().getSystemService(Context.CONNECTIVITY_SERVICE);
        TpnsPush.register(app());
        Client.settle();
        int before = watches(manager);
        fail(call(REGISTER), 10115);
        assertEquals(before + 1, watches(manager));
        pass(2_000);
        succeed(last(REGISTER), "token-1");
        assertEquals(before, watches(manager));
    }

    private static int watches(ConnectivityManager manager) {
        return shadowOf(manager).getNetworkCallbacks().size() + (int) shadowOf(app()).getRegisteredReceivers().stream()
                .filter(receiver -> receiver.getIntentFilter().hasAction("android.net.conn.CONNECTIVITY_CHANGE")).count();
    }

    @Test
    public void aFailedReportIsTriedAgainBeforeTheAppIsFrozen() {
        logIn();
        registered("token-1");
        ActivityController<MainActivity> activity = Robolectric.buildActivity(MainActivity.class).setup();
        TpnsPush.bindUser(app(), "ann");
        imFails(last(REPORT), 6012);
        int reports = calls(REPORT).size();
        activity.pause().stop();
        assertEquals(reports + 1, calls(REPORT).size());
        imSucceeds(last(REPORT));
        assertEquals("[0:ann]", bound(call(BIND)));
    }

    @Test
    public void registeringAgainWaitsForTheAnswerToUnregistering() {
        registered("token-1");
        TpnsPush.unregister(app());
        TpnsPush.register(app());
        call(REGISTER);
        succeed(call(UNREGISTER), null);
        assertEquals(2, calls(REGISTER).size());
        succeed(last(REGISTER), "token-2");
        assertEquals("token-2", TpnsPush.getToken());
    }

    @Test
    public void theAnswerToUnregisteringMayBeABroadcast() {
        registered("token-1");
        TpnsPush.unregister(app());
        TpnsPush.register(app());
        call(REGISTER);
        broadcast(new Intent(Client.FEEDBACK).setPackage(app().getPackageName())
                .putExtra("TPUSH.FEEDBACK", 2).putExtra("TPUSH.ERRORCODE", 0));
        assertEquals(2, calls(REGISTER).size());
        succeed(call(UNREGISTER), null);
        pass(60_000);
        assertEquals("the other answer ends nothing", 0, calls(UNREGISTER).size() - 1);
    }

    @Test
    public void withoutAnAnswerToUnregisteringItDoesNotWaitForever() {
        registered("token-1");
        TpnsPush.unregister(app());
        TpnsPush.register(app());
        pass(29_000);
        call(REGISTER);
        pass(1_000);
        assertEquals(2, calls(REGISTER).size());
        succeed(last(REGISTER), "token-2");
        succeed(call(UNREGISTER), null);
        assertEquals("the late answer has ended the registration", 3, calls(REGISTER).size());
    }

    @Test
    public void aTokenThatComesAfterUnregisteringIsIgnored() {
        registered("token-1");
        TpnsPush.unregister(app());
        broadcast(Client.registrationFeedback(0, "token-1"));
        assertNull(TpnsPush.getToken());
    }

    @Test
    public void unregisteringOutlivesTheProcess() {
        registered("token-1");
        TpnsPush.unregister(app());
        fail(call(UNREGISTER), 10115);
        Client.restart();
        TpnsPush.unregister(app());
        assertEquals(2, calls(UNREGISTER).size());
    }

    @Test
    public void unregisteringEndsTheBindingToo() {
        annIsBound();
        TpnsPush.unregister(app());
        succeed(call(UNREGISTER), null);
        registered("token-1");
        call(UNBIND);
    }

    @Test
    public void afterUnbindingTheAppGoesOn() {
        annIsBound();
        AtomicInteger done = new AtomicInteger();
        TpnsPush.unbindUser(app(), done::incrementAndGet);
        Client.settle();
        assertEquals("not before the answer", 0, done.get());
        succeed(call(UNBIND), null);
        assertEquals(1, done.get());
        pass(60_000);
        assertEquals("exactly once", 1, done.get());
    }

    @Test
    public void theAppGoesOnIfTheUserCannotBeUnbound() {
        annIsBound();
        AtomicInteger done = new AtomicInteger();
        TpnsPush.unbindUser(app(), done::incrementAndGet);
        fail(call(UNBIND), 10115);
        assertEquals("after a failure", 1, done.get());
        pass(2_000);
        assertEquals("it is repeated nonetheless", 2, calls(UNBIND).size());
        Runnable same = done::incrementAndGet;
        TpnsPush.unbindUser(app(), same);
        pass(TpnsWorker.LONGEST_WAIT - 1);
        TpnsPush.unbindUser(app(), same);
        pass(1);
        assertEquals("after ten seconds without an answer", 2, done.get());
        pass(TpnsWorker.LONGEST_WAIT);
        assertEquals("each waits for itself", 3, done.get());
        Client.install();
        TpnsPush.unbindUser(app(), done::incrementAndGet);
        Client.settle();
        assertEquals("the app is not registered", 4, done.get());
    }

    @Test
    public void withoutThePermissionTheNetworkIsNotWatched() {
        Context without = new ContextWrapper(app()) {
            @Override
            public Object getSystemService(String name) {
                throw new SecurityException("ACCESS_NETWORK_STATE");
            }
        };
        TpnsNetwork network = new TpnsNetwork(without, new Handler(Looper.getMainLooper()), () -> {
            throw new AssertionError("no news");
        });
        network.watch(true);
        network.watch(false);
        network.watch(true);
    }

    @Test
    public void aDamagedFileIsNone() throws IOException {
        annIsBound();
        for (String damage : new String[] {"", "token=\\u12", "\0\0\0", "accounts=\nunbinding"}) {
            Client.restart();
            Files.write(new File(app().getNoBackupFilesDir(), "tpns.properties").toPath(), damage.getBytes(StandardCharsets.UTF_8));
            TpnsPush.register(app());
            Client.settle();
            assertNull(damage, TpnsPush.getToken());
        }
        succeed(last(REGISTER), "token-1");
        assertEquals("token-1", TpnsPush.getToken());
    }

    @Test
    public void aFileThatCannotBeWrittenIsNoObstacle() {
        File file = new File(app().getNoBackupFilesDir(), "tpns.properties");
        assertTrue(file.mkdirs());
        registered("token-1");
        assertEquals("token-1", TpnsPush.getToken());
        assertTrue(file.delete());
    }
}
