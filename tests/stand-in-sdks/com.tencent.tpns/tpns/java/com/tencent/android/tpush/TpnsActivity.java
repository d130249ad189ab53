package com.tencent.android.tpush;

import android.app.Activity;

/** Stands for the SDK's activity of this name. */
public class TpnsActivity extends Activity {}
