/** The two or three keys that matter where the user is. */

import type { ActionId } from '../actions';
import { draft } from '../rooms/draft/draft.svelte';
import { find } from '../rooms/find/find.svelte';
import { minutes } from '../rooms/minutes/minutes.svelte';
import { t } from '../stores/desk.svelte';
import { type Room, view } from '../stores/view.svelte';

export interface Hint {
  action: ActionId;
  text: string;
}

function inDraft(): Hint[] {
  if (draft.phase === 'request') return [{ action: 'draft.run', text: t('hint.write') }];
  if (draft.phase === 'writing') return [];
  const findings = draft.findings.length;
  const blanks = draft.blanks.length;
  return [
    ...(findings > 0 ? [{ action: 'draft.nextFinding', text: t('hint.findings', { n: findings }) } as const] : []),
    ...(blanks > 0 ? [{ action: 'draft.nextBlank', text: t('hint.blanks', { n: blanks }) } as const] : []),
    { action: 'draft.export', text: t('hint.export') },
  ];
}

function inFind(): Hint[] {
  if (!find.article) return [];
  return [
    { action: 'find.cite', text: t('hint.cite') },
    { action: 'find.draft', text: t('hint.draftOn') },
  ];
}

function inMinutes(): Hint[] {
  if (!minutes.meeting) return [];
  if (!minutes.record) return [{ action: 'minutes.run', text: t('hint.summarise') }];
  return [
    { action: 'minutes.accept', text: t('hint.accept') },
    { action: 'minutes.export', text: t('hint.export') },
  ];
}

const BY_ROOM: Record<Room, () => Hint[]> = {
  find: inFind,
  draft: inDraft,
  minutes: inMinutes,
  settings: () => [],
};

export function hintsHere(): Hint[] {
  return [...BY_ROOM[view.room](), { action: 'palette.open', text: t('hint.palette') }];
}
