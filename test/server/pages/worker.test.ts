import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, expect, it } from 'vitest'
import { readStudioFiles } from '../../../server/pages/assets'
import { readWorker } from '../../../server/pages/worker'

const dist = mkdtempSync(join(tmpdir(), 'rutas-dist-'))
afterAll(() => rmSync(dist, { recursive: true, force: true }))

const MANIFEST = {
  'studio/main.tsx': { file: 'studio-1.js', imports: ['_page.js'], css: ['studio-1.css'], assets: ['font-1.woff2'] },
  '_page.js': { file: 'page-1.js' },
  'pages/style/night.css': { file: 'night-1.css', src: 'pages/style/night.css' },
  'studio/field/walk.tsx': { file: 'walk-1.js', imports: ['_page.js', '_book.js'] },
  '_book.js': { file: 'book-1.js' },
  'studio/words/es.json': { file: 'es-1.js' },
  'studio/words/field/es.json': { file: 'es-2.js' },
  'studio/screens/sign-in.tsx': { file: 'sign-in-1.js' },
  'studio/screens/audit.tsx': { file: 'audit-1.js' },
}
function build(manifest: object): void {
  mkdirSync(join(dist, '.vite'), { recursive: true })
  writeFileSync(join(dist, '.vite', 'studio.json'), JSON.stringify(manifest))
  writeFileSync(join(dist, 'sw.js'), 'self.ran = self.STUDIO_SHELL')
}
const read = () => readWorker(dist, readStudioFiles(dist))
const shellOf = (script: string) => {
  const self: { ran?: { version: string; files: string[] } } = {}
  runInNewContext(script, { self })
  return self.ran!
}

it('a studio that was not built takes the worker of before away, and all that it kept', async () => {
  const heard: Record<string, (event: unknown) => void> = {}
  const dropped: string[] = []
  let work: Promise<unknown> = Promise.resolve()
  let unregistered = false
  const self = {
    addEventListener: (type: string, listener: (event: unknown) => void) => (heard[type] = listener),
    skipWaiting: () => undefined,
    registration: { unregister: () => (unregistered = true) },
  }
  const caches = {
    keys: async () => ['rutas-studio-1', 'of-somebody-else'],
    delete: async (name: string) => void dropped.push(name),
  }
  runInNewContext(read(), { self, caches })
  heard.activate!({ waitUntil: (doing: Promise<unknown>) => (work = doing) })
  await work
  expect([dropped, unregistered]).toEqual([['rutas-studio-1'], true])
})

it('the worker keeps what the field form, the door and the frame load, in every language, and nothing else', () => {
  build(MANIFEST)
  const names = ['book-1.js', 'es-1.js', 'es-2.js', 'font-1.woff2', 'night-1.css', 'page-1.js', 'sign-in-1.js']
  const rest = ['studio-1.css', 'studio-1.js', 'walk-1.js', 'favicon.svg']
  expect(shellOf(read()).files).toEqual([...names, ...rest].map((name) => `/assets/${name}`).sort())
})

it('another build is another version, the same build the same', () => {
  const { version } = shellOf(read())
  expect(shellOf(read()).version).toBe(version)
  build({ ...MANIFEST, 'studio/words/es.json': { file: 'es-9.js' } })
  expect(shellOf(read()).version).not.toBe(version)
})
