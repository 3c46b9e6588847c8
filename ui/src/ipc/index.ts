/**
 * The only door to Rust: one typed function for each command of the shell.
 *
 * A command that fails rejects with a [DeskFault], whatever the reason, so no caller has to look at raw errors.
 */

import { Channel, invoke } from '@tauri-apps/api/core';
import type * as T from './types';

export type * from './types';

export class DeskFault extends Error {
  constructor(readonly words: T.FaultWords) {
    super(words.message);
    this.name = 'DeskFault';
  }
}

export function isFaultWords(value: unknown): value is T.FaultWords {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value && 'hint' in value;
}

async function call<Answer>(command: string, args: Record<string, unknown> = {}): Promise<Answer> {
  try {
    return await invoke<Answer>(command, args);
  } catch (reason) {
    throw new DeskFault(isFaultWords(reason) ? reason : { code: 'ipc', message: String(reason), hint: '' });
  }
}

function channel<Event>(heard: (event: Event) => void): Channel<Event> {
  const open = new Channel<Event>();
  open.onmessage = heard;
  return open;
}

export const start = (heard: (event: T.ShellEvent) => void) => call<T.Start>('start', { channel: channel(heard) });
/** Says that everything is saved and the window may go. */
export const close = () => call<void>('close');
/** Stops a job; a job that is over is left alone. */
export const stop = (job: string) => call<void>('stop', { job });

export const search = (request: T.SearchRequest) => call<T.SearchAnswer>('search', { request });
export const complete = (prefix: string) => call<T.CompleteAnswer>('complete', { prefix });
export const show = (id: string) => call<T.ArticleView>('show', { id });
/** The versions that two articles belong to, side by side. */
export const compare = (one: string, other: string) => call<T.CompareAnswer>('compare', { one, other });
/** The citation of an article as it is written in a document. */
export const cite = (id: string, within: T.Within) => call<string>('cite', { id, within });

export const libraryStatus = () => call<T.LibraryStatus>('library_status');
export const libraryPick = () => call<string[]>('library_pick');
export const libraryRemove = (names: string[]) => call<T.RemoveReport>('library_remove', { names });
export const libraryAdd = (paths: string[], job: string, heard: (event: T.AddProgress) => void) =>
  call<T.AddReport>('library_add', { paths, job, channel: channel(heard) });

/** Fetches laws whose names hold the words, or newer versions of those that are here. */
export const libraryFetch = (request: T.FetchRequest, job: string, heard: (event: T.FetchStep) => void) =>
  call<T.FetchReport>('library_fetch', { request, job, channel: channel(heard) });
/** How much of what was chosen to be searched by meaning has been read; nothing where no model was chosen. */
export const meaningProgress = () => call<T.MeaningProgress | null>('meaning_progress');
export const meaningRead = (job: string, heard: (event: T.MeaningProgress) => void) =>
  call<T.MeaningReport | null>('meaning_read', { job, channel: channel(heard) });
export const lawSite = () => call<T.LawSite>('law_site');
export const lawSiteSave = (site: T.LawSiteRow, key: string | null) => call<void>('law_site_save', { site, key });

export const templates = () => call<T.Template[]>('templates');
/** Makes a template out of a draft; gives its name. */
export const templateFromDraft = (id: number) => call<string>('template_from_draft', { id });
export const draft = (request: T.Drafting, job: string, heard: (event: T.DraftEvent) => void) =>
  call<T.Draft>('draft', { request, job, channel: channel(heard) });
