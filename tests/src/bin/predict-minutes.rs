//! `predict-minutes FOLDER OUT`: records of an evaluation set of meetings, for its `score.py`.

use std::{env, io, path::Path};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, out] = arguments.as_slice() else {
        return Err(io::Error::other("usage: predict-minutes FOLDER OUT"));
    };
    biseo_tests::minutes::predict(Path::new(folder), Path::new(out)).map(drop)
}
