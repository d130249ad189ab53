package com.example.app.tpns;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.robolectric.Shadows.shadowOf;

import android.app.Application;
import android.os.Handler;
import com.tencent.android.tpush.XGIOperateCallback;
import com.tencent.android.tpush.XGPushManager;
import io.github.tpnskit.standin.Calls;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.util.ReflectionHelpers;

/** The client with SDK 1.1.5.4, which binds and unbinds accounts by their names. */
@RunWith(RobolectricTestRunner.class)
public class OldAccountsTest {
    private static final String BIND = "XGPushManager.appendAccount";
    private static final String UNBIND = "XGPushManager.delAccount";

    private final Application app = RuntimeEnvironment.getApplication();

    @Test
    public void accountsAreBoundAndUnboundByTheirNames() {
        Calls.clear();
        assertThrows(NoSuchMethodException.class, () -> XGPushManager.class.getMethod("upsertAccounts", android.content.Context.class,
                List.class, XGIOperateCallback.class));
        TpnsPush.bindUser(app, "ann");
        TpnsPush.register(app);
        answer("XGPushManager.registerPush", "token-1");
        assertEquals("ann:0", last(BIND));
        answer(BIND, null);
        assertEquals("BOUND", TpnsPush.getState().toString());
        TpnsPush.bindUser(app, "ben");
        settle();
        assertEquals("the next user does not replace the last one", 1, Calls.of(BIND).size());
        assertEquals("ann:0", last(UNBIND));
        answer(UNBIND, null);
        assertEquals("ben:0", last(BIND));
        answer(BIND, null);
        TpnsPush.unbindUser(app);
        settle();
        assertEquals("ben:0", last(UNBIND));
        answer(UNBIND, null);
        TpnsPush.unbindUser(app);
        settle();
        assertEquals("nobody is left to unbind", 2, Calls.of(UNBIND).size());
    }

    private static String last(String method) {
        List<Calls.Call> calls = Calls.of(method);
        List<Object> arguments = calls.get(calls.size() - 1).arguments;
        return arguments.get(1) + ":" + arguments.get(2);
    }

    private static void answer(String method, Object data) {
        settle();
        List<Calls.Call> calls = Calls.of(method);
        calls.get(calls.size() - 1).argument(XGIOperateCallback.class).onSuccess(data, 0);
        settle();
    }

    private static void settle() {
        TpnsWorker worker = ReflectionHelpers.getStaticField(TpnsWorker.class, "instance");
        shadowOf(ReflectionHelpers.<Handler>getField(worker, "handler").getLooper()).idle();
    }
}
