//! What lindera has to be told about mecab-ko-dic: its columns and its rules about spaces.

use lindera_dictionary::dictionary::metadata::Metadata;
use lindera_dictionary::dictionary::schema::Schema;
use lindera_dictionary::space_penalty::{SpacePenaltyConfig, SpacePenaltyRule};

/// Columns of mecab-ko-dic, in the order of its documentation.
const COLUMNS: [&str; 12] = [
    "surface",
    "left_context_id",
    "right_context_id",
    "cost",
    "part_of_speech_tag",
    "meaning",
    "presence_absence",
    "reading",
    "type",
    "first_part_of_speech",
    "last_part_of_speech",
    "expression",
];

/// Columns of a user's own word list.
const USER_COLUMNS: [&str; 3] = ["surface", "part_of_speech_tag", "reading"];

/// Cost of a particle after a space (`left-space-penalty-factor` of the dictionary's `dicrc`).
const PARTICLE_PENALTY: i32 = 6000;
/// Cost of an ending, a copula or a suffix after a space, from the same line.
const ENDING_PENALTY: i32 = 3000;

/// The settings the dictionary is built with.
pub(super) fn metadata() -> Metadata {
    let schema = |columns: &[&str]| Schema::new(columns.iter().map(|&column| column.to_owned()).collect());
    let mut metadata = Metadata::new(
        "mecab-ko-dic".to_owned(),
        "UTF-8".to_owned(),
        -10_000, // lindera's default for a user's own word
        1288,    // likewise
        1288,
        "*".to_owned(),
        true,
        false,
        false,
        schema(&COLUMNS),
        schema(&USER_COLUMNS),
    );
    metadata.space_penalty = Some(SpacePenaltyConfig::new(vec![
        SpacePenaltyRule::new(["EC", "EF", "EP", "ETM", "ETN", "VCP", "XSA", "XSN", "XSV"], ENDING_PENALTY),
        SpacePenaltyRule::new(["JC", "JKB", "JKC", "JKG", "JKO", "JKQ", "JKS", "JKV", "JX"], PARTICLE_PENALTY),
    ]));
    metadata
}
