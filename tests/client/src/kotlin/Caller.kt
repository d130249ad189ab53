package com.example.app

import android.app.Activity
import android.content.Context
import android.content.Intent
import android.os.Bundle
import com.example.app.tpns.TpnsListener
import com.example.app.tpns.TpnsMessage
import com.example.app.tpns.TpnsMessageReceiver
import com.example.app.tpns.TpnsNotifications
import com.example.app.tpns.TpnsOpening
import com.example.app.tpns.TpnsPayload
import com.example.app.tpns.TpnsPush
import com.example.app.tpns.TpnsState
import com.tencent.android.tpush.XGPushRegisterResult
import com.tencent.android.tpush.XGPushTextMessage
import com.tencent.imsdk.v2.V2TIMOfflinePushInfo

/** An app in Kotlin. */
class Caller : Activity() {
    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        TpnsOpening.attach(this, saved) { payload -> open(payload.sender, payload.getExtra("order")) }
        TpnsNotifications.askPermission(this, 0)
    }

    override fun onNewIntent(intent: Intent?) {
        super.onNewIntent(intent)
        TpnsOpening.receive(this, intent)
    }

    private fun open(sender: String, order: String?) {
        title = sender + (order?.length ?: 0) + (TpnsPayload.from(this, intent)?.customContent ?: "")
    }
}

fun start(context: Context) {
    TpnsMessageReceiver.setListener(null)
    TpnsPush.register(context)
    val states = TpnsState.Listener { state -> println("${state.kind} ${state.stage?.name} ${state.meaning.length}") }
    TpnsPush.addStateListener(states)
    TpnsPush.removeStateListener(states)
    TpnsMessageReceiver.setListener(Events())
    TpnsPush.bindUser(context, "ann")
    val token: String? = TpnsPush.getToken()
    println(token?.length)
    TpnsPush.unbindUser(context) { println("unbound") }
    TpnsPush.unbindUser(context, null)
    TpnsNotifications.createChannels(context, "Messages")
}

fun message(text: String?): V2TIMOfflinePushInfo {
    val payload = TpnsPayload.Builder(TpnsPayload.CHAT_C2C, "ann").nickname(null).content(text).extra("order", "42").build()
    return TpnsMessage(payload).title(payload.nickname).text(text).category(null).toOfflinePushInfo()
}

/** What the SDK delivers may be missing. */
class Events : TpnsListener {
    override fun onRegisterResult(context: Context, errorCode: Int, result: XGPushRegisterResult?) {
        println(context.packageName + result?.token)
    }

    override fun onTextMessage(context: Context, message: XGPushTextMessage?) {
        println(message?.title)
    }
}
