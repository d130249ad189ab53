package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static org.junit.Assert.assertEquals;

import android.content.Intent;
import android.net.Uri;
import com.example.app.ChatActivity;
import com.example.app.MainActivity;
import com.tencent.android.tpush.XGIOperateCallback;
import com.tencent.imsdk.v2.V2TIMCallback;
import io.github.tpnskit.standin.Calls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.annotation.Config;

/**
 * The pictures of {@code docs/what-runs-when.md} are what the client does here. {@code cargo xtask docs} draws them anew.
 */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = 34)
public class WhatRunsWhenTest {
    private static final Path PAGE = Path.of(System.getProperty("tpnskit.docs"), "what-runs-when.md");
    private static final Pattern PICTURE = Pattern.compile("(?s)(<!-- picture: (.+?) -->\n).*?(<!-- end of picture -->)");

    private static final Map<String, String> PARTICIPANTS = new LinkedHashMap<>();

    static {
        PARTICIPANTS.put("User", "user");
        PARTICIPANTS.put("App", "your app");
        PARTICIPANTS.put("TpnsOpening", "TpnsOpening");
        PARTICIPANTS.put("TpnsPush", "TpnsPush");
        PARTICIPANTS.put("TPNS", "TPNS SDK");
        PARTICIPANTS.put("IM", "IM SDK");
    }

    /** The pictures by name, each as lines of Mermaid. */
    private final Map<String, List<String>> pictures = new LinkedHashMap<>();
    private List<String> picture;
    private int seen;
    private TpnsState state;

    @Before
    public void install() {
        Client.install();
        Client.logOut();
        state = TpnsPush.getState();
    }

