/** Arrow keys from row to row of a list of buttons, for `use:walkRows`. */

export function walkRows(list: HTMLElement): { destroy: () => void } {
  const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
  const heard = (event: KeyboardEvent) => {
    const step = STEPS[event.code];
    if (step === undefined || event.ctrlKey || event.altKey) return;
    const rows = [...list.querySelectorAll<HTMLElement>('.row')];
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    if (here < 0) return;
    event.preventDefault();
    rows[here + step]?.focus();
  };
  list.addEventListener('keydown', heard);
  return { destroy: () => list.removeEventListener('keydown', heard) };
}
