/**
 * Knows whether a Hangul syllable is being composed, and holds back whatever would disturb it.
 *
 * A field that is written, focused or blurred by a program in the middle of a syllable goes dead, or the syllable is lost
 * or doubled. So everything that is not a direct answer to a key (timers, streams, replies) goes through [later].
 *
 * ibus ends a composition twice: first with empty data, then with the syllable. An empty end is therefore not final; it
 * becomes so when nothing follows it, as after the whole syllable was deleted.
 */

/** How long an empty end waits for the syllable, in milliseconds. ibus sends it within the same round of events. */
const EMPTY_END_SETTLES_AFTER = 120;

type Timer = ReturnType<typeof setTimeout>;

export class CompositionGuard {
  private waiting: Array<() => void> = [];
  private active = false;
  private settling: Timer | undefined;

  get composing(): boolean {
    return this.active;
  }

  start(): void {
    clearTimeout(this.settling);
    this.active = true;
  }

  end(data: string): void {
    clearTimeout(this.settling);
    if (data === '') this.settling = setTimeout(() => this.settle(), EMPTY_END_SETTLES_AFTER);
    else this.settling = setTimeout(() => this.settle());
  }

  /** Runs `work` now, or as soon as the syllable is finished. */
  later(work: () => void): void {
    if (this.active) this.waiting.push(work);
    else work();
  }

  /** Listens on a document; answers how to stop. */
  watch(target: Document): () => void {
    const start = () => this.start();
    const end = (event: CompositionEvent) => this.end(event.data);
    target.addEventListener('compositionstart', start, true);
    target.addEventListener('compositionend', end, true);
    return () => {
      target.removeEventListener('compositionstart', start, true);
      target.removeEventListener('compositionend', end, true);
    };
  }

  private settle(): void {
    this.active = false;
    const ready = this.waiting;
    this.waiting = [];
    for (const work of ready) work();
  }
}

export const composition = new CompositionGuard();