    @Test
    public void thePageShowsWhatRuns() throws IOException {
        beforeConsent();
        consent();
        login();
        ActivityController<MainActivity> page = foreground();
        token();
        background(page);
        click();
        logout();
        withdrawal();
        String written = Files.readString(PAGE);
        String drawn = PICTURE.matcher(written).replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) + drawing(found.group(2)) + found.group(3)));
        if (Boolean.getBoolean("tpnskit.writeDocs")) {
            Files.writeString(PAGE, drawn);
        } else {
            assertEquals("`cargo xtask docs` writes it anew", drawn, written);
        }
        assertEquals("pictures that the page lacks", List.of(), List.copyOf(pictures.keySet()));
    }

    private String drawing(String name) {
        List<String> lines = pictures.remove(name);
        if (lines == null) {
            throw new AssertionError("there is no picture " + name);
        }
        List<String> all = new ArrayList<>(List.of("sequenceDiagram"));
        String text = String.join("\n", lines);
        PARTICIPANTS.forEach((id, title) -> {
            if (Pattern.compile("\\b" + id + "(-|:)").matcher(text).find()) {
                all.add("    participant " + id + " as " + title);
            }
        });
        lines.forEach(line -> all.add("    " + line));
        return "```mermaid\n" + String.join("\n", all) + "\n```\n";
    }

    private void beforeConsent() {
        begin("before consent");
        step("App", "TpnsPush", "bindUser(ann), too early", () -> TpnsPush.bindUser(app(), "ann"));
        note("TPNS", "XG_SERVICE_PULL_UP_OFF: it has not started");
        assertEquals("the SDKs are not even read", List.of(), Client.used());
        Client.restart();
    }

    private void consent() {
        begin("consent");
        TpnsPush.addStateListener(this::changed);
        step("App", "TpnsPush", "register()", () -> TpnsPush.register(app()));
        answer("TPNS", "token", () -> last("XGPushManager.registerPush", XGIOperateCallback.class).onSuccess("token-1", 0));
    }

    private void login() {
        begin("login");
        step("App", "IM", "login(ann)", Client::logIn);
        step("App", "TpnsPush", "bindUser(ann)", () -> TpnsPush.bindUser(app(), "ann"));
        imAnswers("setOfflinePushConfig");
        answer("TPNS", "success", () -> last("XGPushManager.upsertAccounts", XGIOperateCallback.class).onSuccess(null, 0));
    }

    private ActivityController<MainActivity> foreground() {
        ActivityController<MainActivity> page = Robolectric.buildActivity(MainActivity.class).setup();
        Client.imSucceeds(Client.last("V2TIMOfflinePushManager.doForeground"));
        seen = Calls.all().size();
        return page;
    }

    private void token() {
        begin("a new token");
        step("TPNS", "TpnsPush", "onRegisterResult(token-2)", () -> Client.broadcast(Client.registrationFeedback(0, "token-2")));
        imAnswers("setOfflinePushConfig");
        answer("TPNS", "success", () -> last("XGPushManager.upsertAccounts", XGIOperateCallback.class).onSuccess(null, 0));
    }

    private void background(ActivityController<MainActivity> page) {
        begin("background and foreground");
        step("User", "App", "leaves the app", () -> page.pause().stop());
        answer("IM", "3", () -> Client.count(Client.last("V2TIMConversationManager.getTotalUnreadMessageCount")).onSuccess(3L));
        imAnswers("doBackground");
        step("User", "App", "comes back", () -> page.restart().start().resume());
        imAnswers("doForeground");
        page.pause().stop().destroy();
        Client.settle();
        Client.count(Client.last("V2TIMConversationManager.getTotalUnreadMessageCount")).onSuccess(0L);
        Client.settle();
    }

    private void click() {
        Client.restart();
        Client.logOut();
        begin("a click that starts the app");
        state = TpnsPush.getState();
        TpnsPush.addStateListener(this::changed);
        String json = new TpnsPayload.Builder(TpnsPayload.CHAT_C2C, "bob").build().toJson();
        Uri uri = Uri.parse("demo://com.example.app/notify/").buildUpon().appendQueryParameter("customContent", json).build();
        step("User", "App", "clicks a notification of bob's", () -> { });
        step("App", "TpnsPush", "register() in Application.onCreate", () -> TpnsPush.register(app()));
        step("App", "TpnsOpening", "attach() in onCreate", () ->
                Robolectric.buildActivity(ChatActivity.class, new Intent(Intent.ACTION_VIEW, uri)).setup());
        note("TpnsOpening", "The click is kept on the disk");
        answer("TPNS", "token", () -> last("XGPushManager.registerPush", XGIOperateCallback.class).onSuccess("token-2", 0));
        step("App", "IM", "login(ann), automatic", Client::logIn);
        step("App", "TpnsPush", "bindUser(ann)", () -> TpnsPush.bindUser(app(), "ann"));
        imAnswers("doForeground");
        imAnswers("setOfflinePushConfig");
        answer("TPNS", "success", () -> last("XGPushManager.upsertAccounts", XGIOperateCallback.class).onSuccess(null, 0));
    }

    private void logout() {
        begin("logout");
        List<String> order = new ArrayList<>();
        step("App", "TpnsPush", "unbindUser(whenDone)", () -> TpnsPush.unbindUser(app(), () -> order.add("done")));
        answer("TPNS", "success", () -> last("XGPushManager.delAccounts", XGIOperateCallback.class).onSuccess(null, 0));
        assertEquals(List.of("done"), order);
        line("TpnsPush-->>App: whenDone()");
        step("App", "IM", "logout()", Client::logOut);
    }

    private void withdrawal() {
        begin("withdrawal");
        step("App", "TpnsPush", "unregister()", () -> TpnsPush.unregister(app()));
        answer("TPNS", "success", () -> last("XGPushManager.unregisterPush", XGIOperateCallback.class).onSuccess(null, 0));
        Client.restart();
        step("App", "TpnsPush", "unregister() in Application.onCreate of the next start", () -> TpnsPush.unregister(app()));
        note("TPNS", "It is not even asked");
    }

    /** A picture of its own begins. */
    private void begin(String name) {
        picture = new ArrayList<>();
        pictures.put(name, picture);
        seen = Calls.all().size();
    }

    private void line(String line) {
        picture.add(line);
    }

    private void note(String over, String text) {
        line("Note over " + over + ": " + text);
    }

    /** Somebody does something; what follows from it is drawn below. */
    private void step(String from, String to, String what, Runnable action) {
        line(from + "->>" + to + ": " + what);
        action.run();
        drawWhatFollowed();
    }

    /** A server answers. */
    private void answer(String from, String what, Runnable action) {
        line(from + "-->>TpnsPush: " + what);
        action.run();
        drawWhatFollowed();
    }

    /** IM accepts a request that is in the picture. */
    private void imAnswers(String method) {
        answer("IM", "success of " + method, () -> last("V2TIMOfflinePushManager." + method, V2TIMCallback.class).onSuccess());
    }

    private static <T> T last(String method, Class<T> callback) {
        return Client.last(method).argument(callback);
    }

    private void changed(TpnsState next) {
        state = next;
    }

    /** The calls of the SDKs, the states and the pages that came since the last time. */
    private void drawWhatFollowed() {
        TpnsState before = state;
        int opened = ChatActivity.OPENED.size();
        for (int turn = 0; turn < 3; turn++) {
            Client.settle();
        }
        List<Calls.Call> calls = Calls.all();
        List<String> ids = new ArrayList<>();
        for (Calls.Call call : calls.subList(seen, calls.size())) {
            String method = call.method.substring(call.method.indexOf('.') + 1);
            if (method.matches("set.*PushApp(Id|Key)")) {
                ids.add(method + "()");
                continue;
            }
            if (!ids.isEmpty()) {
                line("TpnsPush->>TPNS: " + String.join("<br>", ids));
                ids.clear();
            }
            line("TpnsPush->>" + (call.method.startsWith("V2TIM") ? "IM" : "TPNS") + ": " + method + shown(call));
        }
        seen = calls.size();
        if (!state.toString().equals(before.toString())) {
            line("TpnsPush-->>App: state " + state.getKind());
        }
        for (TpnsPayload payload : ChatActivity.OPENED.subList(opened, ChatActivity.OPENED.size())) {
            line("TpnsOpening-->>App: the chat with " + payload.getSender() + " is to be opened");
        }
    }

    /** The argument that a reader wants to see. */
    private static String shown(Calls.Call call) {
        switch (call.method) {
            case "V2TIMOfflinePushManager.setOfflinePushConfig":
                return "(" + Client.reported(call).replaceAll(".*(token-\\d).*", "$1") + ")";
            case "V2TIMOfflinePushManager.doBackground":
                return "(" + call.arguments.get(0) + ")";
            case "XGPushManager.upsertAccounts":
                return "(" + Client.bound(call).replaceAll(".*(ann).*", "$1") + ")";
            default:
                return "()";
        }
    }
}
