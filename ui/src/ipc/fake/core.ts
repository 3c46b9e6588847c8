/**
 * A desk without Rust, for working on the page and for its tests: takes the place of `@tauri-apps/api/core` in
 * `vite --mode fake` and in Vitest (see vite.config.ts). No build contains it.
 */

import { commands } from './commands';

export class Channel<Event> {
  onmessage: (event: Event) => void = () => undefined;
}

/** Long enough to see what a slow desk does to the page, in milliseconds; `?slow=500` makes it slower. */
const DELAY = Number(new URLSearchParams(globalThis.location?.search ?? '').get('slow') ?? 0);

export async function invoke<Answer>(command: string, args: Record<string, unknown>): Promise<Answer> {
  if (DELAY > 0) await new Promise((done) => setTimeout(done, DELAY));
  const run = commands[command];
  if (!run) throw { code: 'unknown_command', message: `The fake desk does not know ${command}.`, hint: '' };
  return structuredClone(await run(args as never)) as Answer;
}
