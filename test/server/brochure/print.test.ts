import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserSources, usualPaths } from '../../../server/brochure/browser-candidates'
import { openPrinter, type Printer } from '../../../server/brochure/browser'
import { findBrowser, type PrintBrowser } from '../../../server/brochure/find-browser'
import { brochureHtml } from '../../../server/brochure/html'
import type { BrochureContext, Subject } from '../../../server/brochure/reader.rules'
import { brochureView } from '../../../server/brochure/rules'
import { LANGUAGES, type Language } from '../../../server/contract/common'
import { CONTEXT, PACKAGE_SUBJECT, SITES } from './small-world'

const dataDir = mkdtempSync(join(tmpdir(), 'brochure-'))
const environment = process.env
const quiet = () => undefined
let printer: Printer
let browser: PrintBrowser

beforeAll(async () => {
  browser = await findBrowser({ environment, dataDir, log: quiet })
  printer = openPrinter({ find: async () => browser, log: quiet })
})
afterAll(async () => {
  await printer?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const htmlOf = (subject: Subject, language: Language, context: BrochureContext = CONTEXT) =>
  brochureHtml(brochureView(subject, context, language), language)
const print = (subject: Subject, language: Language, context?: BrochureContext) =>
  printer.print(htmlOf(subject, language, context))

const has = (command: string) => spawnSync(command, ['-v'], { stdio: 'ignore' }).error === undefined

/** What a command of poppler says about a print. */
function ask(command: string, pdf: Buffer, ...args: string[]): string {
  const file = join(dataDir, 'asked.pdf')
  writeFileSync(file, pdf)
  return execFileSync(command, [...args, file, ...(command === 'pdftotext' ? ['-'] : [])], { encoding: 'utf8' })
}

/** The objects of a print as text, its streams unpacked. */
function unpacked(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/\/Filter \/FlateDecode[^]*?stream\r?\n/g)].flatMap(({ index, 0: head }) => {
    try {
      return [inflateSync(pdf.subarray(index + head.length)).toString('latin1')]
    } catch {
      return []
    }
  })
  return text + streams.join('\n')
}

describe('a printed brochure', () => {
  it.each(LANGUAGES)(
    'can be read aloud in %s: tagged, with language, title, headings to jump to and table heads',
    async (language) => {
      const text = unpacked(await print(PACKAGE_SUBJECT, language))
      expect(text).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
      expect(text).toContain(`/Lang (${{ es: 'es-AR', pt: 'pt-BR', en: 'en-GB' }[language]})`)
      expect(text).toMatch(/\/Outlines \d+ 0 R/)
      expect(text).toMatch(/\/Title [(<]/)
      expect(text).toMatch(/\/Alt [(<]/)
      for (const tag of ['/S /H1', '/S /H2', '/S /H3', '/S /TH', '/S /Figure']) expect(text).toContain(tag)
    },
  )

  it('carries its own letters and no picture made of dots', async () => {
    const text = unpacked(await print(PACKAGE_SUBJECT, 'es'))
    expect(text).not.toMatch(/\/Subtype \/Image/)
    expect(text).toMatch(/\/FontFile2/)
    const named = [...text.matchAll(/\/BaseFont \/\w+\+([\w-]+)/g)].map(([, name]) => name!)
    expect(new Set(named.map((name) => name.replace(/-.*|ExtraLight/g, '')))).toEqual(
      new Set(['Fraunces', 'SourceSans3']),
    )
  })

  it.skipIf(!has('pdftotext'))('spells what it prints: ñ, á and the amounts can be searched', async () => {
    const text = ask('pdftotext', await print(PACKAGE_SUBJECT, 'es'))
    expect(text).toContain('montaña')
    expect(text).toContain('El punto exacto no se conoce.')
    expect(text).toMatch(/1\.720,00/)
  })

  it.skipIf(!has('pdftotext'))('keeps every word inside the page, however long a name', async () => {
    const name = 'Casa museo de la congregación de artesanas constructoras Ñandutíparaguaymirimembyreconstruidas'
    const sites = new Map(SITES.map((site) => [site.id, { ...site, name: { es: name, pt: name, en: name } }]))
    const words = ask('pdftotext', await print(PACKAGE_SUBJECT, 'pt', { ...CONTEXT, sites }), '-bbox')
    const boxes = [...words.matchAll(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)]
    expect(boxes.length).toBeGreaterThan(300)
    for (const [, left, top, right, bottom] of boxes) {
      expect(Math.min(Number(left), Number(top))).toBeGreaterThanOrEqual(0)
      expect(Number(right)).toBeLessThanOrEqual(595.5)
      expect(Number(bottom)).toBeLessThanOrEqual(842)
    }
  })
})

describe('a hostile text', () => {
  const HOSTILE = `<script>document.title='owned'</script>{{constructor}}<img src="file:///etc/passwd"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"></style><!-- "; } @page`

  it('is printed as the text it is, in the page and in its margins', async () => {
    const said = { es: HOSTILE, pt: HOSTILE, en: HOSTILE }
    const sites = new Map(SITES.map((site) => [site.id, { ...site, name: said, summary: said, municipality: HOSTILE }]))
    const subject = {
      ...PACKAGE_SUBJECT,
      pack: { ...(PACKAGE_SUBJECT as { pack: object }).pack, name: said },
    } as Subject
    const html = htmlOf(subject, 'es', { ...CONTEXT, sites })
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<img')
    expect(html.match(/<meta/g)).toHaveLength(2)
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    const pdf = await printer.print(html)
    if (has('pdftotext')) expect(ask('pdftotext', pdf, '-layout')).toContain('<script>document.title=')
  })

  it('reaches nothing even when it stands in a document as code', async () => {
    const html = `<!doctype html><html lang="es"><head><title>Trampa</title><meta http-equiv="refresh" content="0;url=file:///etc/passwd"><link rel="stylesheet" href="http://127.0.0.1:9/a.css"></head><body><script>document.body.textContent = 'owned'; new WebSocket('ws://127.0.0.1:9')</script><img src="file:///etc/passwd" alt=""><iframe src="file:///etc/passwd"></iframe><p>Sigue en pie</p></body></html>` // prettier-ignore
    const pdf = await printer.print(html)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    if (!has('pdftotext')) return
    const text = ask('pdftotext', pdf)
    expect(text).toContain('Sigue en pie')
    expect(text).not.toMatch(/owned|root:/)
  })
})

/** Every process of this machine: read from /proc where there is one, since a bare machine may have no ps. */
function processes(): { pid: number; parent: number; command: string }[] {
  if (!existsSync('/proc/self/stat'))
    return execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .map(([pid, parent, ...command]) => ({ pid: Number(pid), parent: Number(parent), command: command.join(' ') }))
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, , parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /, '0 ')
          .split(' ')
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
        return [{ pid: Number(name), parent: Number(parent), command }]
      } catch {
        return []
      }
    })
}

