//! `audit`: the log of model calls, and whether its chain is whole.

use biseo_secretary::{
    fault::Fault,
    store::{AuditRow, ChainBreak},
};
use serde::Serialize;

use crate::context::Context;

#[derive(Debug, Serialize)]
struct Log {
    rows: Vec<AuditRow>,
    broken: Option<ChainBreak>,
}

/// Prints the log. A broken chain is a failure, so that a script notices.
pub(crate) fn run(here: &Context) -> Result<(), Fault> {
    let (rows, broken) = here.desk.store.audit()?;
    here.output.print(&Log { rows, broken }, |out, log| {
        for row in &log.rows {
            writeln!(out, "{}\t{}\t{}", row.number, row.at, row.entry)?;
        }
        writeln!(out, "기록 {}건", log.rows.len())
    })?;
    match broken {
        None => Ok(()),
        Some(ChainBreak { number }) => Err(Fault::new("audit_broken").with("number", number)),
    }
}
