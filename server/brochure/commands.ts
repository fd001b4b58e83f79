import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Basemap } from '../../geo/map-base'
import type { MapRoad } from '../../geo/map-input'
import type { OpenPhotos } from '../catalog/photo.commands'
import { networkName } from '../catalog/network-name.rules'
import type { CatalogStore } from '../catalog/store'
import { BrochureRequest, type BrochureKind } from '../contract/brochure'
import type { Language, Localized } from '../contract/common'
import { AppError } from '../contract/errors'
import type { Package, Pinned } from '../contract/package'
import type { Route } from '../contract/route'
import type { Site } from '../contract/site'
import type { Versions } from '../db/versions'
import type { PackageStore } from '../package/store'
import type { RouteStore } from '../route/store'
import { dictionary, wordsIn } from '../templates/words'
import type { TourStore } from '../tour/store'
import { openPrinter, type Printer } from './browser'
import { findBrowser, type PrintBrowser } from './find-browser'
import { cuesView } from './cues.rules'
import { fieldFormHtml } from './field-form'
import type { FieldSubject } from './field-form.rules'
import { brochureHtml, cuesHtml, templateFingerprint } from './html'
import type { BrochureContext, PrintedPhoto, Subject } from './reader.rules'
import { brochureView } from './rules'

/** The rooms a brochure is printed from, and where prints are kept. */
export interface BrochureDeps {
  readonly house: {
    readonly config: { readonly dataDir: string; readonly publicUrl: string; readonly browserPath?: string | undefined }
    readonly basemap: Basemap
    readonly versions: Versions
    readonly catalog: CatalogStore
    readonly openPhotos: OpenPhotos
    readonly routes: RouteStore
    readonly packages: PackageStore
    readonly tours: TourStore
    readonly now: () => Date
  }
  readonly roads: readonly MapRoad[]
  readonly log: { warn(message: string): void }
}

export interface Print {
  readonly pdf: Buffer
  readonly pages: number
  readonly fileName: string
  /** Changes when the print does. */
  readonly etag: string
}

export interface BrochureCommands {
  /**
   * Prints a published route, package or tour, or takes the print of the same version from the shelf.
   * @throws AppError route.not_found, package.not_found, tour.not_found, browser.missing, brochure.failed
   */
  print(request: BrochureRequest): Promise<Print>
  /** Prints what is not published yet, marked as a proof on every page; nothing of it is kept. @throws AppError limit.reached, browser.missing, brochure.failed */
  proof(subject: Subject, language: Language): Promise<Buffer>
  /** Prints the field form of a site; nothing of it is kept. @throws AppError limit.reached, browser.missing, brochure.failed */
  fieldForm(subject: FieldSubject, language: Language): Promise<Buffer>
  /** Finds a browser ahead of the first print. @throws AppError browser.missing */
  prepare(): Promise<void>
  /** How the shop is doing, without asking anything of it. */
  health(): ShopHealth
  /** Lets the print under way finish and closes the browser. */
  close(): Promise<void>
}

export interface ShopHealth {
  /** How long prints have waited with none of them finished; 0 when nothing waits. */
  readonly waitingMs: number
  /** `unknown` until somebody has looked for one. */
  readonly browser: 'unknown' | 'found' | 'missing'
}

type House = BrochureDeps['house']

/** The version that a tour or package was sold with, never another one. */
async function pinned(house: House, pin: Pinned): Promise<Package> {
  const pack = await house.versions.frozen('package', pin)
  if (!pack) throw new AppError('package.not_found', { id: pin.id, version: pin.version })
  return pack
}

async function routeOf(house: House, { route }: Package): Promise<Route> {
  const found = await house.versions.frozen('route', route)
  if (!found) throw new AppError('route.not_found', { id: route.id, version: route.version })
  return found
}

async function routeSubject(house: House, slug: string): Promise<Subject> {
  const route = await house.routes.find(slug)
  if (!route) throw new AppError('route.not_found', { id: slug })
  const pack = (await house.packages.all()).find((candidate) => candidate.route.id === slug && candidate.route.version === route.version) // prettier-ignore
  return { kind: 'route', route, pack }
}

async function packageSubject(house: House, slug: string): Promise<Subject> {
  const pack = await house.packages.find(slug)
  if (!pack) throw new AppError('package.not_found', { id: slug })
  return { kind: 'package', pack, route: await routeOf(house, pack) }
}

