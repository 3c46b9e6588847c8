//! Where the data for measurements lies, and what every measurement needs.

use std::path::{Path, PathBuf};

/// The folder of shared data: `BISEO_SHARED`, or `../shared` beside the repository. None where it is absent.
pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("BISEO_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    folder.join("data").exists().then_some(folder)
}

/// The folder of the morphological dictionary: `BISEO_DICTIONARY`, or `dictionary` beside the built programs' folder.
pub fn dictionary() -> PathBuf {
    std::env::var_os("BISEO_DICTIONARY").map(PathBuf::from).unwrap_or_else(|| {
        let program = std::env::current_exe().unwrap_or_default();
        let places = program.ancestors().map(|folder| folder.join("dictionary"));
        places.into_iter().find(|folder| folder.join("metadata.json").exists()).unwrap_or_default()
    })
}

/// The value below which this share of the values lies; the values are sorted on the way.
pub fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(((values.len().max(1) - 1) as f64 * share) as usize).copied().unwrap_or_default()
}

/// The consonant that a syllable begins with, as it is typed; any other character is its own.
pub fn initial(c: char) -> char {
    const CONSONANTS: [char; 19] = [
        'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ',
        'ㅎ',
    ];
    let syllable = (c as u32).wrapping_sub('가' as u32);
    if syllable < 11_172 { CONSONANTS[(syllable / 588) as usize] } else { c }
}
