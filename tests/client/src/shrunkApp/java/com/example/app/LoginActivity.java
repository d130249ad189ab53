package com.example.app;

import android.app.Activity;

/** Another page. */
public class LoginActivity extends Activity {
}
