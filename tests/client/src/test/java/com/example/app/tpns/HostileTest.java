package com.example.app.tpns;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import android.net.Uri;
import android.os.Binder;
import android.os.Build;
import android.os.Bundle;
import android.os.Parcel;
import com.xiaomi.mipush.sdk.MiPushMessage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.util.ReflectionHelpers;

/** Intents that another app sends to make the app slow, or to end it. */
@RunWith(RobolectricTestRunner.class)
public class HostileTest {
    private static final String[] NAMES = {"ext", "customContent", "custom_content", "entity", "key_message", "anything"};

    private static final String JSON = new TpnsPayload.Builder(TpnsPayload.CHAT_C2C, "ann").build().toJson();

    @Before
    public void loadClasses() {
        TpnsPayload.from(Client.app(), delivered(new Intent().putExtra("key_message", ofXiaomi(JSON))));
        TpnsPayload.from(Client.app(), delivered(new Intent().putExtra("anything", deep(10))));
    }

    /** Collections in collections. Whoever unpacks them computes 2^depth hash codes. */
    private static Serializable bomb(int depth, Supplier<Collection<Object>> empty) {
        Collection<Object> root = empty.get();
        Collection<Object> one = root;
        Collection<Object> other = empty.get();
        for (int level = 0; level < depth; level++) {
            Collection<Object> left = empty.get();
            Collection<Object> right = empty.get();
            left.add("left");
            one.add(left);
            one.add(right);
            other.add(left);
            other.add(right);
            one = left;
            other = right;
        }
        return (Serializable) root;
    }

    private static ArrayList<Object> deep(int depth) {
        ArrayList<Object> root = new ArrayList<>();
        ArrayList<Object> inner = root;
        for (int level = 0; level < depth; level++) {
            ArrayList<Object> next = new ArrayList<>();
            inner.add(next);
            inner = next;
        }
        return root;
    }

    /** Lists in lists, each {@code width} times in the one above. Whoever hashes them visits width^depth of them. */
    private static Serializable fan(int depth, int width, boolean asKey) {
        ArrayList<Object> list = new ArrayList<>(Collections.singleton("leaf"));
        for (int level = 0; level < depth; level++) {
            list = new ArrayList<>(Collections.nCopies(width, list));
        }
        return new Unhashed(list, asKey);
    }

    /** As a {@code HashMap} or a {@code HashSet} with a list in it, but nobody computes the hash code before it is sent. */
    private static final class Unhashed implements Serializable {
        private static final long serialVersionUID = 1;

        private final ArrayList<Object> list;
        private final boolean asKey;

        Unhashed(ArrayList<Object> list, boolean asKey) {
            this.list = list;
            this.asKey = asKey;
        }

        private Object readResolve() {
            return asKey ? new HashMap<>(Collections.singletonMap(list, "value")) : new HashSet<>(Collections.singleton(list));
        }
    }

    private static MiPushMessage ofXiaomi(Object extra) {
        MiPushMessage message = new MiPushMessage();
        ReflectionHelpers.setField(message, "extra", new HashMap<>(Collections.singletonMap("ext", extra)));
        return message;
    }

    /** As the system hands it over: packed. */
    private static Intent delivered(Intent intent) {
        Parcel parcel = Parcel.obtain();
        intent.writeToParcel(parcel, 0);
        parcel.setDataPosition(0);
        Intent delivered = Intent.CREATOR.createFromParcel(parcel);
        delivered.setExtrasClassLoader(HostileTest.class.getClassLoader());
        parcel.recycle();
        return delivered;
    }

    /** Nothing is read of the hostile extras, and quickly. A payload beside them may be read. */
    private static void assertNothing(String what, Intent intent) {
        long fastest = Long.MAX_VALUE;
        for (int turn = 0; turn < 3 && fastest >= 50; turn++) { // another process may get in between
            long start = System.nanoTime();
            TpnsPayload payload = TpnsPayload.from(Client.app(), intent);
            assertTrue(what, payload == null || Build.VERSION.SDK_INT >= 33 && JSON.equals(payload.toJson()));
            fastest = Math.min(fastest, (System.nanoTime() - start) / 1_000_000);
        }
        assertTrue(what + ": " + fastest + " ms", fastest < 50);
    }

    @Test
    public void bombsAreNotUnpacked() {
        for (String name : NAMES) {
            for (int depth : new int[] {14, 30, 100}) {
                assertNothing(name, delivered(new Intent().putExtra(name, bomb(depth, HashSet::new))));
                assertNothing(name, delivered(new Intent().putExtra("ext", JSON).putExtra(name, bomb(depth, LinkedHashSet::new))));
                assertNothing(name, delivered(new Intent().putExtra(name, ofXiaomi(bomb(depth, HashSet::new)))));
            }
        }
    }

    @Test
    public void listsThatFanOutAreNotUnpacked() {
        for (String name : NAMES) {
            for (int[] size : new int[][] {{5, 100}, {26, 2}, {40, 2}, {9, 8}}) {
                for (boolean asKey : new boolean[] {true, false}) {
                    assertNothing(name, delivered(new Intent().putExtra(name, fan(size[0], size[1], asKey))));
                    assertNothing(name, delivered(new Intent().putExtra(name, ofXiaomi(fan(size[0], size[1], asKey)))));
                }
            }
        }
    }