async function tourSubject(house: House, slug: string): Promise<Subject> {
  const tour = await house.tours.find(slug)
  if (!tour) throw new AppError('tour.not_found', { id: slug })
  const packs = await Promise.all(tour.parts.map((part) => pinned(house, part.package)))
  const parts = await Promise.all(packs.map(async (pack) => ({ pack, route: await routeOf(house, pack) })))
  return { kind: 'tour', tour, parts }
}

const SUBJECTS: Record<BrochureKind, (house: House, slug: string) => Promise<Subject>> = {
  route: routeSubject,
  package: packageSubject,
  tour: tourSubject,
}

const byId = <T extends { id: string }>(all: readonly T[]): Map<string, T> => new Map(all.map((one) => [one.id, one]))

/** The covers of the sites that a subject tells of on sheets: a tour tells of none. */
async function coversOf({ openPhotos }: House, subject: Subject, sites: ReadonlyMap<string, Site>) {
  const covers = new Map<string, PrintedPhoto>()
  for (const id of subject.kind === 'tour' ? [] : subject.route.sites) {
    const cover = await openPhotos.cover(sites.get(id) ?? {})
    if (!cover) continue
    const { width, height, bytes } = cover.file
    covers.set(id, { photo: cover.photo, src: `data:image/jpeg;base64,${bytes.toString('base64')}`, width, height })
  }
  return covers
}

/** What a print is made from, as the house holds it now. */
export async function contextOf({ house, roads }: BrochureDeps, subject: Subject): Promise<BrochureContext> {
  const { catalog, config, basemap, now } = house
  const [networks, sites, providers, rates] = await Promise.all([
    catalog.networks(),
    catalog.sites(),
    catalog.providers(),
    catalog.rates(),
  ])
  const services = (await Promise.all(networks.map(({ id }) => catalog.services(id)))).flat()
  const known = byId(sites)
  return {
    sites: known,
    covers: await coversOf(house, subject, known),
    networks,
    providers: byId(providers),
    services: byId(services),
    links: new Map(rates.links.map(({ id, from, to }) => [id, [from.lngLat, to.lngLat]])),
    basemap,
    roads,
    publicUrl: config.publicUrl,
    printedOn: now().toISOString().slice(0, 10),
    words: wordsIn,
  }
}

/** Pages of a PDF as Chromium writes it. */
const countPages = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page(?![s\w])/g) ?? []).length

/** What a print depends on: another text, version, month, address or template is another print. */
function printKey(subject: Subject, context: BrochureContext, request: BrochureRequest): string {
  const { sites, networks, providers, services, publicUrl, covers } = context
  const month = context.printedOn.slice(0, 7)
  const values = [subject, [...sites.values()], networks, [...providers.values()], [...services.values()]]
  const told = JSON.stringify([
    values,
    // One whose time is over, or that was withdrawn, is not on the print any more.
    ...(covers.size > 0 ? [[...covers.values()].map(({ photo }) => photo.id)] : []),
    publicUrl,
    month,
    request.language,
    request.edition,
    dictionary(request.language),
  ])
  return createHash('sha256').update(templateFingerprint()).update(told).digest('hex').slice(0, 20)
}

const versionOf = (subject: Subject): number =>
  subject.kind === 'tour'
    ? subject.tour.version
    : subject.kind === 'package'
      ? subject.pack.version
      : subject.route.version

/** Proofs that wait at most: whoever prints a page of the website, or stops the program, waits for all of them. */
const MOST_PROOFS = 4
const PROOF_SECONDS = 2

class PrintShop implements BrochureCommands {
  private readonly printer: Printer
  private readonly underWay = new Map<string, Promise<Buffer>>()
  private readonly shelf: string
  private searching: Promise<unknown> = Promise.resolve()
  private browser: ShopHealth['browser'] = 'unknown'
  /** When a print last began with nobody waiting, or was finished. */
  private moved = 0

  constructor(private readonly deps: BrochureDeps) {
    this.shelf = join(deps.house.config.dataDir, 'brochures')
    this.printer = openPrinter({ find: (options) => this.find(options), log: (message) => deps.log.warn(message) })
  }

  async print(given: BrochureRequest): Promise<Print> {
    const request = BrochureRequest.parse(given)
    const { kind, slug, language, edition } = request
    const subject = await SUBJECTS[kind](this.deps.house, slug)
    const context = await contextOf(this.deps, subject)
    const key = printKey(subject, context, request)
    const name = `${slug}-${language}-${edition}-v${versionOf(subject)}`
    const pdf = await this.once(`${kind}-${name}-${key}.pdf`, () => {
      if (edition === 'cues') return this.printer.print(cuesHtml(cuesView(subject, context, language), language))
      return this.printer.print(brochureHtml(brochureView(subject, context, language), language))
    })
    return { pdf, pages: countPages(pdf), fileName: `${name}.pdf`, etag: `"${key}"` }
  }

