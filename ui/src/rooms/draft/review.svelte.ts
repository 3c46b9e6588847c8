/** What stands beside a draft: findings of the rules, and the versions of its text. */

import * as ipc from '../../ipc';
import type { ArticleView, ExportFormat, Finding, VersionSummary } from '../../ipc';
import { composition } from '../../input/composition';
import { desk, t } from '../../stores/desk.svelte';
import { faults } from '../../stores/faults.svelte';
import { said } from '../../stores/said.svelte';
import { time } from '../../stores/format';
import { draft } from './draft.svelte';

export type SideTab = 'sources' | 'findings' | 'versions';

/** Quiet time after the last key before the rules are asked, in milliseconds. */
const CHECK_AFTER = 400;

class Review {
  tab = $state<SideTab>('sources');
  versions = $state.raw<VersionSummary[]>([]);
  /** The version that is looked at, and its text. */
  shown = $state.raw<{ n: number; text: string } | null>(null);
  article = $state.raw<ArticleView | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  checkSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), CHECK_AFTER);
  }

  async check(): Promise<void> {
    const text = draft.text;
    if (text === '') return;
    const findings = await faults.guard(ipc.check(text, draft.kind));
    if (!findings || text !== draft.text) return;
    draft.findings = findings;
    composition.later(() => {
      if (text === draft.editor?.text()) draft.editor.showFindings(findings);
    });
  }

  goTo(finding: Finding): void {
    draft.editor?.goToFinding(finding);
  }

  async openSource(id: string): Promise<void> {
    this.article = (await faults.guard(ipc.show(id))) ?? null;
    this.tab = 'sources';
  }

  /** Opens the article that the citation under the cursor names. */
  async openCitation(): Promise<void> {
    const surface = draft.editor?.citation();
    if (!surface) return said.say(t('draft.noCitationHere'));
    const known = draft.result?.citations.find((citation) => citation.surface === surface)?.id;
    const id = known ?? (await this.lookUp(surface));
    if (id) await this.openSource(id);
    else said.say(t('draft.citationUnknown', { citation: surface }));
  }

  async readVersions(): Promise<void> {
    if (draft.id === null) return void (this.versions = []);
    this.versions = (await faults.guard(ipc.draftVersions(draft.id))) ?? [];
    this.shown = null;
  }

  async look(n: number): Promise<void> {
    if (draft.id === null) return;
    const text = await faults.guard(ipc.draftVersion(draft.id, n));
    this.shown = text === undefined ? null : { n, text };
  }

  async restore(n: number): Promise<void> {
    if (draft.id === null) return;
    await draft.flush();
    const row = await faults.guard(ipc.draftRestore(draft.id, n));
    if (!row) return;
    draft.take(row);
    said.say(t('draft.restored', { n }));
    await this.readVersions();
  }

  async export(format: ExportFormat, path: string | null): Promise<boolean> {
    if (draft.id === null) return false;
    await draft.flush();
    const done = await faults.guard(ipc.exportAs({ kind: 'draft', id: draft.id }, format, path));
    if (done) said.wrote(done.path, t('export.done', { path: done.path }));
    return done !== undefined;
  }

  /** Says aloud that the text is safe: it is saved continuously, but people press Ctrl+S. */
  async saveNow(): Promise<void> {
    await draft.flush();
    if (draft.saved === 'saved' && draft.savedAt) said.say(t('status.saved', { time: time(draft.savedAt) }));
  }

  private async lookUp(surface: string): Promise<string | undefined> {
    const today = desk.info ? { as_of: desk.info.today } : {};
    const answer = await faults.guard(ipc.search({ query: surface, limit: 1, typing: false, ...today }));
    return answer?.hits[0]?.id;
  }
}

export const review = new Review();
