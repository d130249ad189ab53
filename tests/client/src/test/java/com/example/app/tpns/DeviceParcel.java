package com.example.app.tpns;

import android.os.Parcel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.robolectric.annotation.Implementation;
import org.robolectric.annotation.Implements;
import org.robolectric.shadows.ShadowParcel;

/** Gives the bytes of a parcel as a device does. Robolectric's own are a Java serialization of the values. */
@Implements(Parcel.class)
public class DeviceParcel extends ShadowParcel {

    @Implementation
    protected static byte[] nativeMarshall(long nativePtr) {
        byte[] values;
        try {
            values = ShadowParcel.nativeMarshall(nativePtr);
        } catch (Error e) {
            throw new RuntimeException("as Android does for a Binder", e);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(values))) {
            for (int left = input.readInt(); left > 0; left--) {
                input.readInt(); // the size
                packed.write(packed(input.readObject()));
            }
            return packed.toByteArray();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] packed(Object value) {
        if (value instanceof byte[]) {
            return (byte[]) value;
        }
        if (value instanceof String) {
            return ((String) value).getBytes(StandardCharsets.UTF_16LE);
        }
        long number = value instanceof Number ? ((Number) value).longValue() : 0;
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
    }
}
