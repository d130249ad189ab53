package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.example.app.MainActivity;
import com.tencent.android.tpush.XGIOperateCallback;
import com.tencent.imsdk.v2.V2TIMCallback;
import com.tencent.imsdk.v2.V2TIMValueCallback;
import io.github.tpnskit.standin.Calls;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ActivityController;

/**
 * Random lives of an app over the stand-in SDKs: all classes of the client together, with their thread, their file and
 * Android's own lifecycle. {@code ModelTest} runs many more of them through the class that decides.
 */
@RunWith(RobolectricTestRunner.class)
public class RandomLivesTest {
    private static final int SEQUENCES = Integer.getInteger("lives", 150);
    private static final int LONGEST = 15;

    enum Event { REGISTER, UNREGISTER, NEW_TOKEN, LOGIN, LOGOUT, BIND_AGAIN, ONLINE, OFFLINE, FOREGROUND, BACKGROUND, DEATH, CRASH, MINUTE, DAY }

    private final StringBuilder story = new StringBuilder();
    private Random random;

    // The app.
    private ActivityController<MainActivity> page;
    private boolean consented;
    private boolean registered;
    private String session;

    // The servers.
    private int answered;
    private boolean online;
    private boolean calm;
    private int tokens;
    private String token;
    private boolean sdkOn;
    private boolean loggedIn;
    private String imToken;
    private Boolean imForeground;
    private final Set<String> accounts = new TreeSet<>();

    @After
    public void forget() {
        Client.restart();
    }

