//! First syllables of Korean family names.
//!
//! Nobody can list given names; a family name is the one cue that a word gives by itself.

/// Family names that are common enough to be taken for one beside a title.
pub const FAMILY: &str = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예봉사부경";

/// Family names that few bear and that begin many other words: they only count where more than the syllable says so.
pub const RARE_FAMILY: &str = "라가복태목형피두감음빈동온호범좌팽승간상시갈단견당";
