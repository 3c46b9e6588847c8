//! Takes compiled MeCab dictionaries apart into the text files they were compiled from.
//!
//! Three layouts, all little-endian: a dictionary (`sys.dic`, `unk.dic`) is a header, a Darts double array over the
//! surfaces, fixed-size tokens, and feature strings; `matrix.bin` is two sizes and a table of connection costs;
//! `char.bin` is a list of category names and one packed word a character. Every offset read from a file is checked,
//! since the file comes from outside.

use std::fmt::Write;

/// What is wrong with a compiled file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Malformed {
    /// The file ends before what its header announces.
    #[error("it is shorter than its header says")]
    Short,
    /// The strings inside are not UTF-8.
    #[error("its text is not UTF-8")]
    NotUtf8,
    /// A feature string or name has no end.
    #[error("a string in it has no end")]
    Unterminated,
}

/// Length of a dictionary's header: ten numbers and the name of its character set.
const HEADER_BYTES: usize = 72;
/// Length of one token: left and right context, part of speech, cost, feature offset, compound.
const TOKEN_BYTES: usize = 16;
/// Length of a category's name in `char.bin`.
const CATEGORY_BYTES: usize = 32;

/// Decompiles `sys.dic` or `unk.dic` into `surface,left,right,cost,features` lines.
pub(super) fn words(bytes: &[u8]) -> Result<String, Malformed> {
    let section = |index: usize| number(bytes, 4 * index).map(|n| n as usize);
    let (array_size, token_size, feature_size) = (section(6)?, section(7)?, section(8)?);
    let array = slice(bytes, HEADER_BYTES, array_size)?;
    let tokens = slice(bytes, HEADER_BYTES + array_size, token_size)?;
    let features = slice(bytes, HEADER_BYTES + array_size + token_size, feature_size)?;

    let mut lines = String::with_capacity(bytes.len());
    for (surface, value) in surfaces(array)? {
        let surface = String::from_utf8(surface).map_err(|_| Malformed::NotUtf8)?;
        let (first, count) = ((value >> 8) as usize, (value & 0xff) as usize);
        for token in first..first + count {
            let token = slice(tokens, token * TOKEN_BYTES, TOKEN_BYTES)?;
            let (left, right, cost) = (short(token, 0)?, short(token, 2)?, short(token, 6)? as i16);
            let feature = terminated(features, number(token, 8)? as usize)?;
            if surface.contains([',', '"']) {
                let _ = write!(lines, "\"{}\"", surface.replace('"', "\"\""));
            } else {
                lines.push_str(&surface);
            }
            let _ = writeln!(lines, ",{left},{right},{cost},{feature}");
        }
    }
    Ok(lines)
}

