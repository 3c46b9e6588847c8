import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The desk that answers instead of Rust, in `vite --mode fake` and in tests only: a build never resolves it. */
const fakeDesk = { '@tauri-apps/api/core': here('./src/ipc/fake/core.ts') };

export default defineConfig(({ command, mode }) => ({
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  resolve: {
    alias: command === 'serve' && (mode === 'fake' || mode === 'test') ? fakeDesk : {},
    // Vitest would otherwise pick Svelte's server build, where runes do nothing.
    ...(mode === 'test' && { conditions: ['browser'] }),
  },
  build: {
    target: ['chrome109', 'safari16.4'],
    // The typeface is a file of its own: inlined fonts would need a `data:` source in the content policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
}));
