package com.example.app.tpns;

import static org.junit.Assert.assertEquals;
import static org.robolectric.Shadows.shadowOf;

import android.app.Application;
import android.content.Context;
import android.content.Intent;
import android.net.ConnectivityManager;
import android.os.Build;
import android.os.Handler;
import com.example.app.ChatActivity;
import com.tencent.android.tpush.XGIOperateCallback;
import com.tencent.imsdk.v2.V2TIMCallback;
import com.tencent.imsdk.v2.V2TIMManager;
import com.tencent.imsdk.v2.V2TIMValueCallback;
import io.github.tpnskit.standin.Calls;
import io.github.tpnskit.standin.SdkThread;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowConnectivityManager;
import org.robolectric.shadows.ShadowLooper;
import org.robolectric.shadows.ShadowNetwork;
import org.robolectric.shadows.ShadowNetworkInfo;
import org.robolectric.util.ReflectionHelpers;

/** The generated client as an app and the servers have it: what was asked of the SDKs, and their answers. */
final class Client {
    static final String FEEDBACK = "com.tencent.android.xg.vip.action.FEEDBACK";

    private static int networks = 1000;

    private Client() {
    }

    static Application app() {
        return RuntimeEnvironment.getApplication();
    }

    /** A process that has just started, on a device that never had the app. */
    static void install() {
        settle();
        new File(app().getNoBackupFilesDir(), "tpns.properties").delete();
        new File(app().getNoBackupFilesDir(), "tpns-opening").delete();
        restart();
        Calls.clear();
    }

    /** The process ends in the middle of what it does. */
    static void crash() {
        for (Class<?> type : new Class<?>[] {TpnsOpening.class, TpnsPush.class, TpnsWorker.class, TpnsMessageReceiver.class}) {
            ReflectionHelpers.<Handler>getStaticField(type, "MAIN").removeCallbacksAndMessages(null);
        }
        if (worker() != null) {
            worker().removeCallbacksAndMessages(null);
        }
        restart();
    }

