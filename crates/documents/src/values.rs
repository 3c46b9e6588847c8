//! Values as official documents write them: dates, periods, times, money, numbers in Hangul, item marks, particles.
//!
//! Writing and reading stand side by side, so that what is written is what the rules accept.
//! Basis: 「행정업무의 운영 및 혁신에 관한 규정」 제7조제4항·제5항, 같은 규정 시행규칙 제2조, 행정업무운영 편람.

mod dates;
mod hangul;
mod josa;
mod marks;

pub use dates::{date, date_without_year, month, parse_date, period, time, time_period, weekday};
pub use hangul::{hangul_amount, money, parse_hangul_amount, with_commas};
pub use josa::{josa, with_josa};
pub use marks::{ItemMark, LEVELS, item_mark, read_item_mark};

/// 물결표 U+223C, the sign of a period. The keyboard's `~` (U+007E) is what the rules replace with it.
pub const WAVE: char = '∼';
