package com.example.app

import android.content.Context
import com.example.app.tpns.TpnsListener
import com.example.app.tpns.TpnsMessage
import com.example.app.tpns.TpnsPayload
import com.example.app.tpns.TpnsPush
import com.tencent.android.tpush.XGPushTextMessage

/** What Kotlin refuses. */
fun careless(context: Context, payload: TpnsPayload) {
    println(payload.getExtra("order").length) // error
    println(payload.customContent.length) // error
    println(TpnsPayload.from(context, null).sender) // error
    println(TpnsPush.getToken().length) // error
    TpnsPush.bindUser(context, null) // error
    TpnsMessage(null) // error
    println(TpnsPush.getState().stage.name) // error
    TpnsPush.addStateListener(null) // error
}

class CarelessEvents : TpnsListener {
    override fun onTextMessage(context: Context, message: XGPushTextMessage?) {
        println(message.title) // error
    }
}
