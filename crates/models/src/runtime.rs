//! The bridge between the synchronous callers and the one asynchronous runtime behind them.

use std::{
    future::Future,
    ops::ControlFlow,
    sync::{
        OnceLock,
        mpsc::{self, RecvTimeoutError, Sender},
    },
    time::Duration,
};

use biseo_secretary::model::{Cancel, ModelError};
use tokio::{runtime, task::AbortHandle};

use crate::EndpointError;

/// Models are waited for rather than worked on: two threads serve every call of the desk.
const THREADS: usize = 2;
/// Name lookups block a thread each, and in a closed network they can hang.
const LOOKUP_THREADS: usize = 8;
/// How often a waiting caller looks whether it was cancelled. The contract is 100 ms.
const POLL: Duration = Duration::from_millis(20);

/// What a caller hears of its task.
pub(crate) enum Heard<T> {
    /// A piece of the answer.
    Piece(String),
    /// The end.
    End(Result<T, ModelError>),
}

/// Stops the task when the caller leaves, by whichever way, a panicking sink included.
struct Leash(AbortHandle);

impl Drop for Leash {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The runtime, started at the first call.
fn shared() -> Result<&'static runtime::Runtime, &'static std::io::Error> {
    static RUNTIME: OnceLock<std::io::Result<runtime::Runtime>> = OnceLock::new();
    RUNTIME
        .get_or_init(|| {
            runtime::Builder::new_multi_thread()
                .worker_threads(THREADS)
                .max_blocking_threads(LOOKUP_THREADS)
                .thread_name("biseo-models")
                .enable_io()
                .enable_time()
                .build()
        })
        .as_ref()
}

/// Starts the runtime, so that a system without threads to give is found out while connecting rather than while asking.
pub(crate) fn start() -> Result<(), EndpointError> {
    shared().map(|_| ()).map_err(|error| EndpointError::Setup(error.to_string()))
}

/// Runs a task and waits for its end on this thread, handing its pieces to `sink`. Safe to call from any thread, also
/// one that belongs to another runtime.
pub(crate) fn run<T, F>(
    cancel: &Cancel,
    sink: &mut dyn FnMut(String) -> ControlFlow<()>,
    task: impl FnOnce(Sender<Heard<T>>) -> F,
) -> Result<T, ModelError>
where
    T: Send + 'static,
    F: Future<Output = Result<T, ModelError>> + Send + 'static,
{
    if cancel.is_cancelled() {
        return Err(ModelError::Stopped);
    }
    let runtime = shared().map_err(|error| ModelError::Unreachable(error.to_string()))?;
    let (say, heard) = mpsc::channel();
    let task = task(say.clone());
    let _leash = Leash(
        runtime
            .spawn(async move {
                let end = task.await;
                // Fails where the caller has left, who then needs no end.
                let _ = say.send(Heard::End(end));
            })
            .abort_handle(),
    );
    loop {
        let event = heard.recv_timeout(POLL);
        if cancel.is_cancelled() {
            return Err(ModelError::Stopped);
        }
        match event {
            Ok(Heard::Piece(piece)) => {
                if sink(piece).is_break() {
                    return Err(ModelError::Stopped);
                }
            }
            Ok(Heard::End(end)) => return end,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(ModelError::CutOff),
        }
    }
}