  async proof(subject: Subject, language: Language): Promise<Buffer> {
    const context = await contextOf(this.deps, subject)
    const key = printKey(subject, context, { kind: subject.kind, slug: '', language, edition: 'dossier' })
    return this.passing(key, () => {
      const view = brochureView(subject, context, language)
      return brochureHtml({ ...view, isProof: true }, language)
    })
  }

  async fieldForm(subject: FieldSubject, language: Language): Promise<Buffer> {
    const { house, roads } = this.deps
    const { catalog, config, basemap, now } = house
    const network = (await catalog.networks()).find(({ id }) => id === subject.network)
    const telling = { language, words: wordsIn(language), say: (text: Localized) => text[language] }
    const name = network ? networkName(network, telling) : subject.network
    const given = { basemap, roads, publicUrl: config.publicUrl, today: now().toISOString().slice(0, 10) }
    const html = fieldFormHtml({ ...subject, network: name, networkId: subject.network }, { ...given, language })
    return this.passing(createHash('sha256').update(html).digest('hex'), () => html)
  }

  /** Prints what is not kept: a few at a time, each once for whoever asks for the same meanwhile. */
  private async passing(what: string, make: () => string): Promise<Buffer> {
    const key = `proof-${what}`
    const proofs = [...this.underWay.keys()].filter((each) => each.startsWith('proof-'))
    if (!proofs.includes(key) && proofs.length >= MOST_PROOFS)
      throw new AppError('limit.reached', { seconds: MOST_PROOFS * PROOF_SECONDS })
    return this.together(key, () => this.printer.print(make()))
  }

  async prepare(): Promise<void> {
    await this.find({ again: false })
  }

  health(): ShopHealth {
    const waitingMs = this.underWay.size > 0 ? performance.now() - this.moved : 0
    return { waitingMs, browser: this.browser }
  }

  close(): Promise<void> {
    return this.printer.close()
  }

  /** One search at a time: two would unpack the same browser over each other. */
  private find(options: { again: boolean }): Promise<PrintBrowser> {
    const { dataDir, browserPath } = this.deps.house.config
    const environment = { ...process.env, PUPPETEER_EXECUTABLE_PATH: browserPath }
    const search = () => findBrowser({ environment, dataDir, log: (message) => this.deps.log.warn(message) }, options)
    this.searching = this.searching.then(search, search)
    this.searching.then(
      () => (this.browser = 'found'),
      () => (this.browser = 'missing'),
    )
    return this.searching as Promise<PrintBrowser>
  }

  /** From the shelf when it is there; printed once however many ask for it meanwhile. */
  private once(file: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const path = join(this.shelf, file)
    const made = async () => {
      const pdf = await make()
      // A full disk keeps nobody from reading: the print goes out, and is made again the next time.
      await this.keep(path, pdf).catch(async (error: Error) => {
        this.deps.log.warn(`a print could not be kept: ${error.message}`)
        await rm(`${path}.part`, { force: true }).catch(() => undefined)
      })
      return pdf
    }
    return this.together(path, () => readFile(path).catch(made))
  }

  /** Made once for everybody who asks for the same meanwhile. */
  private together(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const running = this.underWay.get(key)
    if (running) return running
    const turn = make()
    if (this.underWay.size === 0) this.moved = performance.now()
    this.underWay.set(key, turn)
    const done = () => {
      this.underWay.delete(key)
      this.moved = performance.now()
    }
    turn.then(done, done)
    return turn
  }

  /** Written aside and renamed when whole; older prints of the same thing go. */
  private async keep(path: string, pdf: Buffer): Promise<void> {
    await mkdir(this.shelf, { recursive: true })
    await writeFile(`${path}.part`, pdf)
    await rename(`${path}.part`, path)
    const start = path.slice(this.shelf.length + 1).replace(/-v\d+-\w+\.pdf$/, '-v')
    const older = (await readdir(this.shelf)).filter(
      (name) => name.startsWith(start) && join(this.shelf, name) !== path,
    )
    await Promise.all(older.map((name) => rm(join(this.shelf, name), { force: true })))
  }
}

/** The print shop of the house; its browser starts with the first print. */
export const openBrochures = (deps: BrochureDeps): BrochureCommands => new PrintShop(deps)
