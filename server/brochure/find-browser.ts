import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Browser } from 'puppeteer'
import { AppError } from '../contract/errors'
import { browserSources, type Candidate, type Environment, type Source } from './browser-candidates'

/** A browser that has been seen to print on this machine. */
export interface PrintBrowser extends Candidate {
  readonly how: string
}

export interface Finder {
  readonly environment: Environment
  readonly dataDir: string
  readonly log: (message: string) => void
}

export interface Search {
  /** Look anew, whatever is remembered. */
  readonly again?: boolean
  /** Where to look; by default everywhere. */
  readonly sources?: readonly Source[]
}

/** Older ones leave out the running heads and page numbers in the margins of a page. */
const LEAST_VERSION = 131
const START_MS = 20_000
const LOCKS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-background-networking',
  '--font-render-hinting=none',
]
const NO_SANDBOX = '--no-sandbox'

/** Starts a browser for printing: no network, no extensions, the sandbox on wherever the machine lets it (never as root). */
export async function launch({ path, args, env }: Candidate): Promise<Browser> {
  const { default: puppeteer } = await import('puppeteer')
  const root = process.getuid?.() === 0
  return puppeteer.launch({
    executablePath: path,
    headless: 'shell',
    args: [...LOCKS, ...args, ...(root ? [NO_SANDBOX] : [])],
    env: { ...process.env, ...env },
    timeout: START_MS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

const firstLine = (error: unknown): string => String((error as Error)?.message ?? error).split('\n')[0]!

/** Starts a candidate and prints a line with it. @returns undefined when it does, else what is wrong with it */
async function refusal(candidate: Candidate): Promise<string | undefined> {
  let browser: Browser | undefined
  try {
    browser = await launch(candidate)
    const major = Number(/\/(\d+)\./.exec(await browser.version())?.[1])
    if (!(major >= LEAST_VERSION)) return `is version ${major}; at least ${LEAST_VERSION} is needed`
    const page = await browser.newPage()
    await page.setContent('<p>ñ')
    const pdf = await page.pdf({ tagged: true, outline: true, timeout: START_MS })
    return pdf.length > 0 ? undefined : 'prints nothing'
  } catch (error) {
    return `does not start: ${firstLine(error)}`
  } finally {
    await browser?.close().catch(() => undefined)
  }
}

async function recall(file: string): Promise<PrintBrowser | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as PrintBrowser
  } catch {
    return undefined
  }
}

async function remember(file: string, found: PrintBrowser): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.part`, JSON.stringify(found))
  await rename(`${file}.part`, file)
}

/** Whether a remembered browser is still the one a person asked for; a start that fails makes us look again. */
const stillMeant = (known: PrintBrowser, { environment }: Finder): boolean =>
  !environment.PUPPETEER_EXECUTABLE_PATH || known.path === environment.PUPPETEER_EXECUTABLE_PATH

/** A container may forbid the sandbox to ordinary users; without network and scripts a page may then print outside it. */
const withoutSandbox = (candidate: Candidate): Candidate => ({ ...candidate, args: [...candidate.args, NO_SANDBOX] })

async function firstThatPrints(candidates: readonly Candidate[], log: Finder['log']): Promise<Candidate | undefined> {
  for (const candidate of candidates) {
    const wrong = await refusal(candidate)
    if (wrong === undefined) return candidate
    log(`browser ${candidate.path} ${wrong}`)
    if (!/sandbox/i.test(wrong)) continue
    const open = withoutSandbox(candidate)
    if ((await refusal(open)) === undefined) {
      log(`browser ${candidate.path} prints without its sandbox, which this machine forbids`)
      return open
    }
  }
  return undefined
}

/**
 * Finds a browser that prints, by trying: each candidate is started and must print a line before it is believed. The answer is
 * remembered in the data folder, so that later starts are instant.
 * @throws AppError browser.missing when nothing on this machine prints and nothing could be fetched
 */
export async function findBrowser(finder: Finder, { again = false, sources }: Search = {}): Promise<PrintBrowser> {
  const file = join(finder.dataDir, 'browser.json')
  const known = again ? undefined : await recall(file)
  if (known && stillMeant(known, finder)) return known
  for (const source of sources ?? browserSources(finder.environment, finder.dataDir)) {
    const candidates = await source.find().catch((error: unknown) => {
      finder.log(`browser ${source.how}: ${firstLine(error)}`)
      return []
    })
    const candidate = await firstThatPrints(candidates, finder.log)
    if (!candidate) continue
    const found = { ...candidate, how: source.how }
    // Where nothing can be written it is looked for again at the next start, and prints all the same.
    await remember(file, found).catch((error: unknown) => finder.log(`browser not remembered: ${firstLine(error)}`))
    return found
  }
  throw new AppError('browser.missing')
}
