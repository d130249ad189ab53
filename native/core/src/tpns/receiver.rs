//! The receiver of TPNS messages, and what the SDK calls in it.

use super::version::SdkVersion;

/// The action of in-app messages (official guide, step 5).
pub const PUSH_MESSAGE: &str = "com.tencent.android.xg.vip.action.PUSH_MESSAGE";
/// The action of everything else: registration, tags, accounts, clicks (official guide, step 5).
pub const FEEDBACK: &str = "com.tencent.android.xg.vip.action.FEEDBACK";
/// What a receiver's intent filter takes.
pub const ACTIONS: [&str; 2] = [PUSH_MESSAGE, FEEDBACK];

/// The class that is generated where the app has no receiver of its own.
pub const GENERATED: &str = "TpnsMessageReceiver";

/// The class that a receiver extends. It is abstract, so it is no receiver itself.
pub const BASE_CLASS: &str = "com.tencent.android.tpush.XGPushBaseReceiver";

/// A method of [`BASE_CLASS`] that an app overrides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Callback {
    /// Its name.
    pub name: &'static str,
    /// The first SDK that has it; nothing where every known SDK does.
    pub since: Option<SdkVersion>,
}

const ATTRIBUTES_SINCE: Option<SdkVersion> = Some(SdkVersion([1, 2, 3, 0]));
const QUERY_TAGS_SINCE: Option<SdkVersion> = Some(SdkVersion([1, 2, 5, 0]));
const IN_APP_SINCE: Option<SdkVersion> = Some(SdkVersion([1, 2, 7, 0]));

const fn callback(name: &'static str, since: Option<SdkVersion>) -> Callback {
    Callback { name, since }
}

/// Every callback.
pub const CALLBACKS: [Callback; 15] = [
    callback("onRegisterResult", None),
    callback("onUnregisterResult", None),
    callback("onSetTagResult", None),
    callback("onDeleteTagResult", None),
    callback("onSetAccountResult", None),
    callback("onDeleteAccountResult", None),
    callback("onSetAttributeResult", ATTRIBUTES_SINCE),
    callback("onDeleteAttributeResult", ATTRIBUTES_SINCE),
    callback("onQueryTagsResult", QUERY_TAGS_SINCE),
    callback("onTextMessage", None),
    callback("onNotificationShowedResult", None),
    callback("onNotificationClickedResult", None),
    callback("onInMsgReceivedResult", IN_APP_SINCE),
    callback("onInMsgShowedResult", IN_APP_SINCE),
    callback("onInMsgClickedResult", IN_APP_SINCE),
];

impl Callback {
    /// True when an SDK of this version has it.
    pub fn is_in(&self, version: SdkVersion) -> bool {
        self.since.is_none_or(|since| version >= since)
    }
}

/// The callback of a name.
pub fn callback_named(name: &str) -> Option<&'static Callback> {
    CALLBACKS.iter().find(|callback| callback.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callbacks_came_one_after_the_other() {
        for (version, count) in
            [([1, 2, 0, 2], 9), ([1, 2, 3, 0], 11), ([1, 2, 5, 0], 12), ([1, 2, 7, 0], 15), ([1, 4, 3, 9], 15)]
        {
            let version = SdkVersion(version);
            assert_eq!(CALLBACKS.iter().filter(|callback| callback.is_in(version)).count(), count, "{version}");
        }
        assert_eq!(callback_named("onQueryTagsResult").and_then(|found| found.since), QUERY_TAGS_SINCE);
        assert_eq!(callback_named("onReceive"), None);
    }
}
