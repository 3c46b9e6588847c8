/** From a key to an action: the one listener for keys of the whole page. */

import { type ActionId, actions, canRun, isAction } from '../actions';
import { draft } from '../rooms/draft/draft.svelte';
import { desk } from '../stores/desk.svelte';
import { view } from '../stores/view.svelte';
import { chordId, chordOf, type KeyStroke } from './chord';
import { buildKeymap, keysOf, lookUp } from './keymap';

/** The bindings in force, the user's own included. */
const bindings = $derived(buildKeymap(desk.userKeys, isAction));

export function currentKeymap() {
  return bindings;
}

/** Where the user is, for bindings that hold in one place only. */
export function here(): string {
  if (view.overlay !== null) return view.overlay;
  return view.room === 'draft' ? `draft.${draft.phase}` : view.room;
}

/** The keys of an action as text, or nothing where it has none. */
export function keys(action: ActionId): string {
  return keysOf(bindings, action, here()) ?? '';
}

/** The action a key stands for, if it can be done now. */
export function actionFor(event: KeyStroke): ActionId | null {
  const chord = chordOf(event);
  const binding = chord && lookUp(bindings, chordId(chord), here());
  return binding && isAction(binding.action) && canRun(binding.action) ? binding.action : null;
}

/** Listens before any field does, so that the editor's own keys never win over the user's. */
export function listen(target: Window): () => void {
  const heard = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.dataset.recording === 'true') return;
    const action = actionFor(event);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    actions[action].run();
  };
  target.addEventListener('keydown', heard, true);
  return () => target.removeEventListener('keydown', heard, true);
}
