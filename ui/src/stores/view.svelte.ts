/** Where the user is: the room, the panes that are open, and what lies on top. */

export type Room = 'find' | 'draft' | 'minutes' | 'settings';
export type Pane = 'list' | 'work' | 'side';
export type Overlay = 'palette' | 'help' | 'export' | 'add' | 'fetch' | 'outgoing' | null;

/** What the palette is open for: to do anything, or to choose one thing. */
export type PaletteMode = 'all' | 'cite' | 'template' | 'rewrite';

const PANES: Pane[] = ['list', 'work', 'side'];

class View {
  room = $state<Room>('find');
  list = $state(true);
  side = $state(true);
  overlay = $state<Overlay>(null);
  paletteMode = $state<PaletteMode>('all');
  private cameFrom: Element | null = null;

  go(room: Room): void {
    this.close();
    this.room = room;
  }

  /** Lays something on top and remembers where the keyboard was. */
  open(overlay: Exclude<Overlay, null>, mode: PaletteMode = 'all'): void {
    if (this.overlay === null) this.cameFrom = document.activeElement;
    this.paletteMode = mode;
    this.overlay = overlay;
  }

  /** Takes it away and gives the keyboard back. */
  close(): void {
    if (this.overlay === null) return;
    this.overlay = null;
    const back = this.cameFrom;
    this.cameFrom = null;
    if (back instanceof HTMLElement && back.isConnected) back.focus();
  }

  toggle(pane: 'list' | 'side'): void {
    this[pane] = !this[pane];
    if (!this[pane]) focusPane('work');
  }

  /** Moves the keyboard to the next open pane, or the one before. */
  walk(step: 1 | -1): void {
    const open = PANES.filter((pane) => document.querySelector(`[data-pane="${pane}"]`) !== null);
    const here = open.findIndex((pane) => document.activeElement?.closest(`[data-pane="${pane}"]`));
    const next = open[(Math.max(here, 0) + step + open.length) % open.length];
    if (next !== undefined) focusPane(next);
  }
}

/** Focuses the part of a pane that is made for it, or the first that can take the keyboard. */
export function focusPane(pane: Pane): void {
  const root = document.querySelector(`[data-pane="${pane}"]`);
  const target =
    root?.querySelector<HTMLElement>('[data-first]') ??
    root?.querySelector<HTMLElement>('.cm-content, input, textarea, button, [tabindex="0"]');
  target?.focus();
}

export const view = new View();
