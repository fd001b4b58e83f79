import { defineConfig } from 'vite'

/** The pages' few touches: hashed names and a manifest that server/pages/assets.ts reads. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/assets/',
  publicDir: 'pages/public',
  build: {
    outDir: 'dist',
    assetsDir: '.',
    assetsInlineLimit: 0,
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { site: 'pages/site.ts' } },
  },
})
