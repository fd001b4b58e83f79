import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Assets } from './frame.rules'

/** What vite writes about each built file. */
const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), css: z.array(z.string()).optional(), src: z.string().optional() }),
)

/** Where built files are served from. */
export const ASSETS_PATH = '/assets/'

const NOTHING: Assets = { css: [], js: '/assets/site.js', preload: [], favicon: '/assets/favicon.svg' }

/** The fonts every page shows first: titles, and running text. */
const FIRST_FONTS = [/fraunces-latin-600-normal\.woff2$/, /source-sans-3-latin-400-normal\.woff2$/]

/**
 * Reads once which hashed names the browser must load.
 * @param dist the folder vite built, with `.vite/manifest.json`; when it was not built, pages come without style
 */
export function readAssets(dist: string): Assets {
  let text: string
  try {
    text = readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')
  } catch {
    return NOTHING
  }
  const manifest = Manifest.parse(JSON.parse(text))
  const entry = Object.values(manifest).find(({ src }) => src === 'pages/site.ts')
  if (!entry) return NOTHING
  const file = (pattern: RegExp) => Object.entries(manifest).find(([name]) => pattern.test(name))?.[1].file
  return {
    css: (entry.css ?? []).map((name) => ASSETS_PATH + name),
    js: ASSETS_PATH + entry.file,
    preload: FIRST_FONTS.flatMap((pattern) => file(pattern) ?? []).map((name) => ASSETS_PATH + name),
    favicon: NOTHING.favicon,
  }
}