/** What would be sent for a draft; null where nothing would be. */
export const draftOutgoing = (request: T.DraftRequest) => call<T.Outgoing | null>('draft_outgoing', { request });
export const draftNew = () => call<T.DraftRow>('draft_new');
export const draftOpen = (id: number) => call<T.DraftRow>('draft_open', { id });
export const draftSave = (id: number, change: T.DraftChange) => call<T.DraftSummary>('draft_save', { id, change });
export const drafts = () => call<T.DraftSummary[]>('drafts');
export const draftVersions = (id: number) => call<T.VersionSummary[]>('draft_versions', { id });
/** The text of a version, and what was changed since. */
export const draftVersion = (id: number, n: number) => call<T.VersionView>('draft_version', { id, n });
export const draftRestore = (id: number, n: number) => call<T.DraftRow>('draft_restore', { id, n });
/** Lets a draft rest on an article; gives its text with the citation. */
export const draftRestOn = (id: number, text: string, article: string) =>
  call<string>('draft_rest_on', { id, text, article });
/** Writes where a draft came from to a file; gives its path. */
export const draftProvenance = (id: number) => call<string>('draft_provenance', { id });
/** Proposes changes to a passage of a draft. */
export const draftRewrite = (id: number, request: T.RewriteRequest, job: string) =>
  call<T.Rewritten>('draft_rewrite', { id, request, job });
export const draftDelete = (id: number) => call<void>('draft_delete', { id });

/** What does not follow the rules in a draft's present text, and what nothing carries. */
export const check = (id: number, text: string) => call<T.Finding[]>('check', { id, text });
export const exportAs = (of: T.Exportable, format: T.ExportFormat, path: string | null) =>
  call<T.Exported>('export', { of, format, path });
/** The pages of a document as they will be printed. */
export const preview = (text: string, kind: string) => call<T.Preview>('preview', { text, kind });
/** The body of a document as the editor of an approval system takes it. */
export const clipboard = (text: string, kind: string) => call<T.Clipboard>('clipboard', { text, kind });
export const exportPick = (name: string) => call<string | null>('export_pick', { name });

export const meetings = () => call<T.MeetingSummary[]>('meetings');
export const transcriptPick = () => call<string | null>('transcript_pick');
export const meetingAdd = (from: { path: string } | { text: string }) => call<T.OpenMeeting>('meeting_add', { from });
export const meetingOpen = (id: number) => call<T.OpenMeeting>('meeting_open', { id });
export const meetingSave = (id: number, change: T.MeetingChange) =>
  call<T.MeetingSummary>('meeting_save', { id, change });
export const meetingCorrect = (id: number, correction: T.Correction) =>
  call<T.OpenMeeting>('meeting_correct', { id, correction });
export const meetingPaper = (id: number, paper: T.Paper) => call<number>('meeting_paper', { id, paper });
export const noticeRead = (path: string) => call<string>('notice_read', { path });
export const tasks = () => call<T.Task[]>('tasks');
export const taskMark = (meeting: number, place: number, done: boolean) =>
  call<T.Task[]>('task_mark', { meeting, place, done });
export const minutes = (id: number, options: T.MinutesOptions, job: string, heard: (event: T.MinutesEvent) => void) =>
  call<T.Minutes>('minutes', { id, options, job, channel: channel(heard) });

export const settings = () => call<T.Settings>('settings');
export const settingsSave = (settings: T.Settings) => call<void>('settings_save', { settings });
export const profile = () => call<T.Profile>('profile');
export const profileSave = (profile: T.Profile) => call<T.FaultWords | null>('profile_save', { profile });
export const models = () => call<T.ModelRow[]>('models');
export const modelSave = (endpoint: T.Endpoint, key: string | null) => call<void>('model_save', { endpoint, key });
export const modelRemove = (name: string) => call<void>('model_remove', { name });
export const modelUse = (name: string) => call<void>('model_use', { name });
/** The models that an endpoint offers, before it is saved. */
export const modelNames = (endpoint: T.Endpoint, key: string | null) =>
  call<string[]>('model_names', { endpoint, key });
export const modelTest = (name: string) => call<T.ModelTrial>('model_test', { name });
export const keymap = () => call<unknown[]>('keymap');
export const keymapSave = (lines: unknown[]) => call<T.Summon>('keymap_save', { lines });
