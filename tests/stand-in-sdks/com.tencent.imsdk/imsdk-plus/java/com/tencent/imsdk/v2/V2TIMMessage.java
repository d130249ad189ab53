package com.tencent.imsdk.v2;

import java.io.Serializable;

/** A message. */
public class V2TIMMessage implements Serializable {
    public static final int V2TIM_PRIORITY_DEFAULT = 0;
    private static final long serialVersionUID = 1;
    private final byte[] content;

    V2TIMMessage(byte[] content) {
        this.content = content;
    }

    public byte[] getContent() {
        return content;
    }
}
