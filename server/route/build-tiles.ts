import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { VALHALLA_PACKAGE, valhallaConfig } from './valhalla'

/** Where the package keeps its programs for this machine; undefined when it is not installed or has none for it. */
export function valhallaPrograms(): string | undefined {
  try {
    const home = dirname(createRequire(import.meta.url).resolve(VALHALLA_PACKAGE))
    const folder = join(home, process.platform, process.arch)
    return existsSync(join(folder, 'valhalla_build_tiles')) ? folder : undefined
  } catch {
    return undefined
  }
}

/** Runs one of Valhalla's programs to its end in a folder of its own, where it leaves its notes; what it says goes to `say`. */
function run(program: string, args: readonly string[], { cwd, say }: Running): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let last = ''
    const hear = (text: Buffer) => say((last = text.toString()))
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', fail)
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`${program}: ${code}\n${last}`))))
  })
}

interface Running {
  readonly cwd: string
  say(text: string): void
}

/**
 * Builds the tiles Valhalla routes on from an OpenStreetMap extract (.osm.pbf): first the administrative borders, from which
 * it knows on which side one drives, then the roads.
 * @param programs the folder of `valhallaPrograms`
 */
export async function buildTiles(
  extract: string,
  folder: string,
  { programs, say = () => undefined }: { programs: string; say?: (text: string) => void },
): Promise<void> {
  const tiles = resolve(folder)
  mkdirSync(tiles, { recursive: true })
  const scratch = mkdtempSync(join(tmpdir(), 'rutas-tiles-'))
  try {
    const config = join(scratch, 'valhalla.json')
    writeFileSync(config, JSON.stringify(valhallaConfig(tiles)))
    const running = { cwd: scratch, say }
    await run(join(programs, 'valhalla_build_admins'), ['-c', config, resolve(extract)], running)
    await run(join(programs, 'valhalla_build_tiles'), ['-c', config, resolve(extract)], running)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
