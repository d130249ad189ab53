package com.example.app.tpns;

import static com.example.app.tpns.Client.app;
import static com.example.app.tpns.Client.logIn;
import static com.example.app.tpns.Client.logOut;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.Notification;
import android.app.NotificationManager;
import android.content.Context;
import android.content.Intent;
import android.content.pm.ActivityInfo;
import android.content.pm.PackageManager;
import android.content.pm.ResolveInfo;
import android.net.Uri;
import com.example.app.MainActivity;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;

/** From the click on a notification to the page that it is about. */
@RunWith(RobolectricTestRunner.class)
public class OpeningTest {
    private static final String URI = "demo://com.example.app/notify/";

    @Before
    public void install() {
        Client.install();
    }

    private static Intent click(String sender) {
        String json = new TpnsPayload.Builder(TpnsPayload.CHAT_C2C, sender).build().toJson();
        return new Intent(Intent.ACTION_VIEW, Uri.parse(URI).buildUpon().appendQueryParameter("customContent", json).build());
    }

    private static MainActivity activity(Intent intent) {
        return Robolectric.buildActivity(MainActivity.class, intent).setup().get();
    }

    private static List<ResolveInfo> resolve(String uri) {
        Intent intent = new Intent(Intent.ACTION_VIEW, Uri.parse(uri));
        return app().getPackageManager().queryIntentActivities(intent, PackageManager.MATCH_DEFAULT_ONLY);
    }

    @Test
    public void theConfiguredUriOpensTheConfiguredActivity() {
        for (String uri : new String[] {URI, click("ann").getDataString()}) {
            List<ResolveInfo> found = resolve(uri);
            assertEquals(uri, 1, found.size());
            ActivityInfo activity = found.get(0).activityInfo;
            assertEquals(MainActivity.class.getName(), activity.name);
            assertEquals(ActivityInfo.LAUNCH_SINGLE_TASK, activity.launchMode);
            assertTrue(activity.exported);
        }
    }

    @Test
    public void anotherUriOpensNothing() {
        for (String uri : new String[] {
            "demo://com.example.app/notify", "demo://com.example.app/Notify/", "demo://com.example.app/notify/more",
            "demo://com.example.app/", "demo://com.example.other/notify/", "Demo://com.example.app/notify/", "demo:notify",
        }) {
            assertEquals(uri, 0, resolve(uri).size());
        }
    }

    @Test
    public void aPayloadIsHandledOnce() {
        logIn();
        Intent intent = click("ann");
        MainActivity activity = activity(intent);
        assertTrue(TpnsPayload.receive(activity, activity.getIntent()));
        assertEquals("ann", TpnsPayload.take().getSender());
        assertNull(TpnsPayload.take());
        assertFalse("the Intent is empty now", TpnsPayload.receive(activity, activity.getIntent()));
        assertFalse(TpnsPayload.receive(activity, intent));
    }

    @Test
    public void whileNobodyIsLoggedInItWaits() {
        logOut();
        assertTrue(TpnsPayload.receive(activity(new Intent()), click("ann")));
        assertNull(TpnsPayload.take());
        assertNull(TpnsPayload.take());
        logIn();
        assertEquals("ann", TpnsPayload.take().getSender());
        assertNull(TpnsPayload.take());
    }

    @Test
    public void theLastClickCounts() {
        logIn();
        MainActivity activity = activity(new Intent());
        TpnsPayload.receive(activity, click("ann"));
        TpnsPayload.receive(activity, click("ben"));
        assertEquals("ben", TpnsPayload.take().getSender());
        assertNull(TpnsPayload.take());
    }

    @Test
    public void itIsNotForTheNextUser() {
        TpnsPayload.receive(activity(new Intent()), click("ann"));
        TpnsPush.unbindUser(app());
        Client.settle();
        logIn();
        assertNull(TpnsPayload.take());
    }

    @Test
    public void theNotificationsAreCancelled() {
        NotificationManager manager = (NotificationManager) app().getSystemService(Context.NOTIFICATION_SERVICE);
        manager.notify(1, new Notification());
        MainActivity activity = activity(new Intent());
        TpnsPayload.receive(activity, new Intent(Intent.ACTION_MAIN));
        assertEquals("opened for another reason", 1, shadowOf(manager).size());
        TpnsPayload.receive(activity, click("ann"));
        assertEquals(0, shadowOf(manager).size());
    }

    @Test
    public void fromTheRecentAppsNothingIsHandledAgain() {
        assertFalse(TpnsPayload.receive(activity(new Intent()), click("ann").addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY)));
        assertFalse(TpnsPayload.receive(activity(new Intent()), null));
    }

    @Test
    public void anotherIntentIsLeftAsItIs() {
        Intent intent = new Intent(Intent.ACTION_VIEW, Uri.parse("demo://elsewhere/?customContent={}")).putExtra("ext", "mine");
        MainActivity activity = activity(intent);
        assertFalse(TpnsPayload.receive(activity, intent));
        assertNotNull(intent.getData());
        assertEquals("mine", intent.getStringExtra("ext"));
    }
}
