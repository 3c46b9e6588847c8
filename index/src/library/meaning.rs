//! Meaning beside words: a vector for every article of the sources that were chosen, from a model of embeddings that
//! somebody else runs, and the articles whose vectors are nearest to that of a question.
//!
//! The vectors of one source are one file, under the name of the model that made them and with the hash of the text they
//! were made of: reading goes on where it stopped, and a changed text is read again. Rankings by words and by meaning are
//! fused by reciprocal rank (Cormack, Clarke and Büttcher, SIGIR 2009).

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use super::Library;
use super::answer::{Hit, Query, Why};
use super::catalogue::Record;
use super::error::Error;
use super::find::Wanted;
use super::query;
use super::search::day;
use super::store::{kept_path, read_kept};
use crate::source::{Part, SourceKind};
use crate::text::sha256;

/// Longest text that is read of an article, in characters: small models take some hundred tokens, and an article says what
/// it is about at its beginning.
const PASSAGE: usize = 400;
/// What begins a file of vectors; another layout needs another.
const MAGIC: &[u8; 4] = b"BSV1";
/// Articles that each of the two rankings brings in.
const RANKED: usize = 50;
/// What is added to a rank before it is turned over: the larger it is, the less the first places count.
const RANK_OFFSET: f32 = 10.0;
/// What meaning counts beside words, which find the article of a law more often than small models of embeddings do: on 46
/// questions over 640 statutes, with multilingual-e5-small, words alone have MRR .82, this weight .85, and .5 less than words.
/// On 70 others, unseen when the table of everyday words was written, words have .71, this weight .72, meaning alone .41.
const MEANING: f32 = 0.3;

/// A source whose articles have no vectors yet, or those of another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Which.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// How many articles it has.
    pub articles: usize,
}

/// The articles of a source as a model of embeddings reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passages {
    key: String,
    sha256: String,
    /// Law, number, title and the beginning of the text of each article.
    pub texts: Vec<String>,
}

/// The vectors of one source, a byte a number.
pub(super) struct Vectors {
    sha256: String,
    /// Numbers in a vector.
    dimensions: usize,
    /// What each vector was divided by.
    scales: Vec<f32>,
    numbers: Vec<i8>,
}

/// The vectors that one model made, by source.
#[derive(Default, Clone)]
pub(super) struct Read {
    model: String,
    sources: HashMap<String, Arc<Vectors>>,
}

impl Library {
    /// The chosen sources that `model` has still to read, in the order of the library, and how many articles of chosen
    /// sources it has read.
    pub fn unread(&self, model: &str, chosen: &dyn Fn(SourceKind, &str) -> bool) -> (Vec<Unread>, usize) {
        let state = self.state();
        let read = self.read_by(model);
        let (mut unread, mut done) = (Vec::new(), 0);
        for record in state.catalogue.sources.iter().filter(|record| chosen(record.kind, &record.title)) {
            match vectors(&read, record) {
                Some(_) => done += record.live,
                None if record.live == 0 => {}
                None => {
                    let (title, articles) = (record.title.clone(), record.live);
                    unread.push(Unread { key: record.key(), title, articles });
                }
            }
        }
        (unread, done)
    }

    /// The articles of a source, ready to be read; none where it is not in the library any more.
    pub fn passages(&self, key: &str) -> Option<Passages> {
        let state = self.state();
        let record = state.catalogue.by_key(key)?;
        let source = read_kept(&kept_path(&self.folder, key))?;
        let live = source.articles.iter().filter(|article| !article.deleted && article.part == Part::Main);
        let text = |article: &crate::source::Article| -> String {
            let mut whole = source.title.clone();
            for heading in [&article.number, &article.title] {
                if !whole.contains(heading.as_str()) {
                    whole = format!("{whole} {heading}");
                }
            }
            format!("{whole}\n{}", article.text).chars().take(PASSAGE).collect()
        };
        Some(Passages { key: key.to_owned(), sha256: record.sha256.clone(), texts: live.map(text).collect() })
    }

    /// Keeps what `model` made of the articles of a source: a vector for each, all of one length.
    pub fn keep_vectors(&self, model: &str, of: &Passages, vectors: &[Vec<f32>]) -> Result<(), Error> {
        let Some(vectors) = Vectors::of(&of.sha256, vectors).filter(|_| vectors.len() == of.texts.len()) else {
            return Err(Error::Damaged("the vectors do not fit the articles".to_owned()));
        };
        let folder = self.vectors_folder(model);
        fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        let path = folder.join(file_name(&of.key));
        let beside = path.with_extension("new");
        fs::write(&beside, vectors.bytes()).map_err(Error::io(&beside))?;
        fs::rename(&beside, &path).map_err(Error::io(&path))?;
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if read.model == model {
            Arc::make_mut(&mut read).sources.insert(of.key.clone(), Arc::new(vectors));
        }
        Ok(())
    }

