//! Making the records of the evaluation set of meetings, for its scorer.

use std::{fs, io, ops::ControlFlow, path::Path};

use biseo_secretary::{
    minutes::{Minutes, MinutesRequest, write},
    model::Cancel,
};
use jiff::civil::Date;
use serde::Deserialize;

/// What of a meeting's gold the program is given: never more than its transcript, day and place.
#[derive(Debug, Deserialize)]
struct Given {
    id: String,
    transcript: String,
    date: Date,
    place: Option<String>,
}

/// Makes a record of every meeting of `folder` by the built-in rules and writes it to `out`, one file a meeting.
///
/// # Errors
/// Where a file cannot be read or written, or a meeting gives no record.
pub fn predict(folder: &Path, out: &Path) -> io::Result<usize> {
    fs::create_dir_all(out)?;
    let mut made = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".gold.json") {
            let given: Given = serde_json::from_str(&fs::read_to_string(&path)?)?;
            let transcript = fs::read_to_string(folder.join(&given.transcript))?;
            let minutes = record(transcript, given.date, given.place)?;
            fs::write(out.join(given.id).with_extension("json"), serde_json::to_vec_pretty(&minutes)?)?;
            made += 1;
        }
    }
    Ok(made)
}

/// The built-in record of a transcript.
///
/// # Errors
/// Where the transcript is empty.
pub fn record(transcript: String, date: Date, place: Option<String>) -> io::Result<Minutes> {
    let request = MinutesRequest { transcript, date: Some(date), place, ..MinutesRequest::default() };
    write(&request, None, date, &Cancel::default(), &mut |_| ControlFlow::Continue(())).map_err(io::Error::other)
}
