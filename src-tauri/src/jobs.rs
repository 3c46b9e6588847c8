//! Long work that is under way, by the name the page gave it, so that it can be stopped.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use biseo_secretary::model::Cancel;

/// The running jobs of the window.
#[derive(Debug, Default)]
pub(crate) struct Jobs(Mutex<HashMap<String, Cancel>>);

/// A job that is under way. It leaves the registry when it is dropped, however the work ended.
#[derive(Debug)]
pub(crate) struct Job<'a> {
    jobs: &'a Jobs,
    name: String,
    /// What the work listens to.
    pub(crate) cancel: Cancel,
}

impl Jobs {
    /// Starts a job. A name that was already told to stop, because the page's two calls overtook one another, starts
    /// stopped.
    pub(crate) fn begin(&self, name: &str) -> Job<'_> {
        let cancel = self.running().entry(name.into()).or_default().clone();
        Job { jobs: self, name: name.into(), cancel }
    }

    /// Stops a job. Stopping one that is over does nothing.
    pub(crate) fn stop(&self, name: &str) {
        self.running().entry(name.into()).or_default().cancel();
    }

    /// Stops everything: the window is closing.
    pub(crate) fn stop_all(&self) {
        self.running().values().for_each(Cancel::cancel);
    }

    fn running(&self) -> MutexGuard<'_, HashMap<String, Cancel>> {
        // The map is whole between any two calls, so a panic elsewhere does not spoil it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.jobs.running().remove(&self.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_hears_that_it_is_stopped() {
        let jobs = Jobs::default();
        let job = jobs.begin("draft-1");
        assert!(!job.cancel.is_cancelled());
        jobs.stop("draft-1");
        assert!(job.cancel.is_cancelled());
    }

    #[test]
    fn a_stop_that_overtakes_its_job_is_not_lost() {
        let jobs = Jobs::default();
        jobs.stop("draft-1");
        assert!(jobs.begin("draft-1").cancel.is_cancelled());
    }

    #[test]
    fn a_finished_job_leaves_its_name_free() {
        let jobs = Jobs::default();
        let job = jobs.begin("draft-1");
        jobs.stop("draft-1");
        drop(job);
        assert!(!jobs.begin("draft-1").cancel.is_cancelled());
    }

    #[test]
    fn closing_stops_all_jobs() {
        let jobs = Jobs::default();
        let (draft, minutes) = (jobs.begin("draft-1"), jobs.begin("minutes-1"));
        jobs.stop_all();
        assert!(draft.cancel.is_cancelled() && minutes.cancel.is_cancelled());
    }
}
