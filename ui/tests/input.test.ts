import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CompositionGuard } from '../src/input/composition';
import { EnterOnce } from '../src/input/enter';
import { SAVE_AFTER, SAVE_WITHIN, Saver, type SaveState, Shelf } from '../src/input/saver';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what would disturb a syllable', () => {
  it('runs at once while nothing is composed', () => {
    const work = vi.fn();
    new CompositionGuard().later(work);
    expect(work).toHaveBeenCalledOnce();
  });

  it('waits for the syllable, not for the empty end that ibus sends first', async () => {
    const guard = new CompositionGuard();
    const work = vi.fn();
    guard.start();
    guard.later(work);
    guard.end('');
    expect(work).not.toHaveBeenCalled();
    guard.end('한');
    await vi.advanceTimersByTimeAsync(0);
    expect(work).toHaveBeenCalledOnce();
    expect(guard.composing).toBe(false);
  });

  it('waits on where the next syllable begins at once', async () => {
    const guard = new CompositionGuard();
    const work = vi.fn();
    guard.start();
    guard.later(work);
    guard.end('한');
    guard.start();
    await vi.advanceTimersByTimeAsync(1000);
    expect(work).not.toHaveBeenCalled();
    guard.end('글');
    await vi.advanceTimersByTimeAsync(0);
    expect(work).toHaveBeenCalledOnce();
  });

  it('is not kept for ever by a syllable that was deleted whole', async () => {
    const guard = new CompositionGuard();
    const work = vi.fn();
    guard.start();
    guard.later(work);
    guard.end('');
    await vi.advanceTimersByTimeAsync(500);
    expect(work).toHaveBeenCalledOnce();
  });
});

describe('Enter acts once', () => {
  const plain = { code: 'Enter', keyCode: 13, isComposing: false };
  const composing = { code: 'Enter', keyCode: 229, isComposing: true };

  function field() {
    const act = vi.fn();
    return { act, enter: new EnterOnce(act, () => Date.now()) };
  }

  it('where only a plain Enter comes (WebKit with ibus)', async () => {
    const { act, enter } = field();
    enter.compositionend('');
    enter.compositionend('록');
    expect(enter.keydown(plain)).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(act).toHaveBeenCalledOnce();
  });

  it('where the Enter that ends the syllable is the only one', async () => {
    const { act, enter } = field();
    expect(enter.keydown(composing)).toBe(false);
    expect(act).not.toHaveBeenCalled();
    enter.compositionend('록');
    await vi.advanceTimersByTimeAsync(200);
    expect(act).toHaveBeenCalledOnce();
  });

  it('where both come', async () => {
    const { act, enter } = field();
    enter.keydown(composing);
    enter.compositionend('록');
    await vi.advanceTimersByTimeAsync(5);
    enter.keydown(plain);
    await vi.advanceTimersByTimeAsync(200);
    expect(act).toHaveBeenCalledOnce();
  });

  it('and again at the next press', async () => {
    const { act, enter } = field();
    enter.keydown(plain);
    await vi.advanceTimersByTimeAsync(300);
    enter.keydown(plain);
    expect(act).toHaveBeenCalledTimes(2);
  });
});

describe('saving', () => {
  interface Change {
    text?: string;
    class?: string;
  }

  function saver(write: (change: Change) => Promise<void>) {
    const states: SaveState[] = [];
    return { states, saver: new Saver<Change>(write, (state) => states.push(state)) };
  }

  it('waits for a pause and writes the last state once', async () => {
    const write = vi.fn(async () => undefined);
    const { saver: one } = saver(write);
    one.note({ text: '가' });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER - 1);
    one.note({ text: '각' });
    one.note({ class: 'O' });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER);
    expect(write.mock.calls).toEqual([[{ text: '각', class: 'O' }]]);
  });

  it('writes while the keys go on without a pause', async () => {
    const write = vi.fn<(change: Change) => Promise<void>>(async () => undefined);
    const { saver: one } = saver(write);
    let text = '';
    for (let typed = 0; typed < 5000; typed += 50) {
      text += '가';
      one.note({ text });
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(write.mock.calls.length).toBeGreaterThanOrEqual(4);
    const kept = write.mock.calls.at(-1)?.[0].text ?? '';
    expect((text.length - kept.length) * 50).toBeLessThanOrEqual(SAVE_WITHIN + 50);
  });

  it('goes at once when the window is left', async () => {
    const write = vi.fn(async () => undefined);
    const { saver: one, states } = saver(write);
    one.note({ text: '가' });
    await one.flush();
    expect(write).toHaveBeenCalledOnce();
    expect(states.at(-1)).toBe('saved');
  });

  it('never runs twice at a time, and the newest text comes last', async () => {
    const done: string[] = [];
    const { saver: one } = saver(async ({ text }) => {
      await new Promise((ready) => setTimeout(ready, text === '느린' ? 400 : 10));
      done.push(text ?? '');
    });
    one.note({ text: '느린' });
    const first = one.flush();
    one.note({ text: '새' });
    const second = one.flush();
    await vi.advanceTimersByTimeAsync(1000);
    await Promise.all([first, second]);
    expect(done).toEqual(['느린', '새']);
  });

  it('keeps what could not be written for the next time', async () => {
    let broken = true;
    const kept: Change[] = [];
    const { saver: one, states } = saver(async (change) => {
      if (broken) throw new Error('disk full');
      kept.push(change);
    });
    one.note({ text: '가' });
    await one.flush();
    expect(states.at(-1)).toBe('failed');
    broken = false;
    one.note({ class: 'O' });
    await one.flush();
    expect(kept).toEqual([{ text: '가', class: 'O' }]);
  });
});

describe('a change', () => {
  it('goes to the document it was made in, also where that could not be written before it was left', async () => {
    const written: string[] = [];
    let broken = true;
    const states: SaveState[] = [];
    const shelf = new Shelf<{ text: string }>((state) => states.push(state));
    shelf.open(async ({ text }) => {
      if (broken) throw new Error('disk full');
      written.push(`first: ${text}`);
    });
    shelf.note({ text: '가' });
    await shelf.flush();
    expect(states.at(-1)).toBe('failed');

    shelf.open(async ({ text }) => void written.push(`second: ${text}`));
    shelf.note({ text: '나' });
    await shelf.flush();
    expect(written).toEqual(['second: 나']);
    expect(states.at(-1)).toBe('saved');

    broken = false;
    await shelf.flush();
    expect(written).toEqual(['second: 나', 'first: 가']);
  });
});
