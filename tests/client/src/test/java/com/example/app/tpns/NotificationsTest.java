package com.example.app.tpns;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.NotificationChannel;
import android.app.NotificationManager;
import android.content.Context;
import android.os.Build;
import com.example.app.LoginActivity;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;

/** What Android asks for before it shows a notification. */
@RunWith(RobolectricTestRunner.class)
public class NotificationsTest {
    private static final String PERMISSION = "android.permission.POST_NOTIFICATIONS";

    @Test
    public void thePermissionIsAskedForFromAndroid13On() {
        LoginActivity activity = Robolectric.buildActivity(LoginActivity.class).setup().get();
        boolean asks = Build.VERSION.SDK_INT >= 33;
        assertEquals(asks, TpnsNotifications.askPermission(activity, 7));
        if (asks) {
            assertArrayEquals(new String[] {PERMISSION}, shadowOf(activity).getLastRequestedPermission().requestedPermissions);
            assertEquals(7, shadowOf(activity).getLastRequestedPermission().requestCode);
        }
        shadowOf(Client.app()).grantPermissions(PERMISSION);
        assertFalse(TpnsNotifications.askPermission(activity, 7));
    }

    @Test
    @Config(minSdk = 26)
    public void theChannelsOfTheBuildScriptAreCreated() {
        NotificationManager manager = (NotificationManager) Client.app().getSystemService(Context.NOTIFICATION_SERVICE);
        TpnsNotifications.createChannels(Client.app(), "Messages");
        for (String id : new String[] {"tuikit", "high_system"}) {
            NotificationChannel channel = manager.getNotificationChannel(id);
            assertEquals("Messages", channel.getName());
            assertEquals(NotificationManager.IMPORTANCE_HIGH, channel.getImportance());
        }
        assertEquals("tuikit", TpnsNotifications.OPPO_CHANNEL);
    }

    @Test
    @Config(maxSdk = 25)
    public void olderAndroidsHaveNoChannels() {
        TpnsNotifications.createChannels(Client.app(), "Messages");
        assertTrue(Build.VERSION.SDK_INT < 26);
    }
}
