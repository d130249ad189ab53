package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import android.os.Bundle;
import com.example.app.ChatActivity;
import com.tencent.imsdk.v2.V2TIMManager;
import io.github.tpnskit.standin.Calls;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.shadows.ShadowLooper;

/**
 * Random sequences of clicks, logins, logouts, rotations and deaths of the process: no click is opened twice, none without
 * a login or for the next user, and the last one is opened in the end.
 */
@RunWith(RobolectricTestRunner.class)
public class RandomClicksTest {
    private static final int SEQUENCES = Integer.getInteger("clickSequences", 300);
    private static final int LONGEST = 20;

    enum Event { START, CLICK, ROTATE, HIDE, SHOW, COVER, UNCOVER, FINISH, LOGIN, LOGIN_UNTOLD, LOGOUT, DEATH, CRASH, SETTLE }

    private final StringBuilder story = new StringBuilder();
    private ActivityController<ChatActivity> activity;
    private boolean visible;
    private boolean covered;

    private int clicks;
    /** The click that has to be opened, or 0. */
    private int expected;
    /** The last click of a user who has left. */
    private int left;
    /** The same, as the disk has it. */
    private int leftForSure;
    private int opened;

    @Before
    public void listen() {
        ChatActivity.listener = payload -> {
            int click = Integer.parseInt(payload.getSender());
            story.append(" -> ").append(click);
            assertTrue(story + ": opened twice, or after a later one", click > opened);
            assertTrue(story + ": opened without a login",
                    V2TIMManager.getInstance().getLoginStatus() == V2TIMManager.V2TIM_STATUS_LOGINED);
            assertTrue(story + ": opened for another user", click > left);
            assertTrue(story + ": opened on a page that is not on the screen", visible && !covered);
            opened = click;
            if (click == expected) {
                expected = 0;
            }
        };
    }

    @After
    public void forget() {
        ChatActivity.listener = null;
        Client.restart();
    }

    @Test
    public void everyClickIsOpenedOnce() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            begin(seed);
            Random random = new Random(seed);
            try {
                for (int left = random.nextInt(LONGEST); left >= 0; left--) {
                    Event event = Event.values()[random.nextInt(Event.values().length)];
                    story.append(' ').append(event);
                    happen(event);
                }
                end();
            } catch (RuntimeException e) {
                throw new AssertionError(story.toString(), e);
            }
        }
    }

    private void begin(int seed) {
        Client.install();
        Client.logOut();
        TpnsPush.register(app());
        story.setLength(0);
        story.append("seed ").append(seed).append(':');
        activity = null;
        visible = covered = false;
        clicks = expected = left = leftForSure = opened = 0;
    }

    private void happen(Event event) {
        switch (event) {
            case START:
                start(new Intent(Intent.ACTION_MAIN), null);
                break;
            case CLICK:
                click();
                break;
            case ROTATE:
                rotate();
                break;
            case HIDE:
                hide();
                break;
            case SHOW:
                show();
                break;
            case COVER:
                if (visible && !covered) {
                    activity.pause();
                    covered = true;
                }
                break;
            case UNCOVER:
                uncover();
                break;
            case FINISH:
                if (visible && !covered) {
                    activity.get().finish();
                    activity.pause().stop().destroy();
                    activity = null;
                    visible = false;
                }
                break;
            case LOGIN:
                Client.logIn();
                TpnsPush.bindUser(app(), "me");
                break;
            case LOGIN_UNTOLD:
                Client.logIn();
                break;
            case LOGOUT:
                TpnsPush.unbindUser(app());
                Client.logOut();
                left = clicks;
                expected = 0;
                break;
            case DEATH: // in the background, as the system does it
                if (activity != null) {
                    hide();
                    Bundle state = new Bundle();
                    activity.saveInstanceState(state);
                    Intent intent = new Intent(activity.getIntent());
                    settle();
                    Client.restart();
                    Client.logOut();
                    TpnsPush.register(app());
                    activity = null;
                    start(intent, state);
                }
                break;
            case CRASH: // at once: what the worker has not done by now, it will never do
                Client.crash();
                Client.logOut();
                TpnsPush.register(app());
                activity = null;
                visible = covered = false;
                // Nobody can say how far these came.
                expected = 0;
                left = leftForSure;
                break;
            default:
                settle();
                break;
        }
    }

    private void start(Intent intent, Bundle state) {
        if (activity == null) {
            activity = Robolectric.buildActivity(ChatActivity.class, intent);
            visible = true;
            covered = false;
            activity.create(state).start().resume(); // without a window, which would cost the most
        } else {
            show();
        }
    }

    private void click() {
        expected = ++clicks;
        String sender = Integer.toString(clicks);
        story.append(' ').append(sender);
        String json = new TpnsPayload.Builder(TpnsPayload.CHAT_C2C, sender).build().toJson();
        Intent intent = new Intent(Intent.ACTION_MAIN).putExtra("ext", json);
        if (activity == null) {
            start(intent, null);
            return;
        }
        uncover();
        if (visible) {
            activity.pause();
        }
        activity.newIntent(intent);
        visible = true;
        activity.resume();
    }

    private void hide() {
        if (visible) {
            (covered ? activity : activity.pause()).stop();
            visible = covered = false;
        }
    }

    private void show() {
        uncover();
        if (activity != null && !visible) {
            visible = true;
            activity.restart().start().resume();
        }
    }

    private void rotate() {
        if (visible && !covered) {
            Bundle state = new Bundle();
            Intent intent = activity.getIntent();
            activity.pause().stop().saveInstanceState(state).destroy();
            activity = null;
            start(intent, state);
        }
    }

    private void uncover() {
        if (covered) {
            covered = false;
            activity.resume();
        }
    }

    private void end() {
        story.append(" end");
        start(new Intent(Intent.ACTION_MAIN), null);
        Client.logIn();
        TpnsPush.bindUser(app(), "me");
        settle();
        assertEquals(story + ": never opened", 0, expected);
        rotate();
        settle();
        activity.pause().stop().destroy();
    }

    private void settle() {
        for (int turn = 0; turn < 3; turn++) {
            Client.settle();
            ShadowLooper.idleMainLooper(1, TimeUnit.SECONDS);
        }
        leftForSure = left;
    }
}
