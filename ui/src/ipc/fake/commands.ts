/** The commands of the fake desk. It remembers drafts and meetings until the page is loaded again. */

import type {
  ArticleView,
  Attached,
  Completion,
  Draft,
  DraftChange,
  DraftEvent,
  DraftFull,
  DraftRow,
  Hit,
  Meeting,
  MinutesOptions,
  SearchRequest,
  Settings,
  VersionRow,
} from '../types';
import { articles, draft, findings, library, minutes, templates, text, utterances } from './data';

type Command = (args: never) => unknown;
interface Heard<Event> {
  onmessage: (event: Event) => void;
}

const NOW = '2026-11-23T05:02:00Z';
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const stopped = new Set<string>();

let settings: Settings = {
  language: 'ko',
  class: 'S',
  model: 'builtin',
  profile: {
    ...{ agency: '한빛시', department: '민원담당관', sender: '한빛시장', address: '00000 한빛시 중앙로 1' },
    ...{ phone: '02-000-0000', fax: '', email: '', disclosure: '대국민공개' },
  },
};
let userKeys: unknown[] = [];

function fresh(id: string, change: Partial<DraftFull> = {}): DraftFull {
  return {
    ...{ id, request: { instruction: '', attachments: [], basis: [] }, text: '', template: null, class: 'S', cursor: 0 },
    ...{ kind: 'request', result: null, sources: [], updated_at: NOW },
    ...change,
  };
}

const drafts = new Map<string, DraftFull>([
  ['d1', fresh('d1', { text, result: draft, sources: hits('자료 제출'), template: 'request' })],
  ['d2', fresh('d2', { text: '수신  한빛시민 귀하\n제목  불법 주정차 단속 요청에 대한 회신\n\n요청하신 곳을 살펴보았습니다.  끝.', updated_at: '2026-11-20T07:11:00Z' })],
  ['d3', fresh('d3', { text: '제목  민원실 점심시간 운영 검토 보고', class: 'O', updated_at: '2026-11-18T01:30:00Z' })],
]);
const versions = new Map<string, (VersionRow & { text: string })[]>([
  ['d1', [
    { n: 2, saved_at: NOW, reason: '고쳐 씀', text },
    { n: 1, saved_at: '2026-11-23T04:40:00Z', reason: '처음 씀', text: text.replace('아래 자료', '다음 자료') },
  ]],
]);
const meetings = new Map<string, Meeting>([
  ['m1', { id: 'm1', title: minutes.title, utterances, record: minutes, warnings: [] }],
  ['m2', { id: 'm2', title: '민원 서비스 개선 협의', utterances: utterances.slice(0, 5), record: null, warnings: [] }],
]);

function hits(query: string): Hit[] {
  const words = query.split(/\s+/).filter(Boolean);
  return articles
    .map((article) => ({ article, found: words.filter((word) => `${article.law}${article.number}${article.title}${article.text}`.includes(word)) }))
    .filter(({ found }) => found.length === words.length && words.length > 0)
    .map(({ article, found }) => hit(article, found[0] ?? ''));
}

function hit(article: ArticleView, word: string): Hit {
  const snippet = article.text.split('\n')[0] ?? '';
  const at = snippet.indexOf(word);
  return {
    ...{ id: article.id, kind: 'statute', law: article.law, article: article.number, title: article.title },
    ...{ effective: article.effective, snippet, highlights: at < 0 ? [] : [[at, at + word.length]] },
    ...{ paragraph: null, score: 1, why: [at < 0 ? '제목에 나옴' : '본문에 나옴'] },
  };
}

function completions(prefix: string): Completion[] {
  const found = articles.filter(({ law, number, title }) => `${law}${number}${title}`.replaceAll(' ', '').includes(prefix.replaceAll(' ', '')));
  return found.map(({ id, law, number, title }) => ({ id, kind: 'article', text: `${law} ${number} (${title})` }));
}

function rowOf({ id, text: body, kind, class: dataClass, updated_at }: DraftFull): DraftRow {
  const title = /^제목 +(.*)$/m.exec(body)?.[1] ?? '';
  return { id, title, kind, class: dataClass, updated_at, blanks: (body.match(/⟦/g) ?? []).length };
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw { code: 'not_found', message: '찾는 것이 책상에 없습니다.', hint: '목록을 다시 열어 보세요.' };
  return value;
}

async function write(request: { id: string; instruction: string; attachments: Attached[] }, job: string, channel: Heard<DraftEvent>): Promise<Draft> {
  channel.onmessage({ type: 'sources', hits: hits('자료') });
  for (const [at, line] of text.split('\n').entries()) {
    if (stopped.has(job)) throw { code: 'stopped', message: '멈췄습니다.', hint: '' };
    channel.onmessage({ type: 'piece', slot: at < 3 ? '두문' : '본문', text: `${line}\n` });
    await pause(60);
  }
  Object.assign(need(drafts.get(request.id)), { text, result: draft, sources: hits('자료') });
  return draft;
}

