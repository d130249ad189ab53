//! What is said of a dependency that tpnskit added and no repository has: the build fails before anything is checked.

use super::words::Words;
use crate::finding::Argument;
use crate::plan::dependencies::Dependency;
use crate::project::Project;
use crate::text::mask::Shown;
use crate::tpns::channel::Channel;
use crate::tpns::module::TPNS_GROUP;

/// One sentence: who added it, what for, and which repository to declare.
pub fn sentence(project: &Project, dependency: &Dependency, words: &Words) -> Shown {
    let reason = reason(project, dependency.channel, words);
    let id = if dependency.module.group == TPNS_GROUP { "missing-artifact" } else { "missing-companion" };
    let arguments = [
        ("artifact", Argument::from(dependency.to_string())),
        ("reason", Argument::from(reason.as_str())),
        ("repository", Argument::from(dependency.repository)),
    ];
    words.say(id, &arguments)
}

fn reason(project: &Project, channel: Option<Channel>, words: &Words) -> Shown {
    let Some(channel) = channel else { return words.word("added-for-sdk") };
    let name = ("channel", Argument::from(channel.artifact()));
    let block = project.vendor(channel).and_then(|block| {
        let source = project.sources.get(project.config.as_ref()?.file)?;
        Some(format!("{}:{}", source.name, source.position(block.name.start).line))
    });
    match block {
        Some(place) => words.say("added-for-block", &[name, ("place", Argument::from(place))]),
        None if project.uses(channel) => words.say("added-for-setting", &[name]),
        None => words.say("added-for-artifact", &[("module", Argument::from(channel.module().to_string()))]),
    }
}
