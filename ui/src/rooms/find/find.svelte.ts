/** The search room: what was typed, what answers it, and the article that is open. */

import * as ipc from '../../ipc';
import type { Absent, ArticleView, CompareAnswer, Hit, SourceKind, Within } from '../../ipc';
import { looksMistyped, toHangul } from '../../hangul/layout';
import { copyText } from '../../input/clipboard';
import { faults } from '../../stores/faults.svelte';
import { desk, t } from '../../stores/desk.svelte';
import { said } from '../../stores/said.svelte';
import { focusPane } from '../../stores/view.svelte';
import { TEST_IDS } from '../../testids';
import { wholeDay } from './day';
import { paragraphsOf, WHOLE } from './units';

/** Quiet time after a key before the desk is asked, in milliseconds: shorter than between two quick keys is wasted. */
const ASK_AFTER = 40;
/** Quiet time before a query counts as finished and is also asked by what it means, in milliseconds. */
const MEANING_AFTER = 600;
const HITS = 30;

/** What narrows a search: nothing by default. */
export interface Filters {
  kind: SourceKind | '';
  /** Part of the name of a ministry or an office. */
  issuer: string;
  /** The day whose law is asked for, as it is typed: 2025-6-1, 2025. 6. 1. */
  asOf: string;
}

const ALL: Filters = { kind: '', issuer: '', asOf: '' };

class Find {
  query = $state('');
  filters = $state<Filters>({ ...ALL });
  /** Whether the fields for narrowing are shown. */
  filtering = $state(false);
  /** What was searched for in place of the query, where it was typed with the wrong layout. */
  readAs = $state<string | null>(null);
  hits = $state<Hit[]>([]);
  /** What the query is the address of and the library has not. */
  absent = $state.raw<Absent[]>([]);
  ms = $state<number | null>(null);
  selected = $state(0);
  article = $state<ArticleView | null>(null);
  /** Two versions of the open article's law side by side, in place of the article. */
  comparison = $state.raw<CompareAnswer | null>(null);
  /** What is chosen to be cited of the open article; `null` leaves it to the hit. */
  private chosen = $state.raw<Within | null>(null);
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private opened = 0;

  get hit(): Hit | null {
    return this.hits[this.selected] ?? null;
  }

