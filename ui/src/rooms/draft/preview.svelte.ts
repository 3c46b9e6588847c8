/** The pages of the open draft as they will be printed, drawn beside the text. */

import * as ipc from '../../ipc';
import { copyRich } from '../../input/clipboard';
import { t } from '../../stores/desk.svelte';
import { faults } from '../../stores/faults.svelte';
import { said } from '../../stores/said.svelte';
import { view } from '../../stores/view.svelte';
import { draft } from './draft.svelte';

/** Quiet time after the last key before the pages are drawn again, in milliseconds. */
const DRAW_AFTER = 500;

/** Width of a window with room for the list, the text and a page beside each other, in CSS pixels. */
const ROOMY = 1600;

class Preview {
  shown = $state(false);
  /** How many pages there are; the first of them are drawn. */
  pages = $state(0);
  images = $state.raw<string[]>([]);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawn: string | null = null;
  /** Whether the list was put away for the page. */
  private listWas = false;

  toggle(): void {
    this.shown = !this.shown;
    // On a small screen text and page do not both fit beside the list.
    if (this.shown && view.list && window.innerWidth < ROOMY) {
      view.list = false;
      this.listWas = true;
    } else if (!this.shown && this.listWas) {
      view.list = true;
      this.listWas = false;
    }
    if (this.shown) void this.draw();
  }

  drawSoon(): void {
    if (!this.shown) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.draw(), DRAW_AFTER);
  }

  async draw(): Promise<void> {
    const { text, kind } = draft;
    if (text === '' || (text === this.drawn && this.images.length > 0)) return;
    this.drawn = text;
    const pages = await faults.guard(ipc.preview(text, kind));
    if (!pages) return void (this.drawn = null);
    if (text !== this.drawn) return;
    this.pages = pages.pages;
    this.images = pages.images;
  }

  /** Copies the body as the editor of an approval system takes it. */
  async copyBody(): Promise<void> {
    const body = await faults.guard(ipc.clipboard(draft.text, draft.kind));
    if (!body) return;
    said.say((await copyRich(body)) ? t('draft.bodyCopied') : t('draft.bodyNotCopied'));
  }
}

export const preview = new Preview();
