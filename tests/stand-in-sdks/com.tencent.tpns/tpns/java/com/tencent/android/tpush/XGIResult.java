package com.tencent.android.tpush;

import android.content.Intent;

/** What an Intent of the push service is read into. */
public interface XGIResult {
    void parseIntent(Intent intent);
}
