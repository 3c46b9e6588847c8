/**
 * Everything the user can do, once: the keymap, the palette and the help all read this table.
 *
 * An action without a `when` can always be done. Its title is the word `action.<id>`.
 */

import { faults } from './stores/faults.svelte';
import { jobs } from './stores/jobs.svelte';
import { said } from './stores/said.svelte';
import { focusPane, type Room, view } from './stores/view.svelte';
import { draft } from './rooms/draft/draft.svelte';
import { preview } from './rooms/draft/preview.svelte';
import { review } from './rooms/draft/review.svelte';
import { find } from './rooms/find/find.svelte';
import { minutes } from './rooms/minutes/minutes.svelte';
import type { Paper } from './ipc';
import { t } from './stores/desk.svelte';
import { TEST_IDS } from './testids';
import type { WordKey } from './words';

export interface Action {
  run: () => unknown;
  when?: () => boolean;
}

const inEditor = () => view.room === 'draft' && draft.phase === 'editor';
const inRequest = () => view.room === 'draft' && draft.phase === 'request';
const onArticle = () => view.room === 'find' && find.article !== null;
const onMeeting = () => view.room === 'minutes' && minutes.meeting !== null;
const onLine = () => view.room === 'minutes' && minutes.line !== null;
const onRecord = () => onMeeting() && minutes.record !== null;
/** Whether the keyboard is in a field, which has its own undoing. */
const typing = () => document.activeElement?.matches('input, textarea, .cm-content') ?? false;
const inTranscript = () => document.activeElement?.closest(`[data-testid="${TEST_IDS.transcript}"]`) != null;

/** Lets Svelte draw the room first; the keyboard then goes to where the work is. */
function enter(room: Room): void {
  view.go(room);
  setTimeout(() => focusPane(room === 'find' || (room === 'minutes' && minutes.meeting !== null) ? 'list' : 'work'));
}

function select(field: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus());
}

function stop(): void {
  if (view.overlay) view.close();
  else if (jobs.current) jobs.stop();
  else faults.dismiss();
}

/** A paper made of the open record, as a draft in the drafting room. */
async function paper(which: Paper): Promise<void> {
  const id = await minutes.paper(which);
  if (id === undefined) return;
  await draft.open(id);
  await draft.readRows();
  enter('draft');
}

/** Shows what would leave the machine, before it does. */
async function readOutgoing(): Promise<void> {
  await draft.readOutgoing();
  view.open('outgoing');
}

function goToTasks(): void {
  view.list = true;
  setTimeout(() => document.querySelector<HTMLElement>(`[data-testid="${TEST_IDS.taskRow}"]`)?.focus());
}

/** A new draft, standing on the articles that are given. */
function newDraft(basis: string[] = []): void {
  void draft.begin(basis).then(() => enter('draft'));
}

