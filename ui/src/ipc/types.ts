/** What passes between the page and the desk. Places count UTF-16 code units, as the page's strings do. */

export type Language = 'ko' | 'en';
export type DataClass = 'C' | 'S' | 'O';

/** A half-open range of a text. */
export interface Place {
  start: number;
  end: number;
}

/** A failure in the user's words: what happened, what to do next, and a code for programs. */
export interface FaultWords {
  code: string;
  message: string;
  hint: string;
}

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

export interface Hit {
  id: string;
  kind: SourceKind;
  law: string;
  article: string;
  title: string;
  effective: string | null;
  snippet: string;
  highlights: [number, number][];
  paragraph: string | null;
  score: number;
  why: string[];
}

export interface SearchAnswer {
  hits: Hit[];
  ms: number;
}

export type CompletionKind = 'law' | 'article' | 'template' | 'guide' | 'draft';

export interface Completion {
  id: string;
  kind: CompletionKind;
  text: string;
}

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
  id: string;
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

export interface DraftRow {
  id: string;
  title: string;
  kind: string;
  class: DataClass;
  updated_at: string;
  blanks: number;
}

/** What the user asked for, kept with the draft so that it can be asked again. */
export interface Asked {
  instruction: string;
  attachments: Attached[];
  basis: string[];
}

export interface DraftFull {
  id: string;
  request: Asked;
  text: string;
  template: string | null;
  class: DataClass;
  cursor: number;
  kind: string;
  result: Draft | null;
  sources: Hit[];
  updated_at: string;
}

export interface DraftChange {
  request?: Asked;
  text?: string;
  template?: string | null;
  class?: DataClass;
  cursor?: number;
}

export interface Saved {
  saved_at: string;
}

export interface VersionRow {
  n: number;
  saved_at: string;
  reason: string;
}

export interface Version extends VersionRow {
  text: string;
}

export type ExportFormat = 'hwpx' | 'md' | 'txt';
export type Exportable = { kind: 'draft' | 'meeting'; id: string };

export interface Exported {
  path: string;
  bytes: number;
}

export interface Utterance {
  id: number;
  speaker: string;
  start: number | null;
  text: string;
}

/** A line of a record; a suggestion of the desk until the user accepts it. */
export interface Bound {
  utterances: number[];
  accepted?: boolean;
}

export interface AgendaItem extends Bound {
  n: number;
  title: string;
}

export interface TextItem extends Bound {
  text: string;
}

export interface ActionItem extends Bound {
  task: string;
  owner: string | null;
  due: string | null;
  due_spoken: string | null;
}

export interface Vote extends Bound {
  agenda: number | null;
  for: number | null;
  against: number | null;
  abstain: number | null;
  result: string;
}

export interface Minutes {
  title: string;
  date: string | null;
  place: string | null;
  chair: string | null;
  attendees: { name: string; title: string | null }[];
  agenda: AgendaItem[];
  decisions: TextItem[];
  actions: ActionItem[];
  votes: Vote[];
  postponed: TextItem[];
  key_points: TextItem[];
  missing_fields: string[];
  utterances: Utterance[];
  text: string;
  model: string;
}

export interface MeetingRow {
  id: string;
  title: string;
  date: string | null;
  utterances: number;
  has_record: boolean;
}

export interface Meeting {
  id: string;
  title: string;
  utterances: Utterance[];
  record: Minutes | null;
  warnings: FaultWords[];
}

export interface MinutesOptions {
  date: string | null;
  place: string | null;
  notice: string | null;
  class: DataClass;
}

export interface Profile {
  agency: string;
  department: string;
  sender: string;
  address: string;
  phone: string;
  fax: string;
  email: string;
  disclosure: string;
}

export interface Settings {
  language: Language;
  class: DataClass;
  model: string;
  profile: Profile;
}

export interface Endpoint {
  name: string;
  base_url: string;
  model: string;
  internal: boolean;
  context_tokens: number;
  concurrency: number;
}

export interface ModelRow extends Endpoint {
  in_use: boolean;
  has_key: boolean;
}

export interface ModelTest {
  ok: boolean;
  ms: number;
  detail: string;
}
