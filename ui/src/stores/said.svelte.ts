/** One short sentence about what just happened, for the status line and for screen readers. Nothing to dismiss. */

/** How long it stands, in milliseconds: long enough to be read twice. */
const STANDS_FOR = 6000;

class Said {
  text = $state('');
  /** Where the last file was written. */
  exported = $state('');
  private timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string): void {
    clearTimeout(this.timer);
    this.text = text;
    this.timer = setTimeout(() => (this.text = ''), STANDS_FOR);
  }

  /** Says that a file was written. */
  wrote(path: string, text: string): void {
    this.exported = path;
    this.say(text);
  }
}

export const said = new Said();
