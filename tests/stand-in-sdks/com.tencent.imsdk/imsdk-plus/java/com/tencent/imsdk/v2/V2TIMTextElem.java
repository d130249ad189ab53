package com.tencent.imsdk.v2;

/** A text. */
public class V2TIMTextElem extends V2TIMElem {
    private static final long serialVersionUID = 1;
    private final String text;

    V2TIMTextElem(String text) {
        this.text = text;
    }

    public String getText() {
        return text;
    }
}
