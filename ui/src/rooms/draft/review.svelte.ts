/** What stands beside a draft: findings of the rules, and the versions of its text. */

import * as ipc from '../../ipc';
import type { ArticleView, ExportFormat, Finding, VersionSummary, VersionView, Way } from '../../ipc';
import { composition } from '../../input/composition';
import { desk, t } from '../../stores/desk.svelte';
import { faults } from '../../stores/faults.svelte';
import { jobs } from '../../stores/jobs.svelte';
import { said } from '../../stores/said.svelte';
import { time } from '../../stores/format';
import { draft } from './draft.svelte';

export type SideTab = 'sources' | 'findings' | 'versions';

/** Quiet time after the last key before the rules are asked, in milliseconds. */
const CHECK_AFTER = 400;

class Review {
  tab = $state<SideTab>('sources');
  versions = $state.raw<VersionSummary[]>([]);
  /** The version that is looked at, with what was changed since. */
  shown = $state.raw<({ n: number } & VersionView) | null>(null);
  article = $state.raw<ArticleView | null>(null);
  /** The finding that was walked to. */
  at = $state.raw<Finding | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  checkSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), CHECK_AFTER);
  }

  async check(): Promise<void> {
    const { id, text } = draft;
    if (text === '' || id === null) return;
    const findings = await faults.guard(ipc.check(id, text));
    if (!findings || text !== draft.text) return;
    draft.findings = findings;
    composition.later(() => {
      if (text === draft.editor?.text()) draft.editor.showFindings(findings);
    });
  }

  goTo(finding: Finding): void {
    draft.editor?.goToFinding(finding);
    this.at = finding;
  }

  /** Walks to the next finding or the one before; the passage to read it against is shown beside. */
  walk(step: 1 | -1): void {
    draft.editor?.walkFinding(step);
    const placed = draft.editor?.finding();
    if (!placed) return;
    this.at = placed.finding;
    this.tab = 'findings';
  }

  /** Has the selection rewritten; the changes wait in the text to be accepted or rejected. */
  async rewrite(way: Way, wish = ''): Promise<void> {
    const { id, editor } = draft;
    if (id === null || !editor) return;
    await draft.flush();
    const { from, text } = editor.passage();
    const request = { text, way, wish };
    const rewritten = await jobs.run('job.rewrite', (job) => ipc.draftRewrite(id, request, job));
    if (!rewritten) return;
    if (rewritten.hunks.length === 0) return said.say(t('draft.nothingToRewrite'));
    composition.later(() => {
      if (editor !== draft.editor || editor.text().slice(from, from + text.length) !== text) return;
      const changes = rewritten.hunks.map(({ start, end, replacement }) => ({
        from: from + start,
        to: from + end,
        insert: replacement,
      }));
      editor.showChanges(changes);
      said.say(t('draft.changesOpen', { n: changes.length }));
    });
  }

  /** Accepts or rejects the change at the cursor, or all of them. */
  settle(accept: boolean, all: boolean): boolean {
    const settled = draft.editor?.settleChange(accept, all) ?? false;
    const left = draft.editor?.openChanges() ?? 0;
    if (settled) said.say(t(left > 0 ? 'draft.changesOpen' : 'draft.changesDone', { n: left }));
    return settled;
  }

  /** Accepts the change at the cursor; where none is proposed, takes the official's word for the statement there. */
  async accept(): Promise<void> {
    if (this.settle(true, false)) return;
    const placed = draft.editor?.finding();
    if (!placed?.finding.rule.startsWith('FACT')) return said.say(t('draft.nothingToConfirm'));
    draft.confirm(placed.surface);
    await draft.flush();
    said.say(t('draft.confirmed', { text: placed.surface }));
    await this.check();
  }

  async openSource(id: string): Promise<void> {
    this.article = (await faults.guard(ipc.show(id))) ?? null;
    this.tab = 'sources';
  }

  /** Opens the article that the citation under the cursor names. */
  async openCitation(): Promise<void> {
    const marked = draft.editor?.finding()?.finding.passage?.article;
    if (marked) return this.openSource(marked);
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
    await draft.flush();
    const version = await faults.guard(ipc.draftVersion(draft.id, n));
    this.shown = version ? { n, ...version } : null;
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

  /** Makes a template out of the document, to draft others on. */
  async keepAsTemplate(): Promise<void> {
    if (draft.id === null) return;
    await draft.flush();
    const name = await faults.guard(ipc.templateFromDraft(draft.id));
    if (name === undefined) return;
    await desk.readTemplates();
    said.say(t('draft.templateKept', { name }));
  }

  /** Writes where the draft came from beside the documents. */
  async provenance(): Promise<void> {
    if (draft.id === null) return;
    await draft.flush();
    const path = await faults.guard(ipc.draftProvenance(draft.id));
    if (path !== undefined) said.wrote(path, t('export.done', { path }));
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
