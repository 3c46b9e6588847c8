/** The commands of the fake desk. It remembers drafts and meetings until the page is loaded again. */

import type {
  ArticleView,
  Attached,
  CompleteItem,
  Draft,
  DraftChange,
  DraftEvent,
  DraftRow,
  DraftSummary,
  Hit,
  MeetingChange,
  Minutes,
  MinutesOptions,
  OpenMeeting,
  Profile,
  SearchRequest,
  Settings,
  Utterance,
  VersionSummary,
} from '../types';
import { articles, draft, findings, library, minutes, templates, text, utterances } from './data';

type Command = (args: never) => unknown;
interface Heard<Event> {
  onmessage: (event: Event) => void;
}

const NOW = '2026-11-23T05:02:00Z';
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const stopped = new Set<string>();

/** `?language=en` and `?empty` show the page in English and on a desk on which nothing lies yet. */
const address = new URLSearchParams(globalThis.location?.search ?? '');
const isEmpty = address.has('empty');

let settings: Settings = {
  language: address.get('language') === 'en' ? 'en' : 'ko',
  class: 'S',
  model: null,
  keymap: null,
};
let profile: Profile = {
  ...{ agency: '한빛시', department: '민원담당관', sender: '한빛시장', drafter_title: '행정주사보', drafter: '김서기' },
  ...{
    postcode: '00000',
    address: '한빛시 중앙로 1',
    homepage: '',
    phone: '02-000-0000',
    fax: '',
    email: '',
    disclosure: '대국민공개',
  },
};
let userKeys: unknown[] = [];

function fresh(id: number, change: Partial<DraftRow> = {}): DraftRow {
  return {
    ...{ id, request: '', material: '', template: null, kind: null, title: '', class: 'S', text: '', cursor: 0 },
    ...{ outcome: null, created: NOW, changed: NOW },
    ...change,
  };
}

const outcome = { ...draft, sources: hits('자료 제출') };
const drafts = new Map<number, DraftRow>(
  [
    fresh(1, { title: draft.title, text, outcome, template: 'request', kind: 'request' }),
    fresh(2, {
      title: '불법 주정차 단속 요청에 대한 회신',
      text: '수신  한빛시민 귀하\n제목  불법 주정차 단속 요청에 대한 회신\n\n요청하신 곳을 살펴보았습니다.  끝.',
      changed: '2026-11-20T07:11:00Z',
    }),
    fresh(3, {
      title: '민원실 점심시간 운영 검토 보고',
      text: '제목  민원실 점심시간 운영 검토 보고',
      class: 'O',
      changed: '2026-11-18T01:30:00Z',
    }),
  ].map((row) => [row.id, row]),
);
const older = text.replace('아래 자료', '다음 자료');
const versions: VersionSummary[] = [
  { number: 2, reason: 'edited', characters: text.length, at: NOW },
  { number: 1, reason: 'written', characters: older.length, at: '2026-11-23T04:40:00Z' },
];
const meetings = new Map<number, OpenMeeting>([
  [
    1,
    meeting(1, '주간업무회의 전사', utterances, {
      ...minutes,
      decisions: minutes.decisions.map((one) => ({ ...one, accepted: true })),
    }),
  ],
  [2, meeting(2, '민원 서비스 개선 협의', utterances.slice(0, 5), null)],
]);

function meeting(id: number, name: string, said: Utterance[], record: Minutes | null): OpenMeeting {
  const row = {
    id,
    name,
    transcript: '',
    held_on: record?.date ?? null,
    place: null,
    class: 'S' as const,
    record,
    text: '',
    created: NOW,
    changed: NOW,
  };
  return { meeting: row, utterances: said, warnings: [] };
}

function hits(query: string): Hit[] {
  const words = query.split(/\s+/).filter(Boolean);
  return articles
    .map((article) => ({
      article,
      found: words.filter((word) => `${article.law}${article.number}${article.title}${article.text}`.includes(word)),
    }))
    .filter(({ found }) => found.length === words.length && words.length > 0)
    .map(({ article, found }) => hit(article, found[0] ?? ''));
}

function hit(article: ArticleView, word: string): Hit {
  const snippet = article.text.split('\n')[0] ?? '';
  const at = snippet.indexOf(word);
  return {
    ...{ id: article.id, kind: 'statute', law: article.law, article: article.number, title: article.title },
    ...{ effective: article.effective, snippet, highlights: at < 0 ? [] : [[at, at + word.length]] },
    ...{ paragraph: null, score: 1, why: [at < 0 ? 'title' : 'text'] },
  };
}

function completions(prefix: string): CompleteItem[] {
  const found = articles.filter(({ law, number, title }) =>
    `${law}${number}${title}`.replaceAll(' ', '').includes(prefix.replaceAll(' ', '')),
  );
  return found.map(({ id, law, number, title }) => ({ id, kind: 'article', text: `${law} ${number} (${title})` }));
}

function summaryOf({ id, title, kind, class: dataClass, changed }: DraftRow): DraftSummary {
  return { id, title, kind, class: dataClass, changed };
}

function need<T>(value: T | undefined): T {
  if (value === undefined)
    throw { code: 'not_found', message: '찾는 것이 책상에 없습니다.', hint: '목록을 다시 열어 보세요.' };
  return value;
}

async function write(
  request: { id: number; instruction: string; attachments: Attached[] },
  job: string,
  channel: Heard<DraftEvent>,
): Promise<Draft> {
  channel.onmessage({ type: 'sources', hits: hits('자료') });
  for (const [at, line] of text.split('\n').entries()) {
    if (stopped.has(job)) throw { code: 'stopped', message: '멈췄습니다.', hint: '' };
    channel.onmessage({ type: 'piece', slot: at < 3 ? '두문' : '본문', text: `${line}\n` });
    await pause(60);
  }
  Object.assign(need(drafts.get(request.id)), { text, title: draft.title, outcome });
  return draft;
}

