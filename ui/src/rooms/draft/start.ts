/** Ways into the drafting room from elsewhere. */

import type { ArticleView } from '../../ipc';
import { draft } from './draft.svelte';

/** A new draft that stands on an article. */
export async function startDraftOn(article: ArticleView | null): Promise<void> {
  await draft.begin(article ? [article.id] : []);
}
