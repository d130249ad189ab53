package com.tencent.imsdk.v2;

/** Bytes that only the app understands. */
public class V2TIMCustomElem extends V2TIMElem {
    private static final long serialVersionUID = 1;
    private final byte[] data;

    V2TIMCustomElem(byte[] data) {
        this.data = data;
    }

    public byte[] getData() {
        return data;
    }
}
