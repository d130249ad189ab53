package com.example.app.tpns;

import com.example.app.tpns.ModelTest.Event;
import com.example.app.tpns.TpnsSync.Request;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A device, its network, the servers, and an app that calls the client as it is told to. */
final class World implements TpnsSync.Sender {
    /** In which a request that is sent in calm times is answered. */
    private static final int CALM_DELAY = 3_000;

    /** After which everything must be right in calm times: a request that got no answer, its retry, and what follows. */
    private static final int CALM = 100_000;

    /** After which IM must have the token. */
    private static final int MINUTE = 60_000;

    private final Random random;
    private final StringBuilder story = new StringBuilder();
    private long now = 1_000;
    private boolean online = true;
    private boolean calm;

    // The process.
    private TpnsSync sync;
    private TpnsSync.Kept kept;
    private TpnsSync.Kept saved = new TpnsSync.Kept();
    private long next = Long.MAX_VALUE;
    private boolean watching;
    private final List<Sent> underWay = new ArrayList<>();
    private int sent;
    private final Sent[] latest = new Sent[4];

    // The app.
    private boolean consented;
    private boolean registeredInThisProcess;
    private boolean answeredInThisProcess;
    private String session;
    private boolean boundInThisSession;
    private Boolean foreground;

    // The servers.
    private int tokens;
    private String token;
    private boolean sdkOn;
    private boolean unregistered;
    private final Set<String> accounts = new TreeSet<>();
    private boolean loggedIn;
    private int login;
    private String imToken;
    private Boolean imForeground;

    World(int seed) {
        random = new Random(seed * 31L + 7);
        start();
    }

    static String story(int seed, List<Event> events) {
        World world = new World(seed);
        try {
            for (Event event : events) {
                world.happen(event);
            }
            world.calmDown();
        } catch (AssertionError | RuntimeException e) {
            world.tell(e.toString());
        }
        return world.story.toString();
    }

    private void tell(String what) {
        story.append(now).append(' ').append(what).append('\n');
    }

    void happen(Event event) {
        tell(event.toString());
        switch (event.kind) {
            case REGISTER:
                register();
                break;
            case UNREGISTER:
                registeredInThisProcess = false;
                consented = false;
                boundInThisSession = false;
                unregistered = true;
                sync.unregister();
                break;
            case NEW_TOKEN:
                // The SDK tells of it only while it is registered, that is while there is a token.
                if (online && sdkOn && registeredInThisProcess) {
                    token = "token-" + ++tokens;
                    accounts.clear();
                    answeredInThisProcess = true;
                    sync.receiveToken(token);
                }
                break;
            case LOGIN:
                if (online) {
                    logIn("user-" + Math.floorMod(event.detail, 3));
                }
                break;
            case LOGOUT:
                if (session != null) {
                    sync.unbindUser();
                    if (event.detail % 2 == 0) {
                        update();
                        pass(Math.floorMod(event.detail, 10_000)); // the app waits for the answer
                    }
                    session = null;
                    loggedIn = false;
                }
                break;
            case KICKED:
                loggedIn = false; // but the app goes on
                imToken = null;
                break;
            case BIND_AGAIN:
                if (session != null) {
                    boundInThisSession = true;
                    sync.bindUser(session);
                }
                break;
            case NETWORK:
                setOnline(!online);
                break;
            case FOREGROUND:
            case BACKGROUND:
                moveTo(event.kind == Event.Kind.FOREGROUND);
                break;
            case DEATH:
                die();
                break;
            case SHORT_WHILE:
                pass(Math.floorMod(event.detail, 3_000));
                break;
            case WHILE:
                pass(Math.floorMod(event.detail, 120_000));
                break;
            case LONG_WHILE:
                pass(Math.floorMod(event.detail, 21 * 86_400) * 1_000L);
                break;
            case CALM:
                calmDown();
                break;
            default:
                throw new AssertionError(event);
        }
        update();
    }

    private void register() {
        consented = true;
        unregistered = false;
        registeredInThisProcess = true;
        sync.register();
        if (session != null && !boundInThisSession) {
            boundInThisSession = true;
            sync.bindUser(session);
        }
    }