function save(id: string, change: DraftChange): { saved_at: string } {
  const saved_at = new Date().toISOString();
  Object.assign(need(drafts.get(id)), change, { updated_at: saved_at });
  return { saved_at };
}

function restore(id: string, n: number): DraftFull {
  const version = need(versions.get(id)?.find((one) => one.n === n));
  return Object.assign(need(drafts.get(id)), { text: version.text });
}

function addMeeting(spoken: string): Meeting {
  const lines = spoken.split('\n').filter((line) => line.includes(':'));
  const parsed = lines.map((line, at) => ({ id: at + 1, speaker: line.split(':')[0] ?? '', start: null, text: line.slice(line.indexOf(':') + 1).trim() }));
  const meeting: Meeting = { id: `m${meetings.size + 1}`, title: '', utterances: parsed, record: null, warnings: [] };
  meetings.set(meeting.id, meeting);
  return meeting;
}

export const commands: Record<string, Command | undefined> = {
  start: () => ({
    ...{ language: settings.language, desk: '~/.local/share/biseo', documents: '~/.local/share/biseo/documents', today: '2026-11-23' },
    ...{ summon: { keys: 'Ctrl+Alt+K', registered: true }, notices: [] },
  }),
  close: () => null,
  stop: ({ job }: { job: string }) => void stopped.add(job),
  search: ({ request }: { request: SearchRequest }) => ({ hits: hits(request.query), ms: 4.2 }),
  complete: ({ prefix }: { prefix: string }) => completions(prefix),
  show: ({ id }: { id: string }) => articles.find((article) => article.id === id) ?? null,
  cite: ({ id }: { id: string }) => {
    const article = need(articles.find((one) => one.id === id));
    return `「${article.law}」 ${article.number}`;
  },
  library_status: () => library,
  library_pick: () => ['~/법령'],
  library_add: async ({ job, channel }: { job: string; channel: Heard<{ done: number; of: number; path: string }> }) => {
    for (let done = 0; done <= 20 && !stopped.has(job); done += 1) {
      channel.onmessage({ done, of: 20, path: '' });
      await pause(100);
    }
    return { files: 20, articles: 412, skipped: [{ path: '~/법령/암호.hwp', code: 'encrypted', message: '암호가 걸린 파일입니다.' }], seconds: 2, stopped: false };
  },
  templates: () => templates,
  draft: ({ request, job, channel }: { request: { id: string; instruction: string; attachments: Attached[] }; job: string; channel: Heard<DraftEvent> }) =>
    write(request, job, channel),
  draft_new: () => {
    const made = fresh(`d${drafts.size + 1}`);
    drafts.set(made.id, made);
    return made;
  },
  draft_open: ({ id }: { id: string }) => need(drafts.get(id)),
  draft_save: ({ id, change }: { id: string; change: DraftChange }) => save(id, change),
  drafts: () => [...drafts.values()].map(rowOf),
  draft_versions: ({ id }: { id: string }) => (versions.get(id) ?? []).map(({ n, saved_at, reason }) => ({ n, saved_at, reason })),
  draft_version: ({ id, n }: { id: string; n: number }) => need(versions.get(id)?.find((one) => one.n === n)),
  draft_restore: ({ id, n }: { id: string; n: number }) => restore(id, n),
  draft_delete: ({ id }: { id: string }) => void drafts.delete(id),
  check: ({ text: body }: { text: string }) => (body === text ? findings : []),
  export: ({ format }: { format: string }) => ({ path: `~/.local/share/biseo/documents/자료 제출 요청.${format}`, bytes: 18_204 }),
  export_pick: () => null,
  meetings: () =>
    [...meetings.values()].map(({ id, title, utterances: said, record }) => ({ id, title, date: record?.date ?? null, utterances: said.length, has_record: record !== null })),
  transcript_pick: () => null,
  meeting_add: ({ from }: { from: { path?: string; text?: string } }) => addMeeting(from.text ?? '박국장: 시작하겠습니다.'),
  meeting_open: ({ id }: { id: string }) => need(meetings.get(id)),
  meeting_save: () => ({ saved_at: new Date().toISOString() }),
  minutes: async ({ id, options, channel }: { id: string; options: MinutesOptions; channel: Heard<DraftEvent> }) => {
    channel.onmessage({ type: 'progress', done: 0, of: 2, what: '' });
    await pause(400);
    const record = { ...minutes, place: options.place };
    need(meetings.get(id)).record = record;
    return record;
  },
  settings: () => settings,
  settings_save: ({ settings: next }: { settings: Settings }) => void (settings = next),
  models: () => [
    { name: '기관 모델', base_url: 'http://model.agency.example/v1', model: 'agency-8b', internal: true, context_tokens: 8192, concurrency: 2, in_use: false, has_key: true },
  ],
  model_save: () => null,
  model_remove: () => null,
  model_use: ({ name }: { name: string }) => void (settings = { ...settings, model: name }),
  model_test: () => ({ ok: true, ms: 210, detail: '' }),
  keymap: () => userKeys,
  keymap_save: ({ lines }: { lines: unknown[] }) => void (userKeys = lines),
};
