package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static com.example.app.tpns.Client.asked;
import static com.example.app.tpns.Client.call;
import static com.example.app.tpns.Client.pass;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.example.app.MainActivity;
import io.github.tpnskit.standin.Calls;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowApplication;

/** In which process the client works, and what an exception of an SDK does to it. */
@RunWith(RobolectricTestRunner.class)
public class ProcessTest {
    @Before
    public void install() {
        Client.install();
    }

    @After
    public void inTheMainProcess() {
        ShadowApplication.setProcessName(app().getPackageName());
    }

    @Test
    @Config(minSdk = 28)
    public void inAnotherProcessNothingHappens() {
        ShadowApplication.setProcessName(app().getPackageName() + ":xg_vip_service");
        long threads = threads();
        AtomicInteger done = new AtomicInteger();
        TpnsPush.register(app());
        TpnsPush.bindUser(app(), "ann");
        TpnsPush.unbindUser(app(), done::incrementAndGet);
        TpnsPush.unregister(app());
        Robolectric.buildActivity(MainActivity.class).setup().pause().stop();
        assertEquals(Collections.emptyList(), asked());
        assertTrue("a thread was started", threads() <= threads);
        assertEquals(1, done.get());
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("tpns")).count();
    }

    @Test
    public void beforeAndroid9TheKernelKnowsTheProcess() throws IOException {
        File file = File.createTempFile("cmdline", "");
        for (String[] sample : new String[][] {
            {"com.example.app\0\0\0\0", "com.example.app"}, {"com.example.app:push\0--x", "com.example.app:push"}, {"", ""}, {"a", "a"},
        }) {
            Files.write(file.toPath(), sample[0].getBytes(StandardCharsets.UTF_8));
            assertEquals(sample[1], TpnsWorker.nameOfProcess(file.getPath()));
        }
        assertTrue(file.delete());
        assertEquals("", TpnsWorker.nameOfProcess(file.getPath()));
    }

    @Test
    public void anExceptionOfTheSdkIsAFailureThatIsRepeated() {
        Calls.fail("XGPushManager.registerPush", new IllegalStateException("no"));
        TpnsPush.register(app());
        call("XGPushManager.registerPush");
        assertEquals("FAILED(REGISTRATION, -90002, the SDK threw an exception, which is in the log)", Client.state());
        Calls.fail("XGPushManager.registerPush", null);
        pass(2_000);
        Client.succeed(Client.last("XGPushManager.registerPush"), "token-1");
        assertEquals("REGISTERED", Client.state());
    }

    @Test
    public void anExceptionOfImIsAFailureThatIsRepeated() {
        Client.logIn();
        Calls.fail("V2TIMOfflinePushManager.setOfflinePushConfig", new IllegalStateException("no"));
        Client.registered("token-1");
        TpnsPush.bindUser(app(), "ann");
        assertEquals("REPORT", TpnsPush.getState().getStage() == null ? Client.state() : TpnsPush.getState().getStage().name());
        Calls.fail("V2TIMManager.getLoginStatus", new IllegalStateException("no"));
        Calls.fail("V2TIMOfflinePushManager.setOfflinePushConfig", null);
        pass(2_000);
        Client.imSucceeds(Client.last("V2TIMOfflinePushManager.setOfflinePushConfig"));
        call("XGPushManager.upsertAccounts");
    }

    @Test
    public void anUnnamedProcessIsTakenForTheMainOne() {
        TpnsPush.register(app());
        call("XGPushManager.registerPush");
    }
}