    /// The articles that answer a query by its words and by what it means: `vector` is what `model` makes of its text.
    /// A query that names a law or an article is answered by that alone.
    pub fn search_by_meaning(&self, query: &Query, model: &str, vector: &[f32]) -> Result<Vec<Hit>, Error> {
        let by_words = self.search(&Query { limit: query.limit.max(RANKED), ..query.clone() })?;
        let named =
            by_words.first().is_some_and(|hit| hit.why.iter().any(|why| matches!(why, Why::Address | Why::Law)));
        let near = if named { Vec::new() } else { self.nearest(query, model, vector) };
        let share = |rank: usize| 1.0 / (RANK_OFFSET + 1.0 + rank as f32);
        let mut ranked: HashMap<String, f32> = HashMap::new();
        for (rank, hit) in by_words.iter().enumerate() {
            *ranked.entry(hit.id.clone()).or_default() += share(rank);
        }
        for (rank, id) in near.iter().enumerate() {
            *ranked.entry(id.clone()).or_default() += MEANING * share(rank);
        }
        let mut ranked: Vec<(String, f32)> = ranked.into_iter().collect();
        ranked.sort_by(|(a, one), (b, other)| other.total_cmp(one).then_with(|| a.cmp(b)));
        ranked.truncate(query.limit);
        let mut found: HashMap<String, Hit> = by_words.into_iter().map(|hit| (hit.id.clone(), hit)).collect();
        let by_meaning_alone = ranked.iter().map(|(id, _)| id).filter(|id| !found.contains_key(*id));
        let more = self.hits_of(by_meaning_alone, query)?;
        found.extend(more.into_iter().map(|hit| (hit.id.clone(), hit)));
        let mut hits = Vec::with_capacity(ranked.len());
        for (id, share) in ranked {
            let Some(mut hit) = found.remove(&id) else { continue };
            if near.contains(&id) {
                hit.why.push(Why::Meaning);
            }
            if !named {
                hit.score = share;
            }
            hits.push(hit);
        }
        Ok(hits)
    }

    /// The ids of the articles nearest to a vector, the nearest first.
    fn nearest(&self, query: &Query, model: &str, vector: &[f32]) -> Vec<String> {
        let state = self.state();
        let read = self.read_by(model);
        let catalogue = &*state.catalogue;
        let hidden = catalogue.hidden(day(query));
        let parsed = query::parse(&query.text, query.typing, catalogue);
        let wanted = Wanted::of(query, &parsed, &hidden);
        let length = norm(vector);
        let mut near: Vec<(f32, usize, usize)> = Vec::new();
        for (index, record) in catalogue.sources.iter().enumerate() {
            let Some(vectors) = vectors(&read, record).filter(|vectors| vectors.dimensions == vector.len()) else {
                continue;
            };
            if wanted.source(index, record) {
                near.extend(vectors.each(vector).enumerate().map(|(row, product)| (product / length, index, row)));
            }
        }
        near.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
        let id = |(_, index, row): (f32, usize, usize)| {
            let mut live = catalogue.sources[index].outline().filter(|entry| entry.is_live());
            live.nth(row).map(|entry| entry.id()).filter(|id| !query.exclude.contains(id))
        };
        near.into_iter().filter_map(id).take(RANKED).collect()
    }

    /// What a model has read, out of its folder the first time.
    fn read_by(&self, model: &str) -> Arc<Read> {
        let state = self.state();
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if read.model != model {
            let folder = self.vectors_folder(model);
            let kept = |key: String| Some((Vectors::read(&folder.join(file_name(&key)))?, key));
            let keys = state.catalogue.sources.iter().map(|record| record.key()).filter(|_| folder.is_dir());
            let sources = keys.filter_map(kept).map(|(vectors, key)| (key, Arc::new(vectors))).collect();
            *read = Arc::new(Read { model: model.to_owned(), sources });
        }
        Arc::clone(&read)
    }

    fn vectors_folder(&self, model: &str) -> PathBuf {
        self.folder.join("meaning").join(&sha256(model.as_bytes())[..16])
    }
}

