/** What the writer said about a draft, read back from the store. */

import type { Draft, Hit } from '../../ipc/types';

export interface Outcome extends Draft {
  sources: Hit[];
}

/** What a draft written by another version of the program may lack. */
const EMPTY: Outcome = {
  ...{ kind: 'request', document: 'gian', template: '', recipient: null, recipients: [], title: '', attachments: [] },
  ...{ facts: [], missing: [], conflicts: [], legal_basis: [], bases: [], citations: [], findings: [], blanks: [] },
  ...{
    marks: [],
    accepted: [],
    prompts: [],
    sources: [],
    text: '',
    body: '',
    signature: '',
    model: 'builtin',
    masked: 0,
  },
};

/** `null` where nothing was written yet, or what is kept is no outcome. */
export function readOutcome(kept: unknown): Outcome | null {
  if (typeof kept !== 'object' || kept === null || !('text' in kept) || typeof kept.text !== 'string') return null;
  return { ...EMPTY, ...kept, text: kept.text };
}