    @Test
    public void inTheEndTheServersKnowWhatTheyShould() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            random = new Random(seed);
            begin(seed);
            try {
                for (int left = random.nextInt(LONGEST); left >= 0; left--) {
                    Event event = Event.values()[random.nextInt(Event.values().length)];
                    story.append('\n').append(event);
                    happen(event);
                    serve();
                }
                calmDown();
            } catch (RuntimeException e) {
                throw new AssertionError(story.toString(), e);
            }
        }
    }

    private void begin(int seed) {
        Client.install();
        story.setLength(0);
        story.append("seed ").append(seed);
        page = null;
        consented = registered = calm = sdkOn = loggedIn = false;
        online = true;
        session = token = imToken = null;
        imForeground = null;
        answered = tokens = 0;
        accounts.clear();
        setLoggedIn(false);
    }

    private void happen(Event event) {
        switch (event) {
            case REGISTER:
                register();
                break;
            case UNREGISTER:
                consented = registered = false;
                TpnsPush.unregister(app());
                break;
            case NEW_TOKEN:
                if (online && sdkOn && registered && token != null) {
                    token = "token-" + ++tokens;
                    accounts.clear();
                    Client.broadcast(Client.registrationFeedback(0, token));
                }
                break;
            case LOGIN:
                if (online) {
                    logIn("user-" + random.nextInt(3));
                }
                break;
            case LOGOUT:
                if (session != null) {
                    session = null;
                    TpnsPush.unbindUser(app(), () -> setLoggedIn(session != null && loggedIn));
                }
                break;
            case BIND_AGAIN:
                if (session != null) {
                    TpnsPush.bindUser(app(), session);
                }
                break;
            case ONLINE:
            case OFFLINE:
                online = event == Event.ONLINE;
                Client.network(online);
                break;
            case FOREGROUND:
                if (page == null) {
                    page = Robolectric.buildActivity(MainActivity.class).create().start().resume();
                }
                break;
            case BACKGROUND:
                if (page != null) {
                    page.pause().stop().destroy();
                    page = null;
                }
                break;
            case DEATH:
                Client.restart();
                startAgain();
                break;
            case CRASH:
                Client.crash();
                startAgain();
                break;
            case MINUTE:
                pass(60_000);
                break;
            case DAY:
                pass(86_400_000);
                break;
            default:
                throw new AssertionError(event);
        }
    }

    private void startAgain() {
        page = null;
        registered = false;
        setLoggedIn(false);
        answered = Calls.all().size(); // nobody is there any more to hear the answers
        if (consented) {
            register();
            if (session != null && online) {
                logIn(session);
            }
        }
    }

    private void register() {
        consented = registered = true;
        TpnsPush.register(app());
        if (session != null) {
            TpnsPush.bindUser(app(), session);
        }
    }

    private void logIn(String user) {
        session = user;
        imForeground = null;
        setLoggedIn(true);
        TpnsPush.bindUser(app(), user);
    }

    private void setLoggedIn(boolean loggedIn) {
        if (!loggedIn || !this.loggedIn) {
            imToken = null;
        }
        this.loggedIn = loggedIn;
        if (loggedIn) {
            Client.logIn();
        } else {
            Client.logOut();
        }
    }

    private void pass(long milliseconds) {
        if (Client.worker() != null) {
            Client.pass(milliseconds);
        }
        serve();
    }

    /** Answers every request that came since the last time. */
    private void serve() {
        while (true) {
            Client.settle();
            List<Calls.Call> all = Calls.all();
            if (answered == all.size()) {
                return;
            }
            Calls.Call call = all.get(answered++);
            boolean ofIm = call.method.startsWith("V2TIM");
            if (callback(call) == null) {
                continue; // a setting
            }
            int fate = calm ? 0 : random.nextInt(20);
            story.append("\n  ").append(call.method).append(' ').append(fate);
            if (!online) {
                if (fate < 15) {
                    answer(call, 10_115, null);
                }
            } else if (ofIm && !loggedIn) {
                answer(call, 6014, null);
            } else if (fate == 19) {
                answer(call, 500, null);
            } else if (fate != 18) { // else it is lost on its way
                String data = execute(call);
                if (fate != 17) { // else the answer is
                    answer(call, 0, data);
                }
            }
        }
    }

    private static Object callback(Calls.Call call) {
        return call.arguments.stream()
                .filter(argument -> argument instanceof XGIOperateCallback || argument instanceof V2TIMCallback
                        || argument instanceof V2TIMValueCallback)
                .findFirst().orElse(null);
    }

    private static void answer(Calls.Call call, int code, String data) {
        Object callback = callback(call);
        if (callback instanceof V2TIMValueCallback) {
            if (code == 0) {
                Client.count(call).onSuccess(3L);
            } else {
                Client.count(call).onError(code, "refused");
            }
        } else if (call.method.startsWith("V2TIM")) {
            if (code == 0) {
                Client.imSucceeds(call);
            } else {
                Client.imFails(call, code);
            }
        } else if (code == 0) {
            Client.succeed(call, data);
        } else {
            Client.fail(call, code);
        }
    }

    private String execute(Calls.Call call) {
        switch (call.method.substring(call.method.indexOf('.') + 1)) {
            case "registerPush":
                assertTrue(story + ": registered without consent", consented);
                sdkOn = true;
                if (token == null) {
                    token = "token-" + ++tokens;
                }
                return token;
            case "unregisterPush":
                sdkOn = false;
                return null;
            case "upsertAccounts":
                accounts.clear();
                accounts.add(Client.bound(call).replaceAll(".*:(.*)]", "$1"));
                return null;
            case "delAccounts":
                accounts.clear();
                return null;
            case "setOfflinePushConfig":
                imToken = Client.reported(call).split(",")[1];
                return null;
            case "doForeground":
                imForeground = true;
                return null;
            case "doBackground":
                assertEquals(story.toString(), 3, call.arguments.get(0));
                imForeground = false;
                return null;
            default:
                return null;
        }
    }

    private void calmDown() {
        story.append("\ncalm");
        calm = true;
        online = true;
        Client.network(true);
        serve();
        register();
        if (session != null) {
            logIn(session);
        }
        for (int second = 0; second < 60; second += 5) {
            pass(5_000);
        }
        assertTrue(story + ": the SDK is off", sdkOn);
        assertEquals(story.toString(), token, TpnsPush.getToken());
        if (session != null) {
            assertEquals(story + ": the token of IM", token, imToken);
            assertEquals(story + ": the foreground", page != null, Objects.requireNonNullElse(imForeground, page != null));
        }
        for (int second = 0; second < 60; second += 5) {
            pass(5_000);
        }
        assertEquals(story + ": who is bound", session == null ? Set.of() : Set.of(session), accounts);
        int before = Calls.all().size();
        pass(86_400_000);
        assertEquals(story + ": something goes on", before, Calls.all().size());
        if (page != null) {
            page.pause().stop().destroy();
        }
    }
}
