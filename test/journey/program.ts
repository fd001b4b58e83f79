import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser } from 'puppeteer'
import { findBrowser } from '../../server/brochure/find-browser'

export interface Spawned {
  readonly child: ChildProcess
  /** What it has written to whoever started it. */
  said(): string
  /** Its exit code, once it has left. */
  readonly left: Promise<number | null>
}

/** The program in a process of its own, as an operator starts it. */
export function spawnProgram(settings: Record<string, string>): Spawned {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return { child, said: () => said, left: new Promise((resolve) => child.once('exit', resolve)) }
}

export interface Journey {
  readonly home: string
  readonly browser: Browser
  said(): string
  /** Closes the browser and stops the program as a service manager does. @returns its exit code */
  end(): Promise<number | null>
}

/** Drawn by the processor, refused, or whatever the browser has. */
const WEB_GL = {
  true: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  false: ['--disable-3d-apis'],
  undefined: [],
}

async function openBrowser(folder: string, webGl: boolean | undefined): Promise<Browser> {
  const { path, env } = await findBrowser({ environment: process.env, dataDir: folder, log: () => undefined })
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...WEB_GL[`${webGl}`]]
  return puppeteer.launch({ executablePath: path, args, env: { ...process.env, ...env }, headless: 'shell' })
}

/** A program on a port and a folder of its own that can serve, and a browser to visit it with, drawing with WebGL or without. */
export async function openJourney(port: number, { webGl }: { webGl?: boolean } = {}): Promise<Journey> {
  const folder = mkdtempSync(join(tmpdir(), 'rutas-journey-'))
  const home = `http://localhost:${port}`
  const { child, said, left } = spawnProgram({ PORT: String(port), DATA_DIR: folder })
  process.once('exit', () => child.kill())
  const browser = await openBrowser(folder, webGl)
  while (child.exitCode === null && !(await fetch(`${home}/readyz`).catch(() => undefined))?.ok)
    await new Promise((resolve) => setTimeout(resolve, 50))
  return {
    home,
    browser,
    said,
    async end() {
      await browser.close()
      child.kill('SIGTERM')
      const code = await left
      rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}