const table = {
  'app.summon': { run: () => undefined, when: () => false },
  'app.stop': { run: stop, when: () => view.overlay !== null || jobs.current !== null || faults.list.length > 0 },
  'palette.open': { run: () => view.open('palette') },
  'help.open': { run: () => view.open('help') },

  'room.find': { run: () => enter('find') },
  'room.draft': { run: () => enter('draft') },
  'room.minutes': { run: () => enter('minutes') },
  'room.settings': { run: () => enter('settings') },
  'pane.list': { run: () => view.toggle('list') },
  'pane.side': { run: () => view.toggle('side') },
  'pane.next': { run: () => view.walk(1) },
  'pane.previous': { run: () => view.walk(-1) },

  'find.cite': { run: () => find.copyCitation(), when: onArticle },
  'find.draft': { run: () => newDraft(find.article ? [find.article.id] : []), when: onArticle },
  'find.previousArticle': { run: () => find.openNeighbour('previous'), when: onArticle },
  'find.nextArticle': { run: () => find.openNeighbour('next'), when: onArticle },
  'find.filter': { run: () => find.toggleFilters(), when: () => view.room === 'find' },
  'find.compare': { run: () => find.toggleComparison(), when: () => onArticle() && find.other !== null },
  'library.remove': { run: () => find.removeSource(), when: onArticle },
  'library.fetch': { run: () => view.open('fetch'), when: () => jobs.current === null },
  'library.add': { run: () => view.open('add'), when: () => view.room !== 'minutes' && jobs.current === null },

  'draft.new': { run: () => newDraft() },
  'draft.run': { run: () => draft.run(), when: () => inRequest() && jobs.current === null },
  'draft.attach': { run: () => select('material'), when: inRequest },
  'draft.template': { run: () => view.open('palette', 'template'), when: inRequest },
  'draft.outgoing': { run: readOutgoing, when: () => inRequest() && draft.request.trim() !== '' },
  'draft.class': { run: () => draft.nextClass(), when: () => view.room === 'draft' },
  'draft.request': { run: () => draft.askAgain(), when: () => view.room === 'draft' && draft.text !== '' },
  'draft.nextBlank': { run: () => draft.editor?.walkBlank(1), when: inEditor },
  'draft.previousBlank': { run: () => draft.editor?.walkBlank(-1), when: inEditor },
  'draft.nextFinding': { run: () => review.walk(1), when: inEditor },
  'draft.previousFinding': { run: () => review.walk(-1), when: inEditor },
  'draft.accept': { run: () => review.accept(), when: inEditor },
  'draft.reject': { run: () => review.settle(false, false), when: inEditor },
  'draft.acceptAll': { run: () => review.settle(true, true), when: inEditor },
  'draft.rejectAll': { run: () => review.settle(false, true), when: inEditor },
  'draft.rewrite': { run: () => view.open('palette', 'rewrite'), when: () => inEditor() && jobs.current === null },
  'draft.fix': { run: () => draft.editor?.fixFinding() || said.say(t('draft.nothingToFix')), when: inEditor },
  'draft.silence': { run: () => draft.editor?.silenceFinding(t('draft.silenceReason')), when: inEditor },
  'draft.cite': { run: () => view.open('palette', 'cite'), when: inEditor },
  'draft.openCitation': { run: () => review.openCitation(), when: inEditor },
  'draft.save': { run: () => review.saveNow(), when: () => view.room === 'draft' },
  'draft.keepTemplate': { run: () => review.keepAsTemplate(), when: inEditor },
  'draft.provenance': { run: () => review.provenance(), when: inEditor },
  'draft.preview': { run: () => preview.toggle(), when: inEditor },
  'draft.copyBody': { run: () => preview.copyBody(), when: inEditor },
  'draft.export': { run: () => view.open('export'), when: inEditor },

  'minutes.new': { run: () => void minutes.begin().then(() => enter('minutes')) },
  'minutes.open': { run: () => view.open('add'), when: () => view.room === 'minutes' },
  'minutes.run': { run: () => minutes.run(), when: () => onMeeting() && jobs.current === null },
  'minutes.accept': { run: () => minutes.accept(!inTranscript()), when: onLine },
  'minutes.acceptAll': { run: () => minutes.acceptAll(), when: onLine },
  'minutes.edit': {
    run: () => (inTranscript() ? minutes.correct('words') : (minutes.editing = true)),
    when: () => onLine() || (onMeeting() && inTranscript()),
  },
  'minutes.drop': { run: () => minutes.drop(), when: onLine },
  'minutes.undo': { run: () => minutes.undo(), when: () => onRecord() && minutes.canUndo && !typing() },
  'minutes.speaker': { run: () => minutes.correct('speaker'), when: onMeeting },
  'minutes.tasks': { run: goToTasks, when: () => view.room === 'minutes' },
  'minutes.notice': { run: () => select('notice'), when: onMeeting },
  'minutes.paperResult': { run: () => paper('result'), when: onRecord },
  'minutes.paperGist': { run: () => paper('gist'), when: onRecord },
  'minutes.paperNotice': { run: () => paper('notice'), when: onRecord },
  'minutes.save': { run: () => minutes.saveNow(), when: onMeeting },
  'minutes.export': { run: () => view.open('export'), when: onRecord },
} satisfies Record<string, Action>;

export type ActionId = keyof typeof table;

export const actions: Readonly<Record<ActionId, Action>> = table;
export const actionIds = Object.keys(table) as ActionId[];

export function isAction(id: string): id is ActionId {
  return Object.hasOwn(table, id);
}

export function titleOf(id: ActionId): WordKey {
  return `action.${id}`;
}

export function canRun(id: ActionId): boolean {
  return actions[id].when?.() ?? true;
}
