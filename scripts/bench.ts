import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { benchCatalog } from './bench/catalog'
import { benchRoads } from './bench/roads'

interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target?: string
}

const PORT = 18_473
const HOME = `http://localhost:${PORT}`
const folder = mkdtempSync(join(tmpdir(), 'rutas-bench-'))
const root = join(import.meta.dirname, '..')

/** Starts the program as `npm start` does, and waits for its first answer. */
async function start(): Promise<{ stop: () => Promise<void>; pid: number; seconds: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    cwd: root,
    env: { ...process.env, PORT: String(PORT), DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program stopped with ${child.exitCode}`)
    const ready = await fetch(`${HOME}/readyz`).catch(() => undefined)
    if (ready?.ok) break
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  await (await fetch(`${HOME}/`)).text()
  const seconds = (performance.now() - began) / 1000
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGTERM')
    })
  return { stop, pid: Number(readFileSync(join(folder, 'running.pid'), 'utf8')), seconds }
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

async function timeOf(path: string): Promise<number> {
  const began = performance.now()
  const answer = await fetch(HOME + path)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return performance.now() - began
}

async function medianTime(path: string, times: number): Promise<number> {
  await timeOf(path)
  const all: number[] = []
  for (let index = 0; index < times; index += 1) all.push(await timeOf(path))
  return median(all)
}

/** What a first visit to a page loads, compressed: the page, its style, the script and the fonts it shows first. */
async function pageBytes(path: string): Promise<number> {
  const html = await (await fetch(HOME + path)).text()
  const linked = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js|woff2))"/g)].map(([, url]) => url!)
  const css = await Promise.all(
    linked.filter((url) => url.endsWith('.css')).map(async (url) => (await fetch(HOME + url)).text()),
  )
  const fonts = new Set(
    [...linked, ...css.join('').matchAll(/url\((\/assets\/[^)]*-latin-(?!ext)[^)]*\.woff2)\)/g)].map((hit) =>
      typeof hit === 'string' ? hit : hit[1]!,
    ),
  )
  const sizes = await Promise.all(
    [...fonts].map(async (url) => {
      const body = Buffer.from(await (await fetch(HOME + url)).arrayBuffer())
      return url.endsWith('.woff2') ? body.length : gzipSync(body).length
    }),
  )
  return gzipSync(html).length + sizes.reduce((sum, size) => sum + size, 0)
}

/** Resident memory of the server and of everything it has started, in MB. */
function megabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024
}

async function brochures(): Promise<Figure[]> {
  const cold = await timeOf('/rutas/ruta-sandino.pdf')
  const warm: number[] = []
  for (const path of [
    '/rutas/ruta-che.pdf',
    '/pt/rutas/ruta-che.pdf',
    '/en/paquetes/paquete-che.pdf',
    '/viajes/cuatro-rutas.pdf',
    '/rutas/ruta-bolivar.pdf',
  ])
    warm.push(await timeOf(path))
  return [
    { name: 'brochure, cold browser', value: cold / 1000, unit: 's', target: '< 4' },
    { name: 'brochure, warm, median', value: median(warm) / 1000, unit: 's', target: '< 1.5' },
    { name: 'brochure, warm, slowest', value: Math.max(...warm) / 1000, unit: 's', target: '< 1.5' },
    { name: 'brochure, printed before', value: await medianTime('/rutas/ruta-sandino.pdf', 9), unit: 'ms' },
  ]
}

async function run(): Promise<Figure[]> {
  const first = await start()
  await first.stop()
  const second = await start()
  const figures: Figure[] = [
    { name: 'first start on an empty data folder, to first page', value: first.seconds, unit: 's' },
    { name: 'second start, to first page', value: second.seconds, unit: 's', target: '< 5' },
    { name: 'first page, compressed, with fonts', value: (await pageBytes('/')) / 1024, unit: 'KB', target: '< 100' },
    { name: 'route page, compressed, with fonts', value: (await pageBytes('/rutas/ruta-sandino')) / 1024, unit: 'KB' },
  ]
  for (const path of ['/', '/sitios', '/rutas/ruta-che', '/paquetes/paquete-che', '/viajes/cuatro-rutas'])
    figures.push({ name: `page ${path}`, value: await medianTime(path, 25), unit: 'ms', target: '< 20' })
  await new Promise((resolve) => setTimeout(resolve, 5000))
  figures.push({ name: 'memory of the idle server', value: megabytes(second.pid), unit: 'MB', target: '< 256' })
  figures.push(...(await brochures()))
  await second.stop()
  return [...figures, ...(await benchRoads())]
}

function print({ name, value, unit, target }: Figure): void {
  console.log(`${name.padEnd(72)} ${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit.padEnd(3)} ${target ?? ''}`)
}

try {
  for (const figure of await run()) print(figure)
  // A million sites take some minutes to sow: only where they are asked for.
  for await (const figure of benchCatalog({ million: process.argv.includes('--million') })) print(figure)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