/// Walks a Darts double array: every surface with its value, in byte order.
fn surfaces(array: &[u8]) -> Result<Vec<(Vec<u8>, u32)>, Malformed> {
    let units: Vec<(i32, u32)> =
        array.chunks_exact(8).map(|unit| Ok((number(unit, 0)? as i32, number(unit, 4)?))).collect::<Result<_, _>>()?;
    let Some(&(root, _)) = units.first() else { return Err(Malformed::Short) };

    let mut found = Vec::new();
    let mut open: Vec<(i32, Vec<u8>)> = vec![(root, Vec::new())];
    while let Some((base, surface)) = open.pop() {
        // A unit belongs to this node when its check is the node's base. Symbol 0 ends a surface, symbol b+1 is byte b.
        for symbol in (0..=256_i32).rev() {
            let Some(&(value, check)) = base.checked_add(symbol).and_then(|at| units.get(usize::try_from(at).ok()?))
            else {
                continue;
            };
            if check != base as u32 || (symbol == 0 && value >= 0) {
                continue;
            }
            if symbol == 0 {
                found.push((surface.clone(), (-(value + 1)) as u32));
            } else {
                let mut longer = surface.clone();
                longer.push((symbol - 1) as u8);
                // Surfaces are short; a longer path means a loop in a damaged file.
                if longer.len() <= 1024 {
                    open.push((value, longer));
                }
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// Decompiles `matrix.bin` into `matrix.def`: the two sizes, then `left right cost` lines.
pub(super) fn matrix(bytes: &[u8]) -> Result<String, Malformed> {
    let (left, right) = (usize::from(short(bytes, 0)?), usize::from(short(bytes, 2)?));
    let costs = slice(bytes, 4, 2 * left * right)?;
    let mut lines = String::with_capacity(costs.len() * 8);
    let _ = writeln!(lines, "{left} {right}");
    for (cell, cost) in costs.chunks_exact(2).enumerate() {
        let _ = writeln!(lines, "{} {} {}", cell % left, cell / left, short(cost, 0)? as i16);
    }
    Ok(lines)
}

/// What `char.bin` packs into one 32-bit word for each character of the basic plane.
#[derive(Clone, Copy, PartialEq, Eq)]
struct CharacterInfo(u32);

impl CharacterInfo {
    fn categories(self) -> u32 {
        self.0 & 0x3_ffff
    }
    fn default_category(self) -> usize {
        (self.0 >> 18 & 0xff) as usize
    }
    fn length(self) -> u32 {
        self.0 >> 26 & 0xf
    }
    fn groups(self) -> u32 {
        self.0 >> 30 & 1
    }
    fn invokes(self) -> u32 {
        self.0 >> 31
    }
    fn same_categories(self, other: Self) -> bool {
        self.0 & 0x3ff_ffff == other.0 & 0x3ff_ffff
    }
}

/// Decompiles `char.bin` into `char.def`: the categories, then the character ranges that are in them.
pub(super) fn characters(bytes: &[u8]) -> Result<String, Malformed> {
    let count = number(bytes, 0)? as usize;
    let names = slice(bytes, 4, count.checked_mul(CATEGORY_BYTES).ok_or(Malformed::Short)?)?;
    let names: Vec<&str> =
        names.chunks_exact(CATEGORY_BYTES).map(|name| terminated(name, 0)).collect::<Result<_, _>>()?;
    let table = &bytes[4 + count * CATEGORY_BYTES..];
    let table: Vec<CharacterInfo> =
        table.chunks_exact(4).map(|word| number(word, 0).map(CharacterInfo)).collect::<Result<_, _>>()?;

    let mut lines = String::new();
    for (index, name) in names.iter().enumerate() {
        let info = table.iter().find(|info| info.default_category() == index);
        let (invokes, groups, length) = info.map_or((0, 1, 0), |info| (info.invokes(), info.groups(), info.length()));
        let _ = writeln!(lines, "{name} {invokes} {groups} {length}");
    }
    let mut start = 0;
    for run in table.chunk_by(|a, b| a.same_categories(*b)) {
        let end = start + run.len() - 1;
        let info = run[0];
        let own = names.get(info.default_category()).copied().unwrap_or("DEFAULT");
        if own != "DEFAULT" {
            let _ = write!(lines, "0x{start:04X}..0x{end:04X} {own}");
            for (index, name) in names.iter().enumerate() {
                if index != info.default_category() && info.categories() >> index & 1 == 1 {
                    let _ = write!(lines, " {name}");
                }
            }
            lines.push('\n');
        }
        start = end + 1;
    }
    Ok(lines)
}

fn slice(bytes: &[u8], start: usize, length: usize) -> Result<&[u8], Malformed> {
    start.checked_add(length).and_then(|end| bytes.get(start..end)).ok_or(Malformed::Short)
}

fn number(bytes: &[u8], at: usize) -> Result<u32, Malformed> {
    let word = slice(bytes, at, 4)?;
    Ok(u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}

fn short(bytes: &[u8], at: usize) -> Result<u16, Malformed> {
    let word = slice(bytes, at, 2)?;
    Ok(u16::from_le_bytes([word[0], word[1]]))
}

/// The NUL-terminated string at `at`.
fn terminated(bytes: &[u8], at: usize) -> Result<&str, Malformed> {
    let rest = bytes.get(at..).ok_or(Malformed::Short)?;
    let end = rest.iter().position(|&byte| byte == 0).ok_or(Malformed::Unterminated)?;
    std::str::from_utf8(&rest[..end]).map_err(|_| Malformed::NotUtf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A dictionary with the one surface `a`, laid out by hand.
    fn one_word() -> Vec<u8> {
        // Root base 1; byte `a` (97) is symbol 98, so unit 99 is its node, whose base is 200; unit 200 ends the surface.
        let mut units = vec![(0_i32, 0_u32); 201];
        units[0] = (1, 0);
        units[99] = (200, 1);
        units[200] = (-(0x0001) - 1, 200);
        let array: Vec<u8> = units.iter().flat_map(|(b, c)| [b.to_le_bytes(), c.to_le_bytes()].concat()).collect();
        let token: Vec<u8> =
            [&3_u16.to_le_bytes()[..], &4_u16.to_le_bytes(), &0_u16.to_le_bytes(), &(-5_i16).to_le_bytes()].concat();
        let token = [token, vec![0; 8]].concat();
        let features = b"NNG,*\0".to_vec();
        let mut bytes = Vec::new();
        for size in [0, 0, 0, 1, 0, 0, array.len() as u32, token.len() as u32, features.len() as u32, 0] {
            bytes.extend_from_slice(&size.to_le_bytes());
        }
        bytes.resize(HEADER_BYTES, 0);
        [bytes, array, token, features].concat()
    }

    #[test]
    fn a_dictionary_gives_its_words_back() {
        assert_eq!(words(&one_word()).expect("well formed"), "a,3,4,-5,NNG,*\n");
    }

    #[test]
    fn a_cut_file_is_refused_at_every_length() {
        let whole = one_word();
        for length in 0..whole.len() {
            assert!(words(&whole[..length]).is_err(), "cut at {length}");
        }
    }

    #[test]
    fn a_matrix_names_left_then_right() {
        let bytes: Vec<u8> = [2_u16, 1, 7, 0xffff].iter().flat_map(|n| n.to_le_bytes()).collect();
        assert_eq!(matrix(&bytes).expect("well formed"), "2 1\n0 0 7\n1 0 -1\n");
        assert_eq!(matrix(&bytes[..6]), Err(Malformed::Short));
    }

    #[test]
    fn characters_are_grouped_into_ranges() {
        let mut bytes = 2_u32.to_le_bytes().to_vec();
        for name in ["DEFAULT", "HANGUL"] {
            let mut name = name.as_bytes().to_vec();
            name.resize(CATEGORY_BYTES, 0);
            bytes.extend(name);
        }
        let hangul: u32 = 1 << 31 | 1 << 30 | 2 << 26 | 1 << 18 | 0b10;
        for word in [0b1, hangul, hangul, 0b1] {
            bytes.extend_from_slice(&u32::to_le_bytes(word));
        }
        assert_eq!(characters(&bytes).expect("well formed"), "DEFAULT 0 0 0\nHANGUL 1 1 2\n0x0001..0x0002 HANGUL\n");
    }
}