describe('the print shop', () => {
  it('remembers the browser it found, and tries no other the next time', async () => {
    const tried: string[] = []
    expect(await findBrowser({ environment: {}, dataDir, log: (line) => tried.push(line) })).toEqual(browser)
    expect(tried).toEqual([])
  })

  it('prints on when its browser has been killed', async () => {
    const html = '<!doctype html><html lang="es"><title>Uno</title><p>uno</p></html>'
    await printer.print(html)
    const running = processes().filter(
      ({ parent, command }) => parent === process.pid && command.includes('remote-debugging'),
    )
    expect(running.length).toBeGreaterThan(0)
    for (const { pid } of running) process.kill(pid, 'SIGKILL')
    expect((await printer.print(html)).length).toBeGreaterThan(500)
  })

  it('gives the same document a new browser after its share of jobs', async () => {
    const short = openPrinter({ find: async () => browser, log: quiet, jobsPerBrowser: 1 })
    const html = '<!doctype html><html lang="es"><title>Dos</title><p>dos</p></html>'
    const prints = await Promise.all([short.print(html), short.print(html)])
    expect(prints.every((pdf) => pdf.length > 500)).toBe(true)
    await short.close()
  })

  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'unpacks the browser it brings once, when two programs want it at the same time',
    async () => {
      const folder = join(dataDir, 'two')
      const packed = browserSources({ PATH: process.env.PATH }, folder).find(({ how }) => how.startsWith('unpacked'))!
      const [one, other] = await Promise.all([packed.find(), packed.find()])
      expect(one).toEqual(other)
      expect(existsSync(one![0]!.path)).toBe(true)
      expect(readdirSync(folder)).toEqual(['chromium'])
    },
  )

  it('says that there is no browser when nothing on the machine prints', async () => {
    const none = openPrinter({
      find: () => findBrowser({ environment: { PATH: '' }, dataDir: join(dataDir, 'none'), log: quiet }, { again: true, sources: [] }), // prettier-ignore
      log: quiet,
    })
    await expect(none.print('<p>')).rejects.toMatchObject({ code: 'browser.missing' })
  })
})

describe('the usual places of a browser', () => {
  it('are those of each system: the PATH of Linux, the applications of macOS, the programs of Windows', () => {
    expect(usualPaths({ PATH: '/usr/bin' }, 'linux')).toContain('/usr/bin/chromium')
    expect(usualPaths({ HOME: '/Users/ana' }, 'darwin')).toContain(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    )
    expect(usualPaths({ PROGRAMFILES: 'C:/P' }, 'win32').some((path) => path.endsWith('chrome.exe'))).toBe(true)
  })
})