/// The vectors of a source as its text is now.
fn vectors<'a>(read: &'a Read, record: &Record) -> Option<&'a Vectors> {
    let fits = |vectors: &&Arc<Vectors>| vectors.sha256 == record.sha256 && vectors.scales.len() == record.live;
    read.sources.get(&record.key()).filter(fits).map(|vectors| &**vectors)
}

fn file_name(key: &str) -> String {
    format!("{}.vectors", &sha256(key.as_bytes())[..32])
}

fn norm(vector: &[f32]) -> f32 {
    vector.iter().map(|number| number * number).sum::<f32>().sqrt()
}

impl Vectors {
    /// Vectors of length one, each number in a byte. None where they are not all of one length, or no numbers.
    fn of(sha256: &str, vectors: &[Vec<f32>]) -> Option<Self> {
        let dimensions = vectors.first().map_or(0, Vec::len);
        let (mut scales, mut numbers) = (Vec::new(), Vec::new());
        for vector in vectors {
            let largest = vector.iter().fold(0.0_f32, |largest, number| largest.max(number.abs()));
            if vector.len() != dimensions || !norm(vector).is_normal() || !largest.is_normal() {
                return None;
            }
            scales.push(largest / norm(vector) / f32::from(i8::MAX));
            numbers.extend(vector.iter().map(|number| (number / largest * f32::from(i8::MAX)).round() as i8));
        }
        Some(Self { sha256: sha256.to_owned(), dimensions, scales, numbers })
    }

    /// How near each vector is to another: its product with it.
    fn each<'a>(&'a self, other: &'a [f32]) -> impl Iterator<Item = f32> + 'a {
        self.numbers.chunks_exact(self.dimensions.max(1)).zip(&self.scales).map(move |(vector, scale)| {
            vector.iter().zip(other).map(|(number, other)| f32::from(*number) * other).sum::<f32>() * scale
        })
    }

    fn bytes(&self) -> Vec<u8> {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(count(self.sha256.len()));
        bytes.extend(self.sha256.as_bytes());
        bytes.extend(count(self.dimensions));
        bytes.extend(self.scales.iter().flat_map(|scale| scale.to_le_bytes()));
        bytes.extend(self.numbers.iter().map(|number| number.to_le_bytes()[0]));
        bytes
    }

    /// Vectors out of a file; none where there is none, or it is damaged: they are made again.
    fn read(path: &Path) -> Option<Self> {
        let bytes = fs::read(path).ok()?;
        let rest = bytes.strip_prefix(MAGIC)?;
        let count = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes) as usize;
        let (length, rest) = rest.split_first_chunk()?;
        let (sha256, rest) = rest.split_at_checked(count(length))?;
        let (dimensions, rest) = rest.split_first_chunk()?;
        let dimensions = count(dimensions);
        let rows = rest.len() / (dimensions + size_of::<f32>());
        let (scales, numbers) = rest.split_at_checked(rows * size_of::<f32>())?;
        if numbers.len() != rows * dimensions {
            return None;
        }
        let scales = scales.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        let numbers = numbers.iter().map(|byte| i8::from_le_bytes([*byte])).collect();
        Some(Self { sha256: String::from_utf8(sha256.to_vec()).ok()?, dimensions, scales, numbers })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_come_back_from_their_file_and_a_damaged_file_is_none() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let path = folder.path().join("하나.vectors");
        let vectors = Vectors::of("hash", &[vec![3.0, 4.0], vec![-1.0, 0.0]]).expect("made");
        fs::write(&path, vectors.bytes()).expect("written");
        let back = Vectors::read(&path).expect("read");
        assert_eq!((back.sha256.as_str(), back.dimensions), ("hash", 2));
        let near: Vec<f32> = back.each(&[0.6, 0.8]).collect();
        assert!((near[0] - 1.0).abs() < 0.01 && (near[1] + 0.6).abs() < 0.01, "{near:?}");
        let mut bytes = vectors.bytes();
        bytes.pop();
        fs::write(&path, bytes).expect("written");
        assert!(Vectors::read(&path).is_none());
    }

    #[test]
    fn what_is_no_vector_is_refused() {
        for vectors in [vec![vec![1.0, 2.0], vec![1.0]], vec![vec![0.0, 0.0]], vec![vec![f32::NAN, 1.0]], vec![vec![]]]
        {
            assert!(Vectors::of("", &vectors).is_none(), "{vectors:?}");
        }
    }
}
