/** Puts a text on the clipboard; answers whether that worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Puts a text on the clipboard together with its HTML, for editors that take it; answers whether that worked. */
export async function copyRich({ html, text }: { html: string; text: string }): Promise<boolean> {
  try {
    const blob = (kind: string, content: string) => new Blob([content], { type: kind });
    const item = new ClipboardItem({ 'text/html': blob('text/html', html), 'text/plain': blob('text/plain', text) });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return copyText(text);
  }
}