  /** Takes what stands in the box, a half-typed syllable included. */
  type(query: string): void {
    this.query = query;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(true).then(() => this.askLater()), ASK_AFTER);
  }

  /** Asks again by meaning, once the hands rest and unless somebody walks the list already. */
  private askLater(): void {
    if (!desk.settings?.meaning.model) return;
    const { query, asked } = this;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.query === query && this.asked === asked && this.selected === 0) void this.ask(false);
    }, MEANING_AFTER);
  }

  /** Searches for a text at once, as from the palette. */
  async ask(typing: boolean): Promise<void> {
    clearTimeout(this.timer);
    const turn = ++this.asked;
    const query = this.query.trim();
    if (query === '') return this.clear();
    let answer = await faults.guard(this.search(query, typing));
    const other = answer?.hits.length === 0 && looksMistyped(query) ? toHangul(query) : null;
    if (other !== null) answer = await faults.guard(this.search(other, typing));
    if (turn !== this.asked || !answer) return;
    this.readAs = other !== null && answer.hits.length > 0 ? other : null;
    this.hits = answer.hits;
    this.absent = answer.absent;
    this.ms = answer.ms;
    this.select(0);
  }

  /** Takes what narrows the search, and asks again. */
  narrow(change: Partial<Filters>): void {
    Object.assign(this.filters, change);
    this.type(this.query);
  }

  /** Shows the fields for narrowing, or puts them away with what stands in them. */
  toggleFilters(): void {
    this.filtering = !this.filtering;
    if (!this.filtering) this.narrow(ALL);
    setTimeout(() =>
      document.querySelector<HTMLElement>(this.filtering ? '[data-field="kind"]' : '[data-first]')?.focus(),
    );
  }

  select(index: number): void {
    this.selected = Math.min(Math.max(index, 0), Math.max(this.hits.length - 1, 0));
    const hit = this.hit;
    if (hit) void this.open(hit.id);
    else this.article = null;
  }

  move(step: number): void {
    this.select(this.selected + step);
  }

  /** Opens an article beside the list, whether it is a hit or a neighbour of one. */
  async open(id: string): Promise<void> {
    const turn = ++this.opened;
    const article = await faults.guard(ipc.show(id));
    if (turn !== this.opened || article === undefined) return;
    // The same article comes again while a question is still being typed.
    if (article.id !== this.article?.id) {
      this.comparison = null;
      this.chosen = null;
    }
    this.article = article;
  }

  /** The version of the open article that it is compared with by key: the one before it, else the newest. */
  get other(): string | null {
    const versions = this.article?.versions ?? [];
    const here = versions.findIndex(({ shown }) => shown);
    const others = [...versions.slice(here + 1), ...versions.slice(0, Math.max(here, 0))];
    return others.find(({ id }) => id !== null)?.id ?? null;
  }

  /** Sets the versions of the law side by side, or puts that away again. */
  async toggleComparison(): Promise<void> {
    if (this.comparison) this.comparison = null;
    else if (this.other) await this.compare(this.other);
  }

  /** Sets the open article's version of its law beside another. */
  async compare(id: string): Promise<void> {
    if (this.article) this.comparison = (await faults.guard(ipc.compare(this.article.id, id))) ?? null;
  }

  enter(): void {
    if (this.article) focusPane('work');
  }

  openNeighbour(side: 'previous' | 'next'): void {
    const neighbour = this.article?.[side];
    if (neighbour) void this.open(neighbour.id);
  }

  /** What of the open article a citation names: what was chosen, else what was asked for or hit. */
  get within(): Within {
    if (this.chosen) return this.chosen;
    const { hit } = this;
    if (!hit || hit.id !== this.article?.id) return WHOLE;
    return { paragraph: hit.paragraph, item: hit.item, subitem: hit.subitem };
  }

  /** Chooses a paragraph of the open article to be cited, or with 0 the whole article. */
  choose(paragraph: number): void {
    if (paragraph === 0) this.chosen = WHOLE;
    else if (this.article && paragraphsOf(this.article.text).includes(paragraph)) {
      this.chosen = { ...WHOLE, paragraph: String(paragraph) };
    }
  }

  /** The citation of the open article. */
  async citation(): Promise<string | undefined> {
    return this.article ? faults.guard(ipc.cite(this.article.id, this.within)) : undefined;
  }

  /** Takes the source of the open article out of the library; its file stays where it is. */
  async removeSource(): Promise<void> {
    if (!this.article) return;
    const report = await faults.guard(ipc.libraryRemove([this.article.id]));
    if (!report) return;
    const title = report.removed.map((source) => source.title).join(', ');
    const back = report.removed.some((source) => source.comes_back);
    this.article = null;
    await Promise.all([this.ask(false), desk.readLibrary()]);
    const whole = report.removed.some((source) => !source.file);
    said.say(t(back ? 'find.removedForNow' : whole ? 'find.removedWhole' : 'find.removed', { title }));
  }

  async copyCitation(): Promise<void> {
    const inBox = document.activeElement?.matches(`[data-testid="${TEST_IDS.searchBox}"]`) ?? false;
    if (inBox && this.absent.length > 0) {
      return said.say(
        t('find.absentNotCopied', {
          absent: this.absent.map((absent) => t(`find.absent.${absent.status}`, { absent: absent.citation })).join(' '),
        }),
      );
    }
    const citation = await this.citation();
    if (citation === undefined) return;
    const copied = await copyText(citation);
    said.say(t(copied ? 'find.copied' : 'find.notCopied', { citation }));
  }

  private search(query: string, typing: boolean) {
    const { kind, issuer, asOf } = this.filters;
    const day = wholeDay(asOf);
    return ipc.search({
      query,
      limit: HITS,
      typing,
      ...(kind === '' ? {} : { kinds: [kind] }),
      ...(issuer.trim() === '' ? {} : { issuer: issuer.trim() }),
      ...(day === undefined ? {} : { as_of: day }),
    });
  }

  private clear(): void {
    this.hits = [];
    this.absent = [];
    this.ms = null;
    this.readAs = null;
    this.article = null;
    this.comparison = null;
  }
}

export const find = new Find();