    @Test
    public void whatIsUnpackedIsCheap() {
        for (int width = 2; width < 8; width++) {
            for (int depth = 1; depth < 40; depth++) {
                assertNothing(depth + " x " + width, delivered(new Intent().putExtra("ext", fan(depth, width, true))));
                assertNothing(depth + " x " + width, delivered(new Intent().putExtra("key_message", ofXiaomi(fan(depth, width, false)))));
            }
        }
        for (int keys : new int[] {1_300, 5_000}) { // at the limit, and what would take a tenth of a second
            Hashtable<String, String> collisions = new Hashtable<>();
            for (int i = 0; i < keys; i++) {
                StringBuilder key = new StringBuilder();
                for (int digit = 0, rest = i; digit < 8; digit++, rest /= 3) {
                    key.append(new String[] {"Aa", "BB", "C#"}[rest % 3]); // equal hash codes
                }
                collisions.put(key.toString(), new String(new char[0])); // not a reference to another one
            }
            for (String name : NAMES) {
                assertNothing("collisions", delivered(new Intent().putExtra(name, new HashSet<>(Collections.singleton(collisions)))));
            }
        }
    }

    @Test
    public void largeObjectsAreNotUnpacked() {
        for (int chars : new int[] {20_000, 40_000}) {
            HashSet<String> large = new HashSet<>(Collections.singleton("x".repeat(chars)));
            TpnsPayload payload = TpnsPayload.from(Client.app(), delivered(new Intent().putExtra("ext", JSON).putExtra("anything", large)));
            assertEquals(chars < 32 * 1024 || Build.VERSION.SDK_INT >= 33, payload != null);
        }
    }

    @Test
    public void deepTextsAreNotParsed() {
        for (int depth : new int[] {400, 600, 60_000}) {
            String deep = "{\"page\":" + "[".repeat(depth) + "]".repeat(Math.min(depth, 600)) + "}";
            TpnsPayload payload = TpnsPayload.from(Client.app(), new Intent().putExtra("custom_content", deep));
            assertEquals("as JSON: " + depth, depth < 500, payload != null && payload.getExtra("page") != null);
        }
    }

    @Test
    public void numbersThatAreNotFiniteAreNothing() {
        for (String number : new String[] {"NaN", "1e999", "-Infinity", "[[NaN]]", "{\"y\":[1e999]}"}) {
            String chat = "{\"entity\":{\"sender\":\"ann\",\"x\":[" + number + "]}}";
            for (String name : new String[] {"ext", "customContent"}) {
                assertNull(number, TpnsPayload.from(Client.app(), new Intent().putExtra(name, chat)));
            }
            TpnsPayload other = TpnsPayload.from(Client.app(), new Intent().putExtra("customContent", "{\"x\":[" + number + "]}"));
            assertTrue(number, other == null || other.toJson() != null && other.getCustomContent() != null);
        }
    }

    @Test
    public void deepExtrasAreNotUnpacked() {
        for (String name : NAMES) {
            assertNothing(name, delivered(new Intent().putExtra(name, deep(300)).putExtra("ext", "{}")));
            assertNothing(name, delivered(new Intent().putExtra(name, new HashSet<>(Collections.singleton(deep(200))))));
            assertNothing(name, delivered(new Intent().putExtra(name, ofXiaomi(deep(200)))));
        }
    }

    @Test
    public void largeExtrasAreNotUnpacked() {
        assertNothing("many", delivered(new Intent().putExtra("anything", new byte[500_000]).putExtra("ext", JSON)));
        Object[] objects = new Object[100];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = new LinkedHashMap<>(Collections.singletonMap(i, new int[1]));
        }
        assertNothing("array", delivered(new Intent().putExtra("key_message", objects).putExtra("ext", "{}")));
    }

    @Test
    public void theDataIsReadWhateverTheExtrasAre() {
        Intent intent = new Intent(Intent.ACTION_VIEW, Uri.parse("demo://h/p/").buildUpon().appendQueryParameter("customContent", JSON).build());
        Intent read = delivered(intent.putExtra("anything", bomb(100, HashSet::new)));
        assertEquals("ann", TpnsPayload.from(Client.app(), read).getSender());
    }

    @Test
    public void ordinaryExtrasDoNotHinder() {
        Bundle bundle = new Bundle();
        bundle.putParcelable("intent", new Intent("action"));
        Map<String, Object> map = new HashMap<>();
        map.put("a", 1L);
        Intent intent = new Intent().putExtra("ext", JSON).putExtra("bundle", bundle).putExtra("map", new HashMap<>(map))
                .putExtra("list", new ArrayList<>(Collections.nCopies(50, "text"))).putExtra("text", "sr sq uq ur")
                .putExtra("date", new java.util.Date()).putExtra("numbers", new long[100]).putExtra("one", ofXiaomi(JSON));
        assertEquals("ann", TpnsPayload.from(Client.app(), delivered(intent)).getSender());
        assertEquals("ann", TpnsPayload.from(Client.app(), intent).getSender());
    }

    @Test
    public void aBinderHindersOnlyBeforeAndroid13() {
        Bundle bundle = new Bundle();
        bundle.putBinder("binder", new Binder());
        Intent intent = new Intent().putExtra("bundle", bundle).putExtra("ext", JSON);
        TpnsPayload payload = TpnsPayload.from(Client.app(), delivered(intent));
        if (Build.VERSION.SDK_INT >= 33) {
            assertEquals("ann", payload.getSender());
        } else {
            assertNull(payload);
        }
    }

    @Test
    public void fromAndroid13OnlyWhatIsAskedForIsUnpacked() {
        Intent intent = delivered(new Intent().putExtra("anything", bomb(100, HashSet::new)).putExtra("ext", JSON));
        TpnsPayload payload = TpnsPayload.from(Client.app(), intent);
        assertEquals(Build.VERSION.SDK_INT >= 33, payload != null);
    }
}