    /** Another process of the app: nothing is left but what is on the disk. */
    static void restart() {
        settle();
        for (Class<?> type : new Class<?>[] {TpnsActivities.class, TpnsOpening.class}) {
            Application.ActivityLifecycleCallbacks watching = ReflectionHelpers.getStaticField(type, "watching");
            if (watching != null) {
                app().unregisterActivityLifecycleCallbacks(watching);
            }
        }
        ReflectionHelpers.<AtomicInteger>getStaticField(TpnsOpening.class, "LEFT").set(0);
        ReflectionHelpers.<Map<?, ?>>getStaticField(TpnsOpening.class, "LISTENERS").clear();
        for (String collection : new String[] {"RECEIVED", "RESUMED"}) {
            ReflectionHelpers.<Collection<?>>getStaticField(TpnsOpening.class, collection).clear();
        }
        ReflectionHelpers.<Collection<?>>getStaticField(TpnsPush.class, "OBSERVERS").clear();
        ChatActivity.OPENED.clear();
        if (worker() != null) {
            ReflectionHelpers.<TpnsNetwork>getField(ReflectionHelpers.getStaticField(TpnsWorker.class, "instance"), "network").watch(false);
            worker().getLooper().quit();
        }
        for (Class<?> type : new Class<?>[] {TpnsPush.class, TpnsWorker.class, TpnsActivities.class, TpnsOpening.class}) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers()) && !field.isSynthetic()) {
                    ReflectionHelpers.setStaticField(type, field.getName(), field.getType() == boolean.class ? false : null);
                }
            }
        }
        ReflectionHelpers.setStaticField(TpnsPush.class, "state", TpnsState.of(TpnsState.Kind.UNREGISTERED));
        TpnsMessageReceiver.setListener(null);
    }

    /** Waits until nothing is left to do. */
    static void settle() {
        ShadowLooper.idleMainLooper();
        SdkThread.await();
        ShadowLooper.idleMainLooper();
        if (worker() != null) {
            shadowOf(worker().getLooper()).idle();
        }
        ShadowLooper.idleMainLooper();
    }

    /** Lets time pass. */
    static void pass(long milliseconds) {
        settle();
        shadowOf(worker().getLooper()).idleFor(Duration.ofMillis(milliseconds));
        settle();
    }

    /** The network goes or comes back. */
    static void network(boolean online) {
        settle();
        ConnectivityManager manager = (ConnectivityManager) app().getSystemService(Context.CONNECTIVITY_SERVICE);
        ShadowConnectivityManager shadow = shadowOf(manager);
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.N) {
            for (ConnectivityManager.NetworkCallback callback : shadow.getNetworkCallbacks()) {
                if (online) {
                    callback.onAvailable(ShadowNetwork.newInstance(++networks));
                } else {
                    callback.onLost(manager.getActiveNetwork());
                }
            }
        } else {
            shadow.setActiveNetworkInfo(info(online));
            app().sendBroadcast(new Intent("android.net.conn.CONNECTIVITY_CHANGE"));
        }
        settle();
    }

    @SuppressWarnings("deprecation") // Android 5 has nothing else
    private static android.net.NetworkInfo info(boolean online) {
        android.net.NetworkInfo.DetailedState state = online
                ? android.net.NetworkInfo.DetailedState.CONNECTED : android.net.NetworkInfo.DetailedState.DISCONNECTED;
        return ShadowNetworkInfo.newInstance(state, ConnectivityManager.TYPE_WIFI, 0, online, online);
    }

    /** Null in a process that has not used the client yet. */
    static Handler worker() {
        TpnsWorker worker = ReflectionHelpers.getStaticField(TpnsWorker.class, "instance");
        return worker == null ? null : ReflectionHelpers.getField(worker, "handler");
    }

    /** All that the SDKs were used for so far. */
    static List<String> used() {
        List<String> used = asked();
        used.addAll(Calls.queries());
        return used;
    }

    /** What was asked of the SDKs so far, without the getters, as in {@code XGPushManager.registerPush}. */
    static List<String> asked() {
        settle();
        List<String> asked = new ArrayList<>();
        for (Calls.Call call : Calls.all()) {
            asked.add(call.method);
        }
        return asked;
    }

    static List<Calls.Call> calls(String method) {
        settle();
        return Calls.of(method);
    }

    /** The only call of a method. */
    static Calls.Call call(String method) {
        List<Calls.Call> calls = calls(method);
        assertEquals(calls.toString(), 1, calls.size());
        return calls.get(0);
    }

    /** The last call of a method. */
    static Calls.Call last(String method) {
        List<Calls.Call> calls = calls(method);
        return calls.get(calls.size() - 1);
    }

    /** The push service's server accepts a request. */
    static void succeed(Calls.Call call, Object data) {
        call.argument(XGIOperateCallback.class).onSuccess(data, 0);
        settle();
    }

    /** The push service's server refuses a request. */
    static void fail(Calls.Call call, int code) {
        call.argument(XGIOperateCallback.class).onFail(null, code, "refused");
        settle();
    }

    /** IM's server accepts a request. */
    static void imSucceeds(Calls.Call call) {
        call.argument(V2TIMCallback.class).onSuccess();
        settle();
    }

    static void imFails(Calls.Call call, int code) {
        call.argument(V2TIMCallback.class).onError(code, "refused");
        settle();
    }

    @SuppressWarnings("unchecked")
    static V2TIMValueCallback<Long> count(Calls.Call call) {
        return call.argument(V2TIMValueCallback.class);
    }

    static void logIn() {
        Calls.answer("V2TIMManager.getLoginStatus", V2TIMManager.V2TIM_STATUS_LOGINED);
    }

    static void logOut() {
        Calls.answer("V2TIMManager.getLoginStatus", V2TIMManager.V2TIM_STATUS_LOGOUT);
    }

    /** Registers, and the server gives a token. */
    static void registered(String token) {
        TpnsPush.register(app());
        succeed(last("XGPushManager.registerPush"), token);
    }

    /** The state as the app sees it. */
    static String state() {
        settle();
        return TpnsPush.getState().toString();
    }

    /** The push service's broadcast of a registration's result. */
    static Intent registrationFeedback(int errorCode, String token) {
        return new Intent(FEEDBACK)
                .setPackage(app().getPackageName())
                .putExtra("TPUSH.FEEDBACK", 1)
                .putExtra("TPUSH.ERRORCODE", errorCode)
                .putExtra("token", token);
    }

    static void broadcast(Intent intent) {
        app().sendBroadcast(intent);
        settle();
    }

    static String reported(Calls.Call report) {
        return report.arguments.get(0).toString();
    }

    static String bound(Calls.Call upsert) {
        return upsert.arguments.get(1).toString();
    }
}
