//! Writes what the docs show of the product: what they say is what it does.

use crate::error::Result;
use crate::gradle::Builds;
use crate::repository::Repository;
use crate::tools::Tools;
use crate::{cargo, dist, stand_ins, test, versions};

/// Writes all of it anew. Returns whether that succeeded.
pub(crate) fn run(repository: &Repository) -> Result<bool> {
    dist::notices::write(repository)?;
    versions::write_docs(repository)?;
    Ok(cargo::write_docs(repository)? && draw_client(repository)?)
}

/// The pictures of what the generated client does.
fn draw_client(repository: &Repository) -> Result<bool> {
    let tools = Tools::find(repository, None)?;
    stand_ins::make(repository, &tools.jdk, &tools.sdk)?;
    let draw = ["test", "--rerun", "--tests", "*WhatRunsWhenTest", "-Ptpnskit.writeDocs"];
    Ok(Builds::new(repository, &tools).run(&repository.path(test::CLIENT), &draw, "docs-client")?.succeeded())
}
