//! A model server that follows a script: the OpenAI-compatible protocol over real HTTP on the loopback interface.
//!
//! ```
//! use biseo_tests::server::{Script, Server};
//! let server = Server::start(Script::says("네, 접수하였습니다."));
//! // … point an endpoint at server.base_url(), run the work …
//! assert!(server.requests().is_empty(), "nothing left the machine");
//! ```
//!
//! It is plain TCP, so that it can also do what no web framework lets a server do: break off in the middle of a
//! character, never end a line, accept and then say nothing. It records every request it received, so a test can see
//! what left the machine.

mod connection;
mod recording;
mod script;

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use tokio::{net::TcpListener, runtime, sync::watch};

pub use recording::Request;
pub use script::{Script, Then, Turn, event, events};

/// A running server. Dropping it stops it and breaks off what it was saying.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    stop: watch::Sender<bool>,
    thread: Option<thread::JoinHandle<()>>,
}

/// What the connections share.
pub(crate) struct Shared {
    script: Script,
    requests: Mutex<Vec<Request>>,
    asked: AtomicUsize,
    under_way: AtomicUsize,
    most_under_way: AtomicUsize,
    broken_off: AtomicUsize,
    connections: AtomicUsize,
}

impl Server {
    /// Starts a server on a free port of the loopback interface.
    pub fn start(script: Script) -> Self {
        Self::start_on(0, script).expect("the loopback interface has a free port")
    }

    /// Starts a server on a given port.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn start_on(port: u16, script: Script) -> std::io::Result<Self> {
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", port)))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            script,
            requests: Mutex::default(),
            asked: AtomicUsize::new(0),
            under_way: AtomicUsize::new(0),
            most_under_way: AtomicUsize::new(0),
            broken_off: AtomicUsize::new(0),
            connections: AtomicUsize::new(0),
        });
        let (stop, mut stopped) = watch::channel(false);
        let serving = Arc::clone(&shared);
        let thread = thread::Builder::new().name("scripted-model".into()).spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    () = serve(listener, serving) => {}
                    _ = stopped.changed() => {}
                }
            });
        })?;
        Ok(Self { address, shared, stop, thread: Some(thread) })
    }

    /// What an endpoint is configured with.
    pub fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// Every request received so far, oldest first.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    /// The most answers that were under way at once.
    pub fn most_under_way(&self) -> usize {
        self.shared.most_under_way.load(Ordering::SeqCst)
    }

    /// How many answers the other side did not hear to the end.
    pub fn broken_off(&self) -> usize {
        self.shared.broken_off.load(Ordering::SeqCst)
    }

    /// Waits until so many answers were broken off; whether that came to pass in time.
    pub fn waits_for_broken_off(&self, count: usize, within: Duration) -> bool {
        let step = Duration::from_millis(2);
        for _ in 0..=within.as_millis() / step.as_millis() {
            if self.broken_off() >= count {
                return true;
            }
            thread::sleep(step);
        }
        false
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Fails where the server's thread has already ended.
        let _ = self.stop.send(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn record(&self, request: Request) {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    }

    /// The turn that the script has for this request.
    fn turn(&self, request: &Request) -> &Turn {
        self.script.turn(&request.said(), || self.asked.fetch_add(1, Ordering::SeqCst))
    }
}

/// Counts an answer as under way until it is dropped, and as broken off unless it was said to the end.
struct UnderWay<'a> {
    shared: &'a Shared,
    said: bool,
}

impl<'a> UnderWay<'a> {
    fn new(shared: &'a Shared) -> Self {
        let now = shared.under_way.fetch_add(1, Ordering::SeqCst) + 1;
        shared.most_under_way.fetch_max(now, Ordering::SeqCst);
        Self { shared, said: false }
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.shared.under_way.fetch_sub(1, Ordering::SeqCst);
        if !self.said {
            self.shared.broken_off.fetch_add(1, Ordering::SeqCst);
        }
    }
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        // Each small piece is sent at once, as model servers do.
        let _ = stream.set_nodelay(true);
        shared.connections.fetch_add(1, Ordering::SeqCst);
        tokio::spawn(connection::serve(stream, Arc::clone(&shared)));
    }
}
