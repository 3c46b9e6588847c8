/**
 * What passes between the page and the desk. Places count UTF-16 code units, as the page's strings do.
 *
 * What Rust generates is named here and used from here, so the page knows one place for its types.
 */

import type { DataClass } from './bindings/DataClass';
import type { FaultWords } from './bindings/FaultWords';
import type { HitView as Hit } from './bindings/HitView';
import type { Language } from './bindings/Language';
import type { MeetingRow } from './bindings/MeetingRow';
import type { Minutes } from './bindings/Minutes';
import type { ModelRow as StoredModel } from './bindings/ModelRow';
import type { Place } from './bindings/Place';
import type { Utterance } from './bindings/Utterance';
import type { Warning } from './bindings/Warning';

export type { CompleteAnswer } from './bindings/CompleteAnswer';
export type { CompleteItem } from './bindings/CompleteItem';
export type { DataClass } from './bindings/DataClass';
export type { DraftChange } from './bindings/DraftChange';
export type { DraftRow } from './bindings/DraftRow';
export type { DraftSummary } from './bindings/DraftSummary';
export type { FaultWords } from './bindings/FaultWords';
export type { HitView as Hit } from './bindings/HitView';
export type { Language } from './bindings/Language';
export type { MeetingRow } from './bindings/MeetingRow';
export type { MeetingSummary } from './bindings/MeetingSummary';
export type { Minutes } from './bindings/Minutes';
export type { Place } from './bindings/Place';
export type { Settings } from './bindings/Settings';
export type { SearchAnswer } from './bindings/SearchAnswer';
export type { Utterance } from './bindings/Utterance';
export type { VersionSummary } from './bindings/VersionSummary';
export type { Warning } from './bindings/Warning';

export interface Summon {
  keys: string;
  registered: boolean;
}

export interface Start {
  language: Language;
  desk: string;
  documents: string;
  today: string;
  summon: Summon;
  notices: FaultWords[];
}

export type ShellEvent = { type: 'notice'; fault: FaultWords } | { type: 'summoned' } | { type: 'close' };

export type SourceKind = 'statute' | 'guide' | 'template' | 'document';

export interface LibrarySource {
  kind: SourceKind;
  title: string;
  articles: number;
  effective: string | null;
  indexed_at: string;
}

export interface LibraryStatus {
  sources: LibrarySource[];
  articles: number;
  bigrams_only: boolean;
}

export interface AddProgress {
  done: number;
  of: number;
  path: string;
}

export interface AddReport {
  files: number;
  articles: number;
  skipped: { path: string; code: string; message: string }[];
  seconds: number;
  stopped: boolean;
}

export interface SearchRequest {
  query: string;
  limit: number;
  as_of: string | null;
  exclude: string[];
  typing: boolean;
}

/** What `kind` of a completion can be. */
export type CompletionKind = 'law' | 'article' | 'template' | 'guide' | 'draft';

export interface Neighbour {
  id: string;
  law: string;
  number: string;
  title: string;
}

export interface ArticleView {
  id: string;
  kind: SourceKind;
  law: string;
  law_kind: string;
  number: string;
  title: string;
  text: string;
  deleted: boolean;
  headings: string[];
  effective: string | null;
  previous: Neighbour | null;
  next: Neighbour | null;
  cited_by: Neighbour[];
}

export interface Template {
  stem: string;
  name: string;
  kind: string;
  about: string;
  words: string[];
}

export interface Attached {
  name: string;
  text: string;
}

export interface DraftRequest {
  id: number;
  instruction: string;
  attachments: Attached[];
  template: string | null;
  basis: string[];
  class: DataClass;
}

export type DraftEvent =
  | { type: 'sources'; hits: Hit[] }
  | { type: 'progress'; done: number; of: number; what: string }
  | { type: 'piece'; slot: string; text: string }
  | { type: 'notice'; fault: FaultWords };

export interface Fact {
  slot: string;
  value: string;
  written: string;
  source: Place | null;
}

export interface Citation {
  surface: string;
  id: string | null;
  status: string;
}

export type Grade = 'A' | 'B' | 'C';

export interface Fix extends Place {
  replacement: string;
}

export interface Finding extends Place {
  rule: string;
  grade: Grade;
  message: string;
  basis: string;
  fix: Fix | null;
}

/** What the desk wrote. */
export interface Draft {
  kind: string;
  document: string;
  template: string | null;
  title: string;
  facts: Fact[];
  missing: string[];
  conflicts: string[];
  legal_basis: string[];
  citations: Citation[];
  findings: Finding[];
  blanks: Place[];
  text: string;
  signature: string;
  model: string;
  masked: number;
}

export type ExportFormat = 'hwpx' | 'md' | 'txt';
export type Exportable = { kind: 'draft' | 'meeting'; id: number };

export interface Exported {
  path: string;
  bytes: number;
}

/** A meeting as the minutes room opens it. */
export interface OpenMeeting {
  meeting: MeetingRow;
  utterances: Utterance[];
  /** What was odd about the transcript. */
  warnings: Warning[];
}

export interface MeetingChange {
  held_on?: string;
  place?: string;
  record?: Minutes;
}

export interface MinutesOptions {
  date: string | null;
  place: string | null;
  notice: string | null;
  class: DataClass;
}

/** The agency and the official; the page edits its texts and leaves the rest as it is. */
export type Profile = Record<ProfileField, string> & Record<string, unknown>;

export type ProfileField =
  | 'agency'
  | 'department'
  | 'sender'
  | 'drafter_title'
  | 'drafter'
  | 'postcode'
  | 'address'
  | 'homepage'
  | 'phone'
  | 'fax'
  | 'email'
  | 'disclosure';

/** A model as it is written down: all but its key. */
export type Endpoint = StoredModel;

export interface ModelRow extends StoredModel {
  in_use: boolean;
  has_key: boolean;
}

/** What trying out a model showed. */
export interface ModelTrial {
  first_ms: number;
  whole_ms: number;
  streams: boolean;
  models: string[] | null;
}
