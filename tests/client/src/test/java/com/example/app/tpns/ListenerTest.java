package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static com.example.app.tpns.Client.registrationFeedback;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import android.content.Context;
import android.content.Intent;
import android.content.pm.ApplicationInfo;
import android.os.Looper;
import com.tencent.android.tpush.XGPushClickedResult;
import com.tencent.android.tpush.XGPushRegisterResult;
import com.tencent.android.tpush.XGPushShowedResult;
import com.tencent.android.tpush.XGPushTextMessage;
import io.github.tpnskit.standin.SdkThread;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.shadows.ShadowLog;
import org.robolectric.shadows.ShadowLooper;

/** On which thread the app hears of what, and what becomes of its exceptions. */
@RunWith(RobolectricTestRunner.class)
public class ListenerTest {
    @Before
    public void install() {
        Client.install();
    }

    @Test
    public void everyMethodIsCalledOnTheMainThread() throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        List<String> called = new ArrayList<>();
        TpnsListener listener = (TpnsListener) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {TpnsListener.class},
                (proxy, method, arguments) -> {
                    called.add(method.getName());
                    if (Looper.myLooper() != Looper.getMainLooper()) {
                        wrong.add(method.getName());
                    }
                    return null;
                });
        TpnsMessageReceiver.setListener(listener);
        TpnsMessageReceiver receiver = new TpnsMessageReceiver();
        SdkThread.run(() -> {
            receiver.onRegisterResult(app(), 0, new XGPushRegisterResult());
            receiver.onUnregisterResult(app(), 0);
            receiver.onSetTagResult(app(), 0, "a");
            receiver.onDeleteTagResult(app(), 0, "a");
            receiver.onSetAccountResult(app(), 0, "a");
            receiver.onDeleteAccountResult(app(), 0, "a");
            receiver.onSetAttributeResult(app(), 0, "a");
            receiver.onDeleteAttributeResult(app(), 0, "a");
            receiver.onQueryTagsResult(app(), 0, "a", "b");
            receiver.onTextMessage(app(), new XGPushTextMessage());
            receiver.onNotificationShowedResult(app(), new XGPushShowedResult());
            receiver.onNotificationClickedResult(app(), new XGPushClickedResult());
            receiver.onInMsgReceivedResult(app(), new XGPushTextMessage());
            receiver.onInMsgShowedResult(app(), new XGPushShowedResult());
            receiver.onInMsgClickedResult(app(), new XGPushClickedResult());
        });
        Client.settle();
        List<String> all = new ArrayList<>();
        for (Method method : TpnsListener.class.getMethods()) {
            all.add(method.getName());
        }
        called.sort(null);
        all.sort(null);
        assertEquals(all, called);
        assertEquals(new ArrayList<>(), wrong);
    }

    @Test
    public void anExceptionOfTheAppReachesTheApp() {
        TpnsMessageReceiver.setListener(new TpnsListener() {
            @Override
            public void onRegisterResult(Context context, int errorCode, XGPushRegisterResult result) {
                throw new IllegalStateException("the app's own");
            }
        });
        app().sendBroadcast(registrationFeedback(0, "token-1"));
        ShadowLooper main = ShadowLooper.shadowMainLooper();
        assertThrows(IllegalStateException.class, () -> {
            main.idle();
            SdkThread.await();
            main.idle();
        });
        Client.settle();
        assertEquals("the client goes on", "token-1", TpnsPush.getToken());
    }

    @Test
    public void eventsComeInOrder() {
        List<String> events = new ArrayList<>();
        TpnsMessageReceiver.setListener(new TpnsListener() {
            @Override
            public void onSetTagResult(Context context, int errorCode, String tagName) {
                events.add(tagName);
            }
        });
        for (String tag : new String[] {"a", "b", "c"}) {
            Client.broadcast(new Intent(Client.FEEDBACK).setPackage(app().getPackageName())
                    .putExtra("TPUSH.FEEDBACK", 3).putExtra("operateName", tag));
        }
        assertEquals(Arrays.asList("a", "b", "c"), events);
    }

    @Test
    public void inDebugBuildsTheLogSaysWhatACodeMeans() {
        ApplicationInfo info = app().getApplicationInfo();
        for (boolean debuggable : new boolean[] {true, false}) {
            Client.install();
            info.flags = debuggable ? info.flags | ApplicationInfo.FLAG_DEBUGGABLE : info.flags & ~ApplicationInfo.FLAG_DEBUGGABLE;
            ShadowLog.clear();
            TpnsPush.register(app());
            Client.fail(Client.call("XGPushManager.registerPush"), -502);
            String message = "REGISTER failed with code -502: refused";
            String meaning = " (the access point is missing or belongs to another region; see TPNS301 and TPNS302)";
            assertEquals(debuggable ? message + meaning : message, ShadowLog.getLogsForTag("TpnsPush").get(0).msg);
        }
    }

    @Test
    public void everyStateListenerHearsEachStateOnce() {
        List<String> heard = new ArrayList<>();
        TpnsState.Listener one = state -> heard.add("one " + state.getKind());
        TpnsState.Listener other = state -> heard.add("other " + state.getKind());
        TpnsState.Listener last = state -> {
            heard.add("last " + state.getKind());
            TpnsPush.removeStateListener(other);
        };
        Client.registered("token-1");
        TpnsPush.publish("token-1", TpnsState.of(TpnsState.Kind.UNREGISTERED)); // not told yet
        TpnsPush.addStateListener(one);
        TpnsPush.publish("token-1", TpnsState.of(TpnsState.Kind.REGISTERED));
        ShadowLooper.idleMainLooper();
        assertEquals("the present state, and no earlier one", List.of("one REGISTERED"), heard);
        TpnsPush.addStateListener(last);
        TpnsPush.addStateListener(other);
        ShadowLooper.idleMainLooper();
        TpnsPush.publish("token-1", TpnsState.of(TpnsState.Kind.BOUND));
        TpnsPush.removeStateListener(one);
        ShadowLooper.idleMainLooper();
        assertEquals("a removed one hears nothing more", List.of("one REGISTERED", "last REGISTERED", "last BOUND"), heard);
    }

    @Test
    public void theStateIsToldOnTheMainThread() {
        List<String> states = new ArrayList<>();
        TpnsPush.addStateListener(state -> {
            assertEquals(Looper.getMainLooper(), Looper.myLooper());
            states.add(state.toString());
        });
        Client.settle();
        Client.logIn();
        TpnsPush.register(app());
        Client.fail(Client.call("XGPushManager.registerPush"), 20);
        Client.pass(2_000);
        Client.succeed(Client.last("XGPushManager.registerPush"), "token-1");
        TpnsPush.bindUser(app(), "ann");
        Client.imSucceeds(Client.last("V2TIMOfflinePushManager.setOfflinePushConfig"));
        Client.fail(Client.call("XGPushManager.upsertAccounts"), 4711);
        Client.pass(2_000);
        Client.succeed(Client.last("XGPushManager.upsertAccounts"), null);
        assertEquals(Arrays.asList("UNREGISTERED",
                "FAILED(REGISTRATION, 20, the access ID or the access key is wrong; see TPNS105 and TPNS106)",
                "REGISTERED", "REPORTED", "FAILED(BINDING, 4711)", "BOUND"), states);
    }
}
