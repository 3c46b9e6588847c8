import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  clearScreen: false,
  // Vitest would otherwise pick Svelte's server build, where runes do nothing.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  build: {
    target: ['chrome109', 'safari16.4'],
    // The typeface is a file of its own: inlined fonts would need a `data:` source in the content policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
}));
