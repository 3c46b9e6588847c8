/**
 * Saves a text soon after it changed, one save at a time, the newest last.
 *
 * A save that fails is not forgotten: the change stays pending and goes with the next one.
 */

/** Quiet time after the last key before a save, in milliseconds. */
export const SAVE_AFTER = 150;

/** How long a change waits at most while the keys go on, in milliseconds. */
export const SAVE_WITHIN = 1000;

export type SaveState = 'saved' | 'pending' | 'failed';

export class Saver<Change extends object> {
  private pending: Change | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest change that is not on its way yet was made. */
  private since: number | null = null;

  constructor(
    private readonly write: (change: Change) => Promise<void>,
    private readonly tell: (state: SaveState) => void,
  ) {}

  /** Whether everything is written. */
  get settled(): boolean {
    return this.pending === null && this.running === null;
  }

  /** Notes a change; fields of an earlier change that was not written yet are kept. */
  note(change: Change): void {
    this.pending = { ...this.pending, ...change };
    this.tell('pending');
    clearTimeout(this.timer);
    const now = Date.now();
    this.since ??= now;
    const wait = Math.max(Math.min(SAVE_AFTER, this.since + SAVE_WITHIN - now), 0);
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  /** Writes what is pending; done when nothing is left or a save failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    const change = this.pending;
    if (change === null) return;
    this.pending = null;
    this.since = null;
    this.running = this.write(change).then(
      () => this.tell(this.pending === null ? 'saved' : 'pending'),
      () => {
        this.pending = { ...change, ...this.pending };
        this.tell('failed');
      },
    );
    await this.running;
    this.running = null;
  }
}

/**
 * The savers of a room: that of the document that is open, and those of documents that were left before they could be
 * written. A change always goes to the document it was made in.
 */
export class Shelf<Change extends object> {
  private current: Saver<Change> | null = null;
  private left: Saver<Change>[] = [];

  constructor(private readonly tell: (state: SaveState) => void) {}

  /** From now on changes go here. */
  open(write: (change: Change) => Promise<void>): void {
    if (this.current && !this.current.settled) this.left.push(this.current);
    const saver: Saver<Change> = new Saver(write, (state) => {
      if (saver === this.current) this.tell(state);
    });
    this.current = saver;
    this.tell('saved');
  }

  note(change: Change): void {
    this.current?.note(change);
  }

  async flush(): Promise<void> {
    await Promise.all([...this.left, this.current].map((saver) => saver?.flush()));
    this.left = this.left.filter((saver) => !saver.settled);
  }
}
