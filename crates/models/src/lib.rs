//! Everything that goes over the network: language models, behind the secretary's
//! [`Model`](biseo_secretary::model::Model) trait, and the national site that laws are fetched from ([`NationalSite`]).
//!
//! An [`Endpoint`] is where a model answers over the OpenAI-compatible protocol: a server on this machine, the agency's
//! own gateway, or a public service. [`connect`] makes a `Model` of it; [`list`] and [`test`](fn@test) serve the
//! settings. A call is one llm-chain chain over our own executor.
//!
//! What this crate refuses: to send anything anywhere but to what the official configured (no redirects, no proxy out of the
//! environment, no telemetry), to wait or to read without a bound, and to let a key into an error or a debug print.
//! The async world ends here: nothing outside sees a future.

mod answer;
mod body;
mod client;
mod conversation;
mod desk;
mod embeddings;
mod endpoint;
mod events;
mod executor;
mod failure;
mod patience;
mod pump;
mod retry;
mod runtime;
mod site;
mod thought;
mod trial;

pub use conversation::connect;
pub use desk::{BUILTIN, endpoint, named, of_desk};
pub use embeddings::{connect as connect_embedder, embedder};
pub use endpoint::{Endpoint, EndpointError, EndpointWarning};
pub use patience::Patience;
pub use site::NationalSite;
pub use trial::{Schema, Trial, TrialError, list, test};
