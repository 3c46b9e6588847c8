/** Days and times as officials write them: 2026. 12. 4. and 14:02. */

/** A day of an ISO date or time stamp. */
export function day(iso: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return found ? `${found[1]}. ${Number(found[2])}. ${Number(found[3])}.` : iso;
}

/** The time of a stamp on the user's clock. */
export function time(iso: string): string {
  const stamp = new Date(iso);
  if (Number.isNaN(stamp.getTime())) return iso;
  return `${String(stamp.getHours()).padStart(2, '0')}:${String(stamp.getMinutes()).padStart(2, '0')}`;
}

/** A day for lists: the time if it was today, the day otherwise. */
export function when(iso: string, today: string): string {
  return iso.startsWith(today) ? time(iso) : day(iso).replace(/^\d{4}\. /, '');
}

/** Seconds into a recording as 1:02:03 or 2:03. */
export function offset(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
