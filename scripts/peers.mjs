// Reads a folder of documents with kordoc and leaves its Markdown and its times: node peers.mjs DOCUMENTS OUT
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'kordoc';

const [documents, out] = process.argv.slice(2);
const rows = [];
for (const name of fs.readdirSync(documents).sort()) {
  if (!/\.hwpx?$/.test(name)) continue;
  const bytes = fs.readFileSync(path.join(documents, name));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const started = performance.now();
  const read = await parse(buffer).catch(() => ({ success: false }));
  rows.push({ name, ms: performance.now() - started, ok: read.success });
  if (read.success) fs.writeFileSync(path.join(out, `${name}.md`), read.markdown);
}
fs.writeFileSync(path.join(out, 'rows.json'), JSON.stringify(rows));
