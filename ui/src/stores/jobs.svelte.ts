/** The one long piece of work that is running, so that Esc can stop it and the status line can name it. */

import * as ipc from '../ipc';
import type { WordKey } from '../words';
import { faults, wordsOf } from './faults.svelte';

export interface Job {
  id: string;
  title: WordKey;
  done: number;
  of: number;
  stopping: boolean;
}

/** The code with which stopped work ends; it is what the user asked for, not a failure. */
const STOPPED = 'model_stopped';

class Jobs {
  current = $state<Job | null>(null);
  private counter = 0;

  /** Runs work under a job; `undefined` where it failed, was stopped, or another is still running. */
  async run<T>(title: WordKey, work: (job: string) => Promise<T>): Promise<T | undefined> {
    if (this.current !== null) return undefined;
    const id = `${title}-${Date.now()}-${++this.counter}`;
    this.current = { id, title, done: 0, of: 0, stopping: false };
    try {
      return await work(id);
    } catch (reason) {
      const words = wordsOf(reason);
      if (words.code !== STOPPED) faults.show(words);
      return undefined;
    } finally {
      this.current = null;
    }
  }

  progress(done: number, of: number): void {
    if (this.current) Object.assign(this.current, { done, of });
  }

  stop(): void {
    if (!this.current) return;
    this.current.stopping = true;
    void faults.guard(ipc.stop(this.current.id));
  }
}

export const jobs = new Jobs();