function save(id: number, change: DraftChange): DraftSummary {
  return summaryOf(Object.assign(need(drafts.get(id)), change, { changed: new Date().toISOString() }));
}

function addMeeting(spoken: string): OpenMeeting {
  const lines = spoken.split('\n').filter((line) => line.includes(':'));
  const parsed = lines.map((line, at) => ({
    id: at + 1,
    speaker: line.split(':')[0] ?? '',
    start: null,
    text: line.slice(line.indexOf(':') + 1).trim(),
  }));
  const added = meeting(meetings.size + 1, '', parsed, null);
  meetings.set(added.meeting.id, added);
  return added;
}

export const commands: Record<string, Command | undefined> = {
  start: () => ({
    ...{
      language: settings.language ?? 'ko',
      desk: '~/.local/share/biseo',
      documents: '~/.local/share/biseo/documents',
      today: '2026-11-23',
    },
    ...{ summon: { keys: 'Ctrl+Alt+K', registered: true }, notices: [] },
  }),
  close: () => null,
  stop: ({ job }: { job: string }) => void stopped.add(job),
  search: ({ request }: { request: SearchRequest }) => ({ hits: hits(request.query), ms: 4.2 }),
  complete: ({ prefix }: { prefix: string }) => ({ items: completions(prefix), ms: 1 }),
  show: ({ id }: { id: string }) => need(articles.find((article) => article.id === id)),
  cite: ({ id }: { id: string }) => {
    const article = need(articles.find((one) => one.id === id));
    return `「${article.law}」 ${article.number}`;
  },
  library_status: () => (isEmpty ? { ...library, sources: library.sources.slice(1), articles: 69 } : library),
  library_pick: () => ['~/법령'],
  library_add: async ({
    job,
    channel,
  }: {
    job: string;
    channel: Heard<{ done: number; of: number; path: string }>;
  }) => {
    for (let done = 0; done <= 20 && !stopped.has(job); done += 1) {
      channel.onmessage({ done, of: 20, path: '' });
      await pause(100);
    }
    return {
      files: 20,
      articles: 412,
      skipped: [{ path: '~/법령/암호.hwp', code: 'encrypted', message: '암호가 걸린 파일입니다.' }],
      seconds: 2,
      stopped: false,
    };
  },
  templates: () => templates,
  draft: ({
    request,
    job,
    channel,
  }: {
    request: { id: number; instruction: string; attachments: Attached[] };
    job: string;
    channel: Heard<DraftEvent>;
  }) => write(request, job, channel),
  draft_new: () => {
    const made = fresh(drafts.size + 1);
    drafts.set(made.id, made);
    return made;
  },
  draft_open: ({ id }: { id: number }) => need(drafts.get(id)),
  draft_save: ({ id, change }: { id: number; change: DraftChange }) => save(id, change),
  drafts: () => [...drafts.values()].filter(({ id }) => !isEmpty || id > 3).map(summaryOf),
  draft_versions: () => versions,
  draft_version: ({ n }: { n: number }) => (n === 1 ? older : text),
  draft_restore: ({ id, n }: { id: number; n: number }) =>
    Object.assign(need(drafts.get(id)), { text: n === 1 ? older : text }),
  draft_delete: ({ id }: { id: number }) => void drafts.delete(id),
  check: ({ text: body }: { text: string }) => (body === text ? findings : []),
  export: ({ format }: { format: string }) => ({
    path: `~/.local/share/biseo/documents/자료 제출 요청.${format}`,
    bytes: 18_204,
  }),
  export_pick: () => null,
  meetings: () =>
    [...meetings.values()].map(({ meeting: { id, name, record, changed } }) => ({
      id,
      name,
      recorded: record !== null,
      changed,
    })),
  transcript_pick: () => null,
  meeting_add: ({ from }: { from: { path?: string; text?: string } }) =>
    addMeeting(from.text ?? '박국장: 시작하겠습니다.'),
  meeting_open: ({ id }: { id: number }) => need(meetings.get(id)),
  meeting_save: ({ id, change }: { id: number; change: MeetingChange }) => {
    const row = Object.assign(need(meetings.get(id)).meeting, change, { changed: new Date().toISOString() });
    return { id, name: row.name, recorded: row.record !== null, changed: row.changed };
  },
  minutes: async ({ id, options, channel }: { id: number; options: MinutesOptions; channel: Heard<DraftEvent> }) => {
    channel.onmessage({ type: 'progress', done: 0, of: 2, what: '' });
    await pause(400);
    const record = { ...minutes, place: options.place };
    need(meetings.get(id)).meeting.record = record;
    return record;
  },
  settings: () => settings,
  settings_save: ({ settings: next }: { settings: Settings }) => void (settings = next),
  models: () => [
    {
      name: '기관 모델',
      base_url: 'http://model.agency.example/v1',
      model: 'agency-8b',
      internal: true,
      context_tokens: 8192,
      concurrency: 2,
      in_use: false,
      has_key: true,
    },
  ],
  model_save: () => null,
  model_remove: () => null,
  model_use: ({ name }: { name: string }) => void (settings = { ...settings, model: name === 'builtin' ? null : name }),
  model_test: () => ({ first_ms: 90, whole_ms: 210, streams: true, models: null }),
  profile: () => profile,
  profile_save: ({ profile: next }: { profile: Profile }) => void (profile = next),
  keymap: () => userKeys,
  keymap_save: ({ lines }: { lines: unknown[] }) => {
    userKeys = lines;
    return { keys: 'Ctrl+Alt+K', registered: true };
  },
};
