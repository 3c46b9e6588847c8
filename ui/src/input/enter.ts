/**
 * Enter in a one-line field: it finishes the syllable and acts once.
 *
 * Some web views send the Enter that ends a syllable only as a composing key, some send a plain one after it, some both.
 * So a composing Enter waits for the syllable and then acts on its own, unless the plain one came first.
 */

import { isComposingKey, type KeyStroke } from '../keys/chord';

/** Within this many milliseconds a composing Enter and a plain one are the same press. */
const SAME_PRESS = 80;

export class EnterOnce {
  private pending = false;
  private actedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly act: () => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether the key was an Enter that is taken care of: the caller then prevents its default. */
  keydown(event: Pick<KeyStroke, 'code' | 'keyCode' | 'isComposing'>): boolean {
    if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return false;
    if (isComposingKey(event)) {
      this.pending = true;
      return false;
    }
    this.pending = false;
    this.once();
    return true;
  }

  compositionend(data: string): void {
    if (!this.pending || data === '') return;
    setTimeout(() => {
      if (!this.pending) return;
      this.pending = false;
      this.once();
    });
  }

  private once(): void {
    const now = this.now();
    if (now - this.actedAt < SAME_PRESS) return;
    this.actedAt = now;
    this.act();
  }
}
