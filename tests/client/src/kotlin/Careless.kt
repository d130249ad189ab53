package com.example.app

import android.content.Context
import com.example.app.tpns.TpnsMessage
import com.example.app.tpns.TpnsPayload
import com.example.app.tpns.TpnsPush

/** What Kotlin refuses. */
fun careless(context: Context, payload: TpnsPayload) {
    println(payload.getExtra("order").length) // error
    println(payload.customContent.length) // error
    println(TpnsPayload.from(context, null).sender) // error
    println(TpnsPush.getToken().length) // error
    TpnsPush.bindUser(context, null) // error
    TpnsMessage(null) // error
}
