import type { Browser, BrowserContext } from 'puppeteer'
import { AppError } from '../contract/errors'
import { launch, type PrintBrowser } from './find-browser'

export interface PrinterOptions {
  /** The browser to print with; asked `again` when the one it named before no longer starts. */
  readonly find: (options: { again: boolean }) => Promise<PrintBrowser>
  readonly log: (message: string) => void
  /** A browser nobody prints with is closed after this long, so that an idle server stays small. */
  readonly idleMs?: number
  /** A browser is closed after this many jobs: what one leaks ends with it. */
  readonly jobsPerBrowser?: number
}

/** One warm browser that turns self-contained HTML into PDF, one document at a time. */
export interface Printer {
  /** @throws AppError browser.missing, or brochure.failed when the document cannot be printed twice in a row */
  print(html: string): Promise<Buffer>
  /** Starts the browser ahead of the first document. */
  warm(): Promise<void>
  /** Waits for the document being printed, then closes the browser. */
  close(): Promise<void>
}

const TIMEOUT_MS = 30_000

/** No script, no network, nothing answered: a document is all it will ever see. */
async function printIn(context: BrowserContext, html: string): Promise<Buffer> {
  const page = await context.newPage()
  await page.setJavaScriptEnabled(false)
  await page.setOfflineMode(true)
  await page.setRequestInterception(true)
  page.on('request', (request) => void request.abort('blockedbyclient').catch(() => undefined))
  await page.setContent(html, { waitUntil: 'load', timeout: TIMEOUT_MS })
  const pdf = await page.pdf({
    tagged: true,
    outline: true,
    preferCSSPageSize: true,
    printBackground: true,
    timeout: TIMEOUT_MS,
  })
  return Buffer.from(pdf)
}

async function printWith(browser: Browser, html: string): Promise<Buffer> {
  const context = await browser.createBrowserContext()
  try {
    return await printIn(context, html)
  } finally {
    await context.close().catch(() => undefined)
  }
}

class WarmPrinter implements Printer {
  private browser: Promise<Browser> | undefined
  private last: Promise<unknown> = Promise.resolve()
  private jobs = 0
  private rest: NodeJS.Timeout | undefined

  constructor(private readonly options: PrinterOptions) {}

  print(html: string): Promise<Buffer> {
    return this.alone(async () => {
      const pdf = await this.twice(html)
      this.jobs += 1
      if (this.jobs >= (this.options.jobsPerBrowser ?? 50)) await this.shut()
      return pdf
    })
  }

  warm(): Promise<void> {
    return this.alone(async () => void (await this.open()))
  }

  close(): Promise<void> {
    return this.alone(() => this.shut())
  }

  /** One at a time, in the order asked; the browser rests when nobody has asked for a while. */
  private alone<R>(work: () => Promise<R>): Promise<R> {
    clearTimeout(this.rest)
    const turn = this.last.then(work, work)
    this.last = turn.then(
      () => this.restLater(),
      () => this.restLater(),
    )
    return turn
  }

  private restLater(): void {
    clearTimeout(this.rest)
    this.rest = setTimeout(() => void this.close(), this.options.idleMs ?? 3 * TIMEOUT_MS)
    this.rest.unref()
  }

  /** The browser may be killed at any time: the document is tried once more in a new one. */
  private async twice(html: string): Promise<Buffer> {
    try {
      return await printWith(await this.open(), html)
    } catch (error) {
      if (error instanceof AppError) throw error
      this.options.log(`printing again after: ${String((error as Error).message)}`)
      await this.shut()
    }
    try {
      return await printWith(await this.open(), html)
    } catch (error) {
      await this.shut()
      if (error instanceof AppError) throw error
      throw new AppError('brochure.failed', { reason: String((error as Error).message).split('\n')[0]! })
    }
  }

  private async open(): Promise<Browser> {
    this.browser ??= this.start()
    const browser = await this.browser.catch((error: unknown) => {
      this.browser = undefined
      throw error
    })
    if (browser.connected) return browser
    await this.shut()
    return (this.browser = this.start())
  }

  private async start(): Promise<Browser> {
    this.jobs = 0
    const known = await this.options.find({ again: false })
    try {
      return await launch(known)
    } catch (error) {
      this.options.log(`browser ${known.path} no longer starts: ${String((error as Error).message).split('\n')[0]}`)
      return launch(await this.options.find({ again: true }))
    }
  }

  private async shut(): Promise<void> {
    const browser = await this.browser?.catch(() => undefined)
    this.browser = undefined
    if (!browser) return
    // A browser that does not close within a second is ended: nothing in it is worth waiting for.
    const late = setTimeout(() => browser.process()?.kill('SIGKILL'), 1000)
    await browser.close().catch(() => undefined)
    clearTimeout(late)
  }
}

/** A printer that starts its browser with the first document and closes it when nobody prints. */
export const openPrinter = (options: PrinterOptions): Printer => new WarmPrinter(options)
