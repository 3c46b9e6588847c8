/**
 * Saves a text soon after it changed, one save at a time, the newest last.
 *
 * A save that fails is not forgotten: the change stays pending and goes with the next one.
 */

/** Quiet time after the last key before a save, in milliseconds. */
export const SAVE_AFTER = 150;

export type SaveState = 'saved' | 'pending' | 'failed';

export class Saver<Change extends object> {
  private pending: Change | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly write: (change: Change) => Promise<void>,
    private readonly tell: (state: SaveState) => void,
  ) {}

  /** Notes a change; fields of an earlier change that was not written yet are kept. */
  note(change: Change): void {
    this.pending = { ...this.pending, ...change };
    this.tell('pending');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), SAVE_AFTER);
  }

  /** Writes what is pending; done when nothing is left or a save failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    const change = this.pending;
    if (change === null) return;
    this.pending = null;
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
