/** The accepted action items of all meetings, by their days. */

import * as ipc from '../../ipc';
import type { Task } from '../../ipc';
import { faults } from '../../stores/faults.svelte';

class Tasks {
  rows = $state.raw<Task[]>([]);
  open: Task[] = $derived(this.rows.filter(({ done }) => !done));

  async read(): Promise<void> {
    this.rows = (await faults.guard(ipc.tasks())) ?? this.rows;
  }

  /** Marks a task as done, or as still to be done. */
  async mark({ meeting, place, done }: Task): Promise<void> {
    this.rows = (await faults.guard(ipc.taskMark(meeting, place, !done))) ?? this.rows;
  }
}

export const tasks = new Tasks();
