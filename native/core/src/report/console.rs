//! Everything that must be typed into the consoles of TPNS, IM and the vendors, so that the two sides can be compared.
//!
//! Invariant: one line per value, exactly as the console wants it; keys are shortened.

use super::words::Words;
use crate::finding::{Argument, Subject};
use crate::input::tpns_configs::VendorBlock;
use crate::plan::Plan;
use crate::project::Project;
use crate::project::stated::StatedBy;
use crate::project::variant::Certificate;
use crate::text::mask::{Secrets, Shown};
use crate::tpns::channel::{BlockValue, Channel};
use crate::tpns::im::OPPO_CHANNEL;
use crate::tpns::placeholder::{ACCESS_ID, ACCESS_KEY};

/// The page.
pub struct Page {
    /// Its title.
    pub title: Shown,
    /// One per console.
    pub sections: Vec<Section>,
}

/// What one console wants.
pub struct Section {
    /// The console, and where in it.
    pub title: Shown,
    /// The values.
    pub lines: Vec<Line>,
}

/// One value.
pub struct Line {
    /// What it is called there.
    pub name: Shown,
    /// What to type.
    pub value: Shown,
    /// What findings about it are about.
    pub subjects: Vec<Subject>,
}

/// The page of a variant.
pub fn page(project: &Project, plan: &Plan, certificates: &[Certificate], secrets: &Secrets, words: &Words) -> Page {
    let maker = Maker { project, plan, words };
    let mut sections = vec![maker.product(), maker.redirects(), maker.channels()];
    sections.extend(maker.im());
    sections.extend(certificates.iter().map(|certificate| maker.certificate(certificate)));
    for line in sections.iter_mut().flat_map(|section| &mut section.lines) {
        line.value = secrets.shown(std::mem::take(&mut line.value));
    }
    let variant = [("variant", Argument::from(&project.variant.name))];
    Page { title: words.say("console-title", &variant), sections }
}

impl Page {
    /// The page as plain text.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.title);
        for section in &self.sections {
            text.push_str(&format!("\n{}\n", section.title));
            for line in &section.lines {
                // A terminal gives a Chinese character two columns.
                let width: usize = line.name.as_str().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
                text.push_str(&format!(
                    "  {}{} {}\n",
                    line.name,
                    " ".repeat(20_usize.saturating_sub(width)),
                    line.value
                ));
            }
        }
        text
    }
}

struct Maker<'a> {
    project: &'a Project,
    plan: &'a Plan,
    words: &'a Words,
}

