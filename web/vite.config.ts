import { defineConfig } from 'vite'

const shared = { outDir: 'dist', assetsDir: '.', assetsInlineLimit: 0, modulePreload: { polyfill: false } }

/**
 * The pages' few touches and the studio: hashed names and manifests that server/pages/assets.ts reads. They are built
 * apart, so that no page waits for a file that it only shares with the studio.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/assets/',
  publicDir: 'pages/public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  builder: {},
  environments: {
    client: {
      build: { ...shared, emptyOutDir: true, manifest: true, rolldownOptions: { input: { site: 'pages/site.ts' } } },
    },
    studio: {
      consumer: 'client',
      build: {
        ...shared,
        copyPublicDir: false,
        emptyOutDir: false,
        manifest: '.vite/studio.json',
        // The engine of the maps comes in one piece, and only where a map is shown.
        chunkSizeWarningLimit: 1200,
        rolldownOptions: { input: { studio: 'studio/main.tsx', night: 'pages/style/night.css' } },
      },
    },
    // A worker keeps its address for ever; server/pages/worker.ts tells it which files to keep.
    worker: {
      consumer: 'client',
      build: {
        ...shared,
        copyPublicDir: false,
        emptyOutDir: false,
        rolldownOptions: { input: { sw: 'studio/worker/sw.ts' }, output: { entryFileNames: '[name].js' } },
      },
    },
  },
})
