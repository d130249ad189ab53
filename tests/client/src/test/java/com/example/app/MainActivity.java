package com.example.app;

import android.app.Activity;

/** The page that a notification opens. */
public class MainActivity extends Activity {
}
