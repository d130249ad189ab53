package com.tencent.imsdk.v2;

import io.github.tpnskit.standin.Calls;
import java.io.Serializable;

/** A message. */
public class V2TIMMessage implements Serializable {
    public static final int V2TIM_PRIORITY_DEFAULT = 0;
    public static final int V2TIM_ELEM_TYPE_TEXT = 1;
    public static final int V2TIM_ELEM_TYPE_CUSTOM = 2;
    private static final long serialVersionUID = 1;
    private final V2TIMElem content;

    V2TIMMessage(V2TIMElem content) {
        this.content = content;
    }

    public int getElemType() {
        return content instanceof V2TIMTextElem ? V2TIM_ELEM_TYPE_TEXT : V2TIM_ELEM_TYPE_CUSTOM;
    }

    /** Null for a message of another type. */
    public V2TIMTextElem getTextElem() {
        return content instanceof V2TIMTextElem ? (V2TIMTextElem) content : null;
    }

    /** Null for a message of another type. */
    public V2TIMCustomElem getCustomElem() {
        return content instanceof V2TIMCustomElem ? (V2TIMCustomElem) content : null;
    }

    public String getSender() {
        return Calls.answered("V2TIMMessage.getSender", (String) null);
    }

    public String getNickName() {
        return Calls.answered("V2TIMMessage.getNickName", (String) null);
    }

    public String getFaceUrl() {
        return Calls.answered("V2TIMMessage.getFaceUrl", (String) null);
    }

    /** Null for a message to one user. */
    public String getGroupID() {
        return Calls.answered("V2TIMMessage.getGroupID", (String) null);
    }

    /** In seconds since 1970. */
    public long getTimestamp() {
        return Calls.answered("V2TIMMessage.getTimestamp", 0L);
    }
}
