import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Assets } from './frame.rules'

/** What vite writes about each built file. */
const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    src: z.string().optional(),
    imports: z.array(z.string()).optional(),
    assets: z.array(z.string()).optional(),
  }),
)
type Manifest = z.infer<typeof Manifest>

/** Where built files are served from. */
export const ASSETS_PATH = '/assets/'

const NOTHING: Assets = { css: [], js: '/assets/site.js', preload: [], favicon: '/assets/favicon.svg' }

/** The fonts every page shows first: titles, and running text. */
const FIRST_FONTS = [/fraunces-latin-600-normal\.woff2$/, /source-sans-3-latin-400-normal\.woff2$/]

/** What the studio's one page loads, beside what every page does. */
export interface StudioAssets extends Assets {
  /** The palette of the night, which the reader may choose whatever their device says. */
  readonly night: string
  /** Scripts that the first one asks for at once. */
  readonly modules: readonly string[]
}

const NO_STUDIO: StudioAssets = { ...NOTHING, js: '/assets/studio.js', night: '/assets/night.css', modules: [] }

/** Reads a manifest of the folder vite built; undefined when it was not built. */
function readManifest(dist: string, name: string): Manifest | undefined {
  let text: string
  try {
    text = readFileSync(join(dist, '.vite', name), 'utf8')
  } catch {
    return undefined
  }
  return Manifest.parse(JSON.parse(text))
}

const addressOf = (name: string): string => ASSETS_PATH + name
const fileOf = (manifest: Manifest, source: string) => Object.values(manifest).find(({ src }) => src === source)

const firstFonts = (manifest: Manifest): string[] =>
  FIRST_FONTS.flatMap((pattern) => Object.entries(manifest).find(([name]) => pattern.test(name))?.[1].file ?? []).map(
    addressOf,
  )

/**
 * Reads once which hashed names the browser must load.
 * @param dist the folder vite built, with `.vite/manifest.json`; when it was not built, pages come without style
 */
export function readAssets(dist: string): Assets {
  const manifest = readManifest(dist, 'manifest.json') ?? {}
  const entry = fileOf(manifest, 'pages/site.ts')
  if (!entry) return NOTHING
  return {
    css: (entry.css ?? []).map(addressOf),
    js: addressOf(entry.file),
    preload: firstFonts(manifest),
    favicon: NOTHING.favicon,
  }
}

/**
 * Reads once what the studio's page must load.
 * @param dist the folder vite built, with `.vite/studio.json`
 */
export function readStudioAssets(dist: string): StudioAssets {
  const manifest = readManifest(dist, 'studio.json') ?? {}
  const entry = fileOf(manifest, 'studio/main.tsx')
  const night = fileOf(manifest, 'pages/style/night.css')
  if (!entry || !night) return NO_STUDIO
  const imported = (entry.imports ?? []).flatMap((name) => manifest[name] ?? [])
  return {
    css: [...imported.flatMap(({ css }) => css ?? []), ...(entry.css ?? [])].map(addressOf),
    js: addressOf(entry.file),
    night: addressOf(night.file),
    modules: imported.map(({ file }) => addressOf(file)),
    preload: firstFonts(manifest),
    favicon: NOTHING.favicon,
  }
}

/** Addresses of files that open the studio without a network. */
export type StudioFiles = readonly string[]

/** What somebody needs where there is no signal: the frame, the door, the field form, and words in every language. */
const KEPT = [
  /^studio\/main\.tsx$/,
  /^pages\/style\/night\.css$/,
  /^studio\/field\//,
  /^studio\/screens\/sign-in\.tsx$/,
  /^studio\/words\//,
]

/** Every file that one of the manifest loads at once, itself first. */
function filesOf(manifest: Manifest, name: string, seen: Set<string>): string[] {
  const entry = manifest[name]
  if (!entry || seen.has(name)) return []
  seen.add(name)
  const { file, css = [], assets = [], imports = [] } = entry
  return [file, ...css, ...assets, ...imports.flatMap((each) => filesOf(manifest, each, seen))]
}

/**
 * What the studio's worker keeps.
 * @param dist the folder vite built
 * @returns undefined where the studio was not built
 */
export function readStudioFiles(dist: string): StudioFiles | undefined {
  const manifest = readManifest(dist, 'studio.json')
  if (!manifest) return undefined
  const seen = new Set<string>()
  const names = Object.keys(manifest).filter((name) => KEPT.some((pattern) => pattern.test(name)))
  const files = names.flatMap((name) => filesOf(manifest, name, seen)).map(addressOf)
  return [...new Set([...files, NOTHING.favicon])].sort()
}
