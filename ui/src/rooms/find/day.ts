/** Days as an official types them. */

/** A whole day; one that is still being typed narrows nothing. */
const DAY = /^\s*(\d{4})[-.\s]+(\d{1,2})[-.\s]+(\d{1,2})\.?\s*$/;

/** A typed day as the desk takes it. */
export function wholeDay(typed: string): string | undefined {
  const [, year, month, day] = DAY.exec(typed) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return new Date(iso).toJSON()?.startsWith(iso) ? iso : undefined;
}
