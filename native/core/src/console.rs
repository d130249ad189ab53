//! Everything that must be typed into the consoles of TPNS, IM and the vendors, so that the two sides can be compared.
//!
//! Invariant: one line a value, exactly as the console wants it; keys are shown shortened.

use crate::access_point::AccessPoint;
use crate::channel::Channel;
use crate::config::{FILE_NAME, Spanned, VendorBlock};
use crate::diagnostic::redact::shorten;
use crate::manifest;
use crate::project::Project;
use crate::redirect::RedirectUri;

/// The page, as plain text.
pub fn page(project: &Project) -> String {
    let mut page = Page(format!("What must stand in the consoles for variant {}\n", project.variant.name));
    product(project, &mut page);
    redirects(project, &mut page);
    channels(project, &mut page);
    im(project, &mut page);
    certificates(project, &mut page);
    page.0
}

struct Page(String);

impl Page {
    fn section(&mut self, title: &str) {
        self.0.push_str(&format!("\n{title}\n"));
    }

    fn line(&mut self, name: &str, value: &str) {
        self.0.push_str(&format!("  {name:<20} {value}\n"));
    }
}

fn product(project: &Project, page: &mut Page) {
    page.section("TPNS console: Product Management, Basic Configuration");
    let shown =
        |value: Option<String>| value.unwrap_or_else(|| format!("not known: see the findings about {FILE_NAME}"));
    page.line("package name", &project.variant.application_id);
    page.line("access id", &shown(project.access_id().map(str::to_owned)));
    page.line("access key", &shown(project.access_key().map(shorten)));
    page.line("access point", &shown(project.access_point().map(AccessPoint::title).map(str::to_owned)));
}

fn redirects(project: &Project, page: &mut Page) {
    page.section("TPNS console: click action, Intent; the page that a notification opens");
    if project.settings.redirects.is_empty() {
        page.line("redirect URI", "none: redirect { } is not set");
    }
    for redirect in &project.settings.redirects {
        match RedirectUri::of(project, redirect) {
            Some(uri) => page.line("redirect URI", &uri.to_string()),
            None => page.line("redirect URI", &format!("`{}` is not scheme://host/path", redirect.uri)),
        }
        page.line("  opens", &manifest::qualified(&redirect.activity, &project.variant.namespace));
    }
}

fn channels(project: &Project, page: &mut Page) {
    page.section("TPNS console: vendor channels");
    let used: Vec<Channel> = Channel::ALL.into_iter().filter(|channel| project.uses(*channel)).collect();
    if used.is_empty() {
        page.line("channels", "none");
    }
    for channel in used {
        let value = match (channel, project.vendor(channel)) {
            (Channel::Fcm, _) => "as in Firebase's console; google-services.json is the app's side".to_owned(),
            (_, Some(block)) => of_block(block),
            // Only a setting can make a channel used without a block.
            (_, None) => format!("app id {}", project.settings.channels.honor.as_deref().unwrap_or_default()),
        };
        page.line(title(channel), &value);
    }
}

fn of_block(block: &VendorBlock) -> String {
    // Not trimmed: a space that should not be there is one to be seen.
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|value| value.value.clone());
    let (id, key) = (text(&block.app_id).unwrap_or_default(), text(&block.app_key));
    match (block.channel, key) {
        // The names of OPPO's two values are shifted in the SDK and so in the file.
        (Channel::Oppo, Some(secret)) => {
            format!(
                "AppKey {}, AppSecret {}; the numeric AppID is in the console alone",
                shorten(&id),
                shorten(&secret)
            )
        }
        (_, Some(key)) => format!("app id {id}, app key {}", shorten(&key)),
        (_, None) => format!("app id {id}"),
    }
}

fn im(project: &Project, page: &mut Page) {
    if !project.pushes_for_im() {
        return;
    }
    page.section("OPPO's console, and IM's: the notification channel");
    let id = project.settings.im.oppo_channel_id.as_deref();
    page.line(
        "OPPO channel id",
        id.unwrap_or("none: im { oppoChannelId } is not set, and OPPO shows nothing without one"),
    );
}

fn certificates(project: &Project, page: &mut Page) {
    for certificate in &project.variant.certificates {
        page.section(&format!(
            "Huawei's, Honor's and Firebase's consoles: the certificate of signing config {}",
            certificate.signing_config
        ));
        page.line("SHA-256", &certificate.sha256);
        if let Some(sha1) = &certificate.sha1 {
            page.line("SHA-1", sha1);
        }
    }
}

fn title(channel: Channel) -> &'static str {
    match channel {
        Channel::Huawei => "Huawei",
        Channel::Xiaomi => "Xiaomi",
        Channel::Vivo => "vivo",
        Channel::Oppo => "OPPO",
        Channel::Meizu => "Meizu",
        Channel::Honor => "Honor",
        Channel::Fcm => "FCM",
    }
}
