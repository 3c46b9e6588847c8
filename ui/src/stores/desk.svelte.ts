/** What the desk said of itself at the start, and what it holds. */

import * as ipc from '../ipc';
import type {
  AddReport,
  DataClass,
  FetchRequest,
  LibraryStatus,
  ModelRow,
  Settings,
  ShellEvent,
  Start,
  Template,
} from '../ipc';
import { word, type WordKey } from '../words';
import { faults } from './faults.svelte';
import { jobs } from './jobs.svelte';
import { said } from './said.svelte';

/** What the desk calls the writer that needs no model. */
export const BUILT_IN = 'builtin';

class Desk {
  /** The path that was to be added last and could not be. */
  notAdded = '';
  /** The files that could not be read when something was last added, each with its reason. */
  unread = $state.raw<AddReport['skipped']>([]);
  /** What came of taking files in last, in words. */
  lastAdded = $state('');
  info = $state<Start | null>(null);
  library = $state<LibraryStatus | null>(null);
  settings = $state<Settings | null>(null);
  models = $state<ModelRow[]>([]);
  templates = $state<Template[]>([]);
  userKeys = $state<unknown[]>([]);

  get language() {
    return this.settings?.language ?? this.info?.language ?? 'ko';
  }

  /** The model that was chosen for work of a class. */
  modelFor(dataClass: DataClass): ModelRow | undefined {
    const chosen = (dataClass === 'O' ? this.settings?.open_model : null) ?? this.settings?.model;
    return this.models.find(({ name }) => name === chosen);
  }

  /** Whether work of a class may be sent to the model chosen for it. The desk enforces it; here it is only shown. */
  modelMayRead(dataClass: DataClass): boolean {
    const model = this.modelFor(dataClass);
    return model !== undefined && (dataClass === 'O' || (dataClass === 'S' && model.internal));
  }

  /** Who writes work of a class, in words. */
  writerOf(dataClass: DataClass): string {
    const model = this.modelMayRead(dataClass) ? this.modelFor(dataClass) : undefined;
    return model?.name ?? word(this.language, 'model.builtin');
  }

  /** The newest day that the law texts of the library are known to be good for. */
  get libraryDate(): string | null {
    const days =
      this.library?.sources.flatMap((source) =>
        source.kind === 'statute' || source.kind === 'rule' ? [source.indexed_at] : [],
      ) ?? [];
    return days.sort().at(-1) ?? null;
  }

  async open(heard: (event: ShellEvent) => void): Promise<void> {
    const info = await faults.guard(ipc.start(heard));
    if (!info) return;
    this.info = info;
    info.notices.forEach((notice) => faults.show(notice));
    await Promise.all([this.readSettings(), this.readLibrary(), this.readTemplates(), this.readKeys()]);
  }

  async readSettings(): Promise<void> {
    const [settings, models] = await Promise.all([faults.guard(ipc.settings()), faults.guard(ipc.models())]);
    this.settings = settings ?? this.settings;
    this.models = models ?? this.models;
  }

  async saveSettings(change: Partial<Settings>): Promise<void> {
    if (!this.settings) return;
    const settings = { ...$state.snapshot(this.settings), ...change };
    const saved = await faults.guard(ipc.settingsSave(settings).then(() => true));
    if (saved) this.settings = settings;
  }

  async readLibrary(): Promise<void> {
    this.library = (await faults.guard(ipc.libraryStatus())) ?? this.library;
  }

  async readTemplates(): Promise<void> {
    this.templates = (await faults.guard(ipc.templates())) ?? [];
  }

  /** Saves the user's own keys; the one that summons the window takes effect in the shell at once. */
  async saveKeys(lines: unknown[]): Promise<void> {
    const summon = await faults.guard(ipc.keymapSave(lines));
    if (!summon) return;
    this.userKeys = lines;
    if (this.info) this.info.summon = summon;
  }

  async readKeys(): Promise<void> {
    this.userKeys = (await faults.guard(ipc.keymap())) ?? [];
  }

  /** Adds folders or files to the library; what was there already is taken in anew. */
  async addToLibrary(paths: string[]): Promise<void> {
    this.notAdded = '';
    let all = 0;
    const report = await jobs.run('job.library', (job) =>
      ipc.libraryAdd(paths, job, ({ done, of }) => {
        all = of;
        jobs.progress(done, of);
      }),
    );
    if (report) this.reportAdded(report, all);
    else this.notAdded = paths[0] ?? '';
    await this.readLibrary();
  }

  /** Fetches laws by part of their names, or newer versions of those that are here. */
  async fetchLaws(request: FetchRequest): Promise<void> {
    const report = await jobs.run('job.fetch', (job) =>
      ipc.libraryFetch(request, job, ({ done, of }) => jobs.progress(done, of)),
    );
    await this.readLibrary();
    if (!report) return;
    const { listed, here, fetched, skipped } = report;
    const message = t('library.fetched', { n: fetched.length, listed, here });
    const first = skipped[0];
    if (!first) return said.say(message);
    const hint = t('library.notALaw', { n: skipped.length, why: first.message });
    faults.show({ code: first.code, message, hint });
  }

  private reportAdded({ files, articles, added, changed, skipped, odd, stopped }: AddReport, of: number): void {
    const numbers = { files, of, articles: articles.toLocaleString() };
    const whole = t(stopped ? 'library.stopped' : 'library.added', numbers);
    const message = `${whole} ${t('library.changed', { added, changed })}`;
    this.unread = [...skipped, ...odd];
    this.lastAdded = message;
    const first = this.unread[0];
    if (!first) return said.say(message);
    const hint = t('library.skipped', { n: this.unread.length, why: first.message });
    faults.show({ code: first.code, message, hint });
  }
}

export const desk = new Desk();

/** The words for a key in the user's language; follows a change of language where it is drawn. */
export function t(key: WordKey, values?: Record<string, string | number>): string {
  return word(desk.language, key, values);
}
