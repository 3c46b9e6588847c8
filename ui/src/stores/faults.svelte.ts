/** Failures and notices that the user has not dismissed yet, newest last. */

import { DeskFault, type FaultWords, isFaultWords } from '../ipc';

/** Older ones give way: more than this many bars would push the work off the screen. */
const SHOWN_AT_MOST = 3;

class Faults {
  list = $state<FaultWords[]>([]);

  show(fault: FaultWords): void {
    const others = this.list.filter((other) => other.code !== fault.code || other.message !== fault.message);
    this.list = [...others, fault].slice(-SHOWN_AT_MOST);
  }

  dismiss(): void {
    this.list = this.list.slice(0, -1);
  }

  /** Shows the failure of a piece of work; answers nothing in its place. */
  async guard<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch (reason) {
      this.show(wordsOf(reason));
      return undefined;
    }
  }
}

/** Whatever was thrown, as words. */
export function wordsOf(reason: unknown): FaultWords {
  if (reason instanceof DeskFault) return reason.words;
  if (isFaultWords(reason)) return reason;
  return { code: 'page', message: reason instanceof Error ? reason.message : String(reason), hint: '' };
}

export const faults = new Faults();