    private void logIn(String user) {
        session = user;
        loggedIn = true;
        login++;
        imToken = null;
        // What the server thought of the earlier login is of no use.
        imForeground = null;
        boundInThisSession = true;
        sync.bindUser(user);
    }

    private void moveTo(boolean toForeground) {
        foreground = toForeground;
        sync.moveTo(toForeground);
    }

    private void setOnline(boolean online) {
        this.online = online;
        if (online) {
            if (watching) {
                sync.retryNow();
            }
            return;
        }
        for (Iterator<Sent> all = underWay.iterator(); all.hasNext();) {
            Sent one = all.next();
            if (random.nextBoolean()) {
                lose(one);
                all.remove();
            }
        }
    }

    /** A request gets no answer. Nobody could make up for one that was replaced long ago and takes effect nonetheless. */
    private void lose(Sent one) {
        if (one.executes && latest[group(one.request)] == one && random.nextBoolean()) {
            execute(one);
        }
    }

    private static int group(Request request) {
        switch (request) {
            case REGISTER:
            case UNREGISTER:
                return 0;
            case BIND:
            case UNBIND:
                return 1;
            case REPORT:
                return 2;
            default:
                return 3;
        }
    }

    private void die() {
        for (Sent one : underWay) {
            lose(one);
        }
        underWay.clear();
        start();
        if (consented && random.nextInt(4) > 0) {
            startApp();
        }
    }

    private void start() {
        kept = copy(saved);
        sync = new TpnsSync(kept, this);
        registeredInThisProcess = false;
        answeredInThisProcess = false;
        unregistered = false;
        boundInThisSession = false;
        loggedIn = false;
        foreground = null;
        watching = false;
        next = Long.MAX_VALUE;
        update();
    }

    /** What the app does in Application.onCreate. */
    private void startApp() {
        registeredInThisProcess = true;
        sync.register();
        if (session != null && online) {
            logIn(session);
        }
        update();
    }

    /** The network is there, nothing fails any more, the app is running: then everything gets right. */
    void calmDown() {
        tell("calm");
        calm = true;
        if (!online) {
            setOnline(true);
        }
        if (!registeredInThisProcess) {
            if (unregistered) {
                update();
                pass(CALM);
                check(!sdkOn, "the app is still registered");
            }
            register();
        }
        if (session != null && (!loggedIn || !boundInThisSession)) {
            logIn(session);
        }
        update();
        pass(MINUTE);
        check(session == null || token != null && token.equals(imToken), "after a minute, IM has " + imToken + " instead of " + token);
        pass(CALM - MINUTE);
        check(sdkOn, "the SDK is off");
        check(token != null && token.equals(sync.getToken()), "the token is " + token + ", not " + sync.getToken());
        Set<String> right = new TreeSet<>();
        if (session != null) {
            right.add(session);
            check(token.equals(imToken), "IM has " + imToken + " instead of " + token);
            check(sync.getState().getKind() == TpnsState.Kind.BOUND, "the state is " + sync.getState());
            check(foreground == null || foreground.equals(imForeground), "IM was told " + imForeground + " instead of " + foreground);
        }
        check(accounts.equals(right), accounts + " are bound instead of " + right);
        check(!sync.isFailing(), "something fails: " + sync.getState());
        check(underWay.isEmpty() && next == Long.MAX_VALUE, "something goes on");
        int before = sent;
        pass(86_400_000);
        check(sent == before, "something is repeated without need");
        calm = false;
    }

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    private void update() {
        next = sync.advance(loggedIn && registeredInThisProcess, now);
        saved = copy(kept);
        watching = sync.isFailing();
    }

    private void pass(long milliseconds) {
        long end = now + milliseconds;
        for (int steps = 0;; steps++) {
            check(steps < 20_000, "endless work");
            Sent first = null;
            for (Sent one : underWay) {
                if (first == null || one.answered < first.answered) {
                    first = one;
                }
            }
            long event = Math.min(next, first == null ? Long.MAX_VALUE : first.answered);
            if (event > end) {
                break;
            }
            now = Math.max(now, event);
            if (first != null && first.answered <= now) {
                underWay.remove(first);
                answer(first);
            }
            update();
        }
        now = end;
    }

