import { describe, expect, it } from 'vitest';
import { actionIds, isAction, titleOf } from '../src/actions';
import { chordId, chordOf, isBindable, parseChord, type KeyStroke } from '../src/keys/chord';
import defaults from '../src/keys/keymap.json';
import { buildKeymap, keysOf, lookUp } from '../src/keys/keymap';
import { spell } from '../src/keys/spell';
import ko from '../src/words/ko.json';

function press(code: string, change: Partial<KeyStroke> = {}): KeyStroke {
  return {
    code,
    keyCode: 0,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    isComposing: false,
    ...change,
  };
}

const NO_KEY = { ctrl: false, alt: false, shift: false, code: 'KeyA' };

const idOf = (event: KeyStroke) => {
  const chord = chordOf(event);
  return chord && chordId(chord);
};

describe('the keymap that Biseo comes with', () => {
  it('has no line that is left out: no unknown action, no unknown key, no key twice', () => {
    expect(buildKeymap([], isAction).rejected).toEqual([]);
  });

  it('gives every action keys and a title', () => {
    const keymap = buildKeymap([], isAction);
    for (const id of actionIds) {
      expect(keysOf(keymap, id), id).not.toBeNull();
      expect(ko, id).toHaveProperty([titleOf(id)]);
    }
  });

  it('takes no key away from typing: every binding has Ctrl or Alt, or writes no letter', () => {
    for (const { keys } of defaults) expect(isBindable(parseChord(keys) ?? NO_KEY), keys).toBe(true);
  });
});

describe('a key', () => {
  it('is the same under a Hangul layout, where the key is a jamo', () => {
    const event = { ...press('KeyK', { ctrlKey: true }), key: 'ㅏ' };
    expect(lookUp(buildKeymap([], isAction), idOf(event) ?? '', 'find')?.action).toBe('palette.open');
  });

  it('belongs to the input method while a syllable is composed, even where isComposing is late', () => {
    expect(idOf(press('Enter', { ctrlKey: true, isComposing: true }))).toBeNull();
    expect(idOf(press('Unidentified', { keyCode: 229 }))).toBeNull();
  });

  it('counts on the number pad as well', () => {
    expect(idOf(press('NumpadEnter', { ctrlKey: true }))).toBe('Ctrl+Enter');
  });

  it('is written as it is read', () => {
    for (const { keys } of defaults) {
      const chord = parseChord(keys);
      expect(chord && spell(chord)).toBe(keys);
    }
  });
});

describe('one chord in several places', () => {
  const keymap = buildKeymap([], isAction);

  it('does what fits the place', () => {
    expect(lookUp(keymap, 'Ctrl+Enter', 'find')?.action).toBe('find.draft');
    expect(lookUp(keymap, 'Ctrl+Enter', 'draft.request')?.action).toBe('draft.run');
    expect(lookUp(keymap, 'Ctrl+Enter', 'draft.editor')?.action).toBe('draft.openCitation');
    expect(lookUp(keymap, 'Ctrl+Enter', 'minutes')?.action).toBe('minutes.run');
  });

  it('does nothing of a room while the palette is open, but can still be stopped', () => {
    expect(lookUp(keymap, 'Ctrl+Enter', 'palette')).toBeNull();
    expect(lookUp(keymap, 'Escape', 'palette')?.action).toBe('app.stop');
  });
});

describe("the user's own lines", () => {
  it('take the place of the default and free its keys', () => {
    const keymap = buildKeymap([{ keys: 'Ctrl+Shift+P', action: 'palette.open' }], isAction);
    expect(lookUp(keymap, 'Ctrl+Shift+KeyP', 'find')?.action).toBe('palette.open');
    expect(lookUp(keymap, 'Ctrl+KeyK', 'find')).toBeNull();
  });

  it('win over a default on the same keys', () => {
    const keymap = buildKeymap([{ keys: 'Ctrl+J', action: 'palette.open' }], isAction);
    expect(lookUp(keymap, 'Ctrl+KeyJ', 'find')?.action).toBe('palette.open');
  });

  it('can take a binding away', () => {
    expect(lookUp(buildKeymap([{ keys: '', action: 'app.stop' }], isAction), 'Escape', 'find')).toBeNull();
  });

  it('are lost one by one where they are bad; the good ones and the defaults stay', () => {
    const lines = [
      'nonsense',
      { keys: 'Ctrl+Q', action: 'no.such' },
      { keys: 'Hyper+Q', action: 'palette.open' },
      { keys: 'Ctrl+Space', action: 'palette.open' },
      { keys: 'K', action: 'palette.open' },
      { keys: 'Ctrl+Shift+P', action: 'palette.open' },
      { keys: 'Ctrl+Shift+P', action: 'help.open' },
    ];
    const keymap = buildKeymap(lines, isAction);
    expect(keymap.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'shape'],
      [2, 'action'],
      [3, 'keys'],
      [4, 'reserved'],
      [5, 'reserved'],
      [7, 'taken'],
    ]);
    expect(lookUp(keymap, 'Ctrl+Shift+KeyP', 'find')?.action).toBe('palette.open');
    expect(lookUp(keymap, 'F1', 'find')?.action).toBe('help.open');
  });
});