impl Maker<'_> {
    fn section(&self, title: Shown, lines: Vec<Line>) -> Section {
        Section { title, lines }
    }

    fn line(&self, name: &str, value: Shown, subjects: Vec<Subject>) -> Line {
        Line { name: self.words.word(name), value, subjects }
    }

    fn product(&self) -> Section {
        let project = self.project;
        let unknown = || self.words.word("console-unknown");
        let id = project.access_id().map_or_else(unknown, Shown::sentence);
        let key = project.access_key().map_or_else(unknown, Shown::secret);
        let point = project.access_point().map_or_else(unknown, |point| self.words.word(point.word()));
        let application = &project.variant.application_id;
        let subjects = |value| StatedBy::ALL.into_iter().map(|by| Subject::of_stated(value, by)).collect();
        let lines = vec![
            self.line("console-package", Shown::sentence(application), vec![Subject::Application(application.clone())]),
            self.line("console-access-id", id, subjects(&ACCESS_ID)),
            self.line("console-access-key", key, subjects(&ACCESS_KEY)),
            self.line("console-access-point", point, vec![Subject::Setting("accessPoint".to_owned())]),
        ];
        self.section(self.words.word("console-product"), lines)
    }

    fn redirects(&self) -> Section {
        let mut lines = Vec::new();
        for (setting, plan) in self.project.settings.redirects.iter().zip(&self.plan.redirects) {
            let wrong = || self.words.say("console-not-a-uri", &[("uri", Argument::from(&setting.uri))]);
            let uri = plan.uri.as_ref().map_or_else(wrong, |uri| Shown::sentence(&uri.to_string()));
            let subjects = vec![Subject::Redirect(setting.uri.clone()), Subject::Redirect(plan.class.clone())];
            lines.push(self.line("console-uri", uri, subjects));
            lines.push(self.line("console-opens", Shown::sentence(&plan.class), Vec::new()));
        }
        if lines.is_empty() {
            lines.push(self.line("console-uri", self.words.word("console-no-redirect"), Vec::new()));
        }
        self.section(self.words.word("console-redirect"), lines)
    }

    fn channels(&self) -> Section {
        let used = Channel::ALL.into_iter().filter(|channel| self.project.uses(*channel));
        let mut lines: Vec<Line> = used.map(|channel| self.channel(channel)).collect();
        if lines.is_empty() {
            lines.push(self.line("console-channels", self.words.word("none"), Vec::new()));
        }
        self.section(self.words.word("console-vendors"), lines)
    }

    fn channel(&self, channel: Channel) -> Line {
        let descriptor = channel.descriptor();
        let value = match (descriptor.service.filter(|_| !descriptor.in_file), self.project.vendor(channel)) {
            (Some(service), _) => self.words.say("console-file", &[("file", service.file.into())]),
            (None, Some(block)) => self.of_block(block),
            // Only a setting can make a channel used without a block.
            (None, None) => {
                let id = self.project.vendor_value(channel, BlockValue::AppId).unwrap_or_default();
                self.words.say("console-id", &[("id", id.into())])
            }
        };
        let name = channel.artifact();
        let fields = [BlockValue::AppId, BlockValue::AppKey].map(|value| format!("{name}.{}", value.member()));
        let mut subjects = vec![Subject::Channel(name.to_owned())];
        subjects.extend(fields.into_iter().map(Subject::Field));
        subjects.extend(descriptor.placeholders.iter().map(|p| Subject::Placeholder(p.name.to_owned())));
        Line { name: self.words.word(descriptor.word), value, subjects }
    }

    fn of_block(&self, block: &VendorBlock) -> Shown {
        // Not trimmed: a space that should not be there is one to be seen.
        let text = |value: BlockValue| block.value(value).map(|value| value.value.clone());
        let secret = block.channel.descriptor().is_secret(BlockValue::AppId);
        let id = text(BlockValue::AppId).unwrap_or_default();
        let id = ("id", if secret { Argument::Secret(id) } else { Argument::Text(id) });
        match (block.channel, text(BlockValue::AppKey)) {
            // The names of OPPO's two values are shifted in the SDK and so in the file.
            (Channel::Oppo, Some(key)) => self.words.say("console-oppo", &[id, ("key", Argument::Secret(key))]),
            (_, Some(key)) => self.words.say("console-id-and-key", &[id, ("key", Argument::Secret(key))]),
            (_, None) => self.words.say("console-id", &[id]),
        }
    }

    fn im(&self) -> Option<Section> {
        if !self.project.pushes_for_im() {
            return None;
        }
        let id = self.project.settings.im.stated(&OPPO_CHANNEL);
        let value = id.map_or_else(|| self.words.word("console-no-oppo-channel"), Shown::sentence);
        let line = self.line("console-oppo-channel", value, vec![Subject::Setting("im.oppoChannelId".to_owned())]);
        Some(self.section(self.words.word("console-im"), vec![line]))
    }

    fn certificate(&self, certificate: &Certificate) -> Section {
        let config = [("config", Argument::from(&certificate.signing_config))];
        let line = |name: &str, value: &str| Line {
            name: Shown::sentence(name),
            value: Shown::sentence(value),
            subjects: Vec::new(),
        };
        let sha1 = certificate.sha1.iter().map(|sha1| line("SHA-1", sha1));
        let lines = std::iter::once(line("SHA-256", &certificate.sha256)).chain(sha1).collect();
        self.section(self.words.say("console-certificate", &config), lines)
    }
}