    @Override
    public void send(Request request, String argument, int number) {
        saved = copy(kept);
        sent++;
        check(consented || request == Request.UNREGISTER || registeredInThisProcess, request + " without consent");
        check(group(request) != 1 || answeredInThisProcess, request + " before the registration");
        for (Sent other : underWay) {
            check(request != Request.REGISTER || other.request != Request.UNREGISTER || now - other.sent >= TpnsSync.TIMEOUT,
                    "registered again before the answer");
        }
        Sent one = new Sent(request, argument, number);
        int fate = calm ? 0 : random.nextInt(20);
        one.answered = now + random.nextInt(CALM_DELAY);
        latest[group(request)] = one;
        one.executes = true;
        if (!online) {
            one.executes = false;
            one.code = 10_115;
            if (fate < 10) {
                one.answered = Long.MAX_VALUE;
            }
        } else if (isIm(request) && !loggedIn) {
            one.executes = false;
            one.code = 6014;
        } else if (fate == 19) {
            one.executes = false;
            one.code = 500;
        } else if (fate == 18) {
            one.executes = false;
            one.answered = Long.MAX_VALUE; // lost on the way there
        } else if (fate == 17) {
            execute(one); // the answer is lost on the way back
            one.executes = false;
            one.answered = Long.MAX_VALUE;
        } else if (fate == 16) {
            one.answered = now + random.nextInt(90_000); // it takes its time
        }
        tell("  " + request + "(" + argument + ") #" + number + (one.code != 0 ? " will fail" : "")
                + (one.answered == Long.MAX_VALUE ? " gets no answer" : ""));
        if (one.answered != Long.MAX_VALUE) {
            underWay.add(one);
        }
    }

    private static boolean isIm(Request request) {
        return group(request) > 1;
    }

    private void answer(Sent one) {
        boolean stale = isIm(one.request) && (one.ofLogin != login || !loggedIn);
        if (one.executes && !stale) {
            execute(one);
        }
        int code = one.executes && stale ? 6014 : one.code;
        String data = one.request == Request.REGISTER ? token : one.request == Request.COUNT_UNREAD ? "3" : null;
        answeredInThisProcess |= one.request == Request.REGISTER && code == 0;
        tell("  answer " + code + " to #" + one.number);
        sync.answered(one.request, one.argument, one.number, code, code == 0 ? data : null, now);
    }

    private void execute(Sent one) {
        switch (one.request) {
            case REGISTER:
                sdkOn = true;
                if (token == null) {
                    token = "token-" + ++tokens;
                    accounts.clear();
                }
                break;
            case UNREGISTER:
                sdkOn = false;
                break;
            case REPORT:
                imToken = one.argument;
                break;
            case BIND:
                if (byType()) {
                    accounts.clear();
                }
                accounts.add(one.argument);
                break;
            case UNBIND:
                if (byType()) {
                    accounts.clear();
                } else {
                    accounts.remove(one.argument);
                }
                break;
            case COUNT_UNREAD:
                break;
            case BACKGROUND:
                check("3".equals(one.argument), "the count was " + one.argument);
                imForeground = false;
                break;
            case FOREGROUND:
                imForeground = true;
                break;
            default:
                throw new AssertionError(one.request);
        }
    }

    /** Whether the SDK that this client was generated for keeps one account per type. */
    private static boolean byType() {
        return !Boolean.getBoolean("oldAccounts");
    }

    private static TpnsSync.Kept copy(TpnsSync.Kept kept) {
        TpnsSync.Kept copy = new TpnsSync.Kept();
        copy.token = kept.token;
        copy.accounts.addAll(kept.accounts);
        copy.unbinding = kept.unbinding;
        copy.registered = kept.registered;
        copy.unregistered = kept.unregistered;
        return copy;
    }

    /** A request on its way. */
    private final class Sent {
        final Request request;
        final String argument;
        final int number;
        final int ofLogin = login;
        final long sent = now;
        long answered;
        int code;
        boolean executes;

        Sent(Request request, String argument, int number) {
            this.request = request;
            this.argument = argument;
            this.number = number;
        }
    }
}
