import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { pathToFileURL } from 'node:url'

const run = promisify(execFile)

/** A browser that might print: where it is, and what it needs to start. */
export interface Candidate {
  readonly path: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

export type Environment = Readonly<Record<string, string | undefined>>

/** A place to look for a browser, in words for the log; the later ones install something. */
export interface Source {
  readonly how: string
  find(): Promise<readonly Candidate[]>
}

const MINUTE_MS = 60_000
const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome-headless-shell',
  'microsoft-edge',
]
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Google Chrome for Testing']
const WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']

const plain = (path: string): Candidate => ({ path, args: [], env: {} })

/** The usual paths of an installed Chrome, Chromium or Edge on Linux, macOS and Windows, best first. */
export function usualPaths(environment: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', `${environment.HOME ?? ''}/Applications`]
    return MAC.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`))
  }
  if (platform === 'win32') {
    const folders = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
    return WINDOWS.flatMap((name) => folders.flatMap((folder) => (folder ? [join(folder, name)] : [])))
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ]
}

async function installed(environment: Environment): Promise<Candidate[]> {
  return [...new Set(usualPaths(environment, process.platform).filter((path) => existsSync(path)))].map(plain)
}

async function cached(): Promise<Candidate[]> {
  const { default: puppeteer } = await import('puppeteer')
  const paths = (['shell', true] as const).map((headless) => puppeteer.executablePath({ headless }))
  return [...new Set(await Promise.all(paths))].filter((path) => existsSync(path)).map(plain)
}

// The package unpacks itself into the temporary folder it is told; a child process keeps our own environment as it is.
const UNPACK = 'const { default: c } = await import(process.argv[1]); console.log(await c.executablePath())'

/**
 * Unpacks the Chromium of the npm package aside and renames the folder when it is whole. Two programs may do so at once on
 * one data folder: each unpacks its own, and the first to finish is the one that both use.
 */
async function unpack(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const part = await mkdtemp(`${folder}.part-`)
  const address = pathToFileURL(new URL(import.meta.resolve('@sparticuz/chromium')).pathname).href
  // This name of an environment makes the package unpack its own libnss3 and libexpat1 as well.
  const env = { ...process.env, TMPDIR: part, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  await run(process.execPath, ['--input-type=module', '-e', UNPACK, address], { env, timeout: 2 * MINUTE_MS })
  await rename(part, folder).catch(async (error: unknown) => {
    await rm(part, { recursive: true, force: true })
    if (!existsSync(join(folder, 'chromium'))) throw error
  })
}

/** First with the libraries of the machine, then with those that came in the package. */
async function packed(dataDir: string): Promise<Candidate[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return []
  const folder = join(dataDir, 'chromium')
  const path = join(folder, 'chromium')
  if (!existsSync(path)) await unpack(folder)
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') }
  const own = { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
  return [
    { path, args: [], env: fonts },
    { path, args: [], env: own },
  ]
}

async function downloaded(): Promise<Candidate[]> {
  const command = ['--no-install', 'puppeteer', 'browsers', 'install', 'chrome-headless-shell']
  await run('npx', command, { timeout: 3 * MINUTE_MS, shell: process.platform === 'win32' })
  return cached()
}

async function fromDebian(environment: Environment): Promise<Candidate[]> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return []
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env, timeout: 3 * MINUTE_MS })
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, timeout: 5 * MINUTE_MS })
  return installed(environment)
}

/** Where a print browser is looked for, in order: the given one, an installed one, then ever slower ways to get one. */
export function browserSources(environment: Environment, dataDir: string): Source[] {
  const given = environment.PUPPETEER_EXECUTABLE_PATH
  return [
    { how: 'PUPPETEER_EXECUTABLE_PATH', find: async () => (given ? [plain(given)] : []) },
    { how: 'installed on this machine', find: () => installed(environment) },
    { how: 'in the cache of puppeteer', find: cached },
    { how: 'unpacked from @sparticuz/chromium', find: () => packed(dataDir) },
    { how: 'downloaded by puppeteer', find: downloaded },
    { how: 'installed by apt-get', find: () => fromDebian(environment) },
  ]
}
