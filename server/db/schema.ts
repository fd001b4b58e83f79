import type { Way } from '../../geo/way'
import type { Grant } from '../contract/account'
import type { BatchRow, BulkEdit } from '../contract/api/table'
import type { DraftValue } from '../contract/draft'
import type { Network } from '../contract/network'
import type { Package, PackagePlan } from '../contract/package'
import type { Provider, Service } from '../contract/provider'
import type { Rates } from '../contract/rates'
import type { RecordValue } from '../contract/record'
import type { Route, RoutePlan } from '../contract/route'
import type { Site } from '../contract/site'
import type { Tour, TourPlan } from '../contract/tour'
import { table } from './columns'

/** Columns that everything people edit carries: the value, the version it has, when that was saved. */
export const networks = table('networks', (c) => ({
  id: c.id(),
  value: c.json<Network>(),
  version: c.int(),
  savedAt: c.at(),
}))

export const sites = table('sites', (c) => ({
  id: c.id(),
  network: c.text(),
  country: c.text(),
  kind: c.text(),
  confidence: c.text(),
  essential: c.bool(),
  lng: c.real(),
  lat: c.real(),
  /** What sites are sorted by: the Spanish name without accents, and the day or year its story begins. */
  nameKey: c.text(),
  dateKey: c.text(),
  /** What a site is found by: the words of its names, those of its places, and all its words. */
  names: c.text(),
  places: c.text(),
  words: c.text(),
  position: c.int(),
  /** `files` for what came from data/, `import` or `people` for what somebody brought in or changed here: files never overwrite that. */
  origin: c.text(),
  /** As everybody sees it: the point of a sensitive site is moved. */
  value: c.json<Site>(),
  /** As its editors wrote it: null for what was published before the two were kept apart. */
  plan: c.json<Site | null>(),
  version: c.int(),
  savedAt: c.at(),
}))

export const providers = table('providers', (c) => ({
  id: c.id(),
  network: c.text(),
  sample: c.bool(),
  origin: c.text(),
  value: c.json<Provider>(),
  version: c.int(),
  savedAt: c.at(),
}))

export const services = table('services', (c) => ({
  id: c.id(),
  provider: c.text(),
  network: c.text(),
  sample: c.bool(),
  origin: c.text(),
  value: c.json<Service>(),
  version: c.int(),
  savedAt: c.at(),
}))

/** Dated tables (taxes, exchange, emissions, borders …), one row a table: they are read whole. */
export const rates = table('rates', (c) => ({ id: c.id(), value: c.json<Rates[keyof Rates]>(), savedAt: c.at() }))

export const routes = table('routes', (c) => ({
  id: c.id(),
  network: c.text(),
  value: c.json<Route>(),
  /** What it was made from: null for what was published before plans were kept. */
  plan: c.json<RoutePlan | null>(),
  origin: c.text(),
  version: c.int(),
  savedAt: c.at(),
}))

export const packages = table('packages', (c) => ({
  id: c.id(),
  network: c.text(),
  value: c.json<Package>(),
  /** What it was made from: null for what was published before plans were kept. */
  plan: c.json<PackagePlan | null>(),
  origin: c.text(),
  version: c.int(),
  savedAt: c.at(),
}))

export const tours = table('tours', (c) => ({
  id: c.id(),
  value: c.json<Tour>(),
  plan: c.json<TourPlan | null>(),
  origin: c.text(),
  version: c.int(),
  savedAt: c.at(),
}))

/** Every version that was ever published, frozen; rows are added and never changed. */
export const publications = table('publications', (c) => ({
  id: c.id(),
  kind: c.text(),
  object: c.text(),
  version: c.int(),
  value: c.json<Site | Route | Package | Tour>(),
  plan: c.json<Site | RoutePlan | PackagePlan | TourPlan | null>(),
  /** Who published it; '' when it came from the files. */
  person: c.text(),
  note: c.text(),
  savedAt: c.at(),
}))

export const people = table('people', (c) => ({
  id: c.id(),
  email: c.text(),
  name: c.text(),
  language: c.text(),
  theme: c.text(),
  /** argon2id; '' until the person has chosen one. */
  password: c.text(),
  disabled: c.bool(),
  version: c.int(),
  createdAt: c.at(),
  savedAt: c.at(),
}))

/** The roles of a person; network and provider are '' where the role has none. */
export const grants = table('grants', (c) => ({
  id: c.id(),
  person: c.text(),
  role: c.text(),
  network: c.text(),
  provider: c.text(),
}))

/** Only the hash of a session's secret is kept. */
export const sessions = table('sessions', (c) => ({
  id: c.id(),
  person: c.text(),
  secretHash: c.text(),
  device: c.text(),
  createdAt: c.at(),
  seenAt: c.at(),
  expiresAt: c.at(),
}))

/** One-time links: first administrator, invitations, new passwords. Only the hash of the secret is kept. */
export const links = table('links', (c) => ({
  id: c.id(),
  kind: c.text(),
  secretHash: c.text(),
  person: c.text(),
  email: c.text(),
  grants: c.json<readonly Grant[]>(),
  language: c.text(),
  createdBy: c.text(),
  createdAt: c.at(),
  expiresAt: c.at(),
  /** '' until it was used or revoked. */
  closedAt: c.text(),
}))

/** Who did what to which object when. The database itself refuses to change or delete a row; each carries the hash of the one before. */
export const audit = table('audit', (c) => ({
  id: c.id(),
  at: c.at(),
  person: c.text(),
  personName: c.text(),
  action: c.text(),
  kind: c.text(),
  object: c.text(),
  /** `|sandino|che|`. */
  networks: c.text(),
  provider: c.text(),
  details: c.json<Readonly<Record<string, unknown>>>(),
  previous: c.text(),
  hash: c.text(),
}))

/** What was answered to a request that named an Idempotency-Key. */
export const answers = table('answers', (c) => ({
  id: c.id(),
  person: c.text(),
  bodyHash: c.text(),
  status: c.int(),
  answer: c.json<unknown>(),
  tag: c.text(),
  at: c.at(),
}))

/** What is being written, beside what is published: one row for each object that somebody has opened for editing. */
export const drafts = table('drafts', (c) => ({
  id: c.id(),
  kind: c.text(),
  object: c.text(),
  state: c.text(),
  /** `|sandino|`; a tour has several. */
  networks: c.text(),
  /** The provider it belongs to; '' when it belongs to the network. */
  provider: c.text(),
  value: c.json<DraftValue>(),
  revision: c.int(),
  /** The published version the draft was begun on; 0 for none. */
  base: c.int(),
  createdBy: c.text(),
  editedBy: c.text(),
  sentBy: c.text(),
  createdAt: c.at(),
  savedAt: c.at(),
}))

export const comments = table('comments', (c) => ({
  id: c.id(),
  kind: c.text(),
  object: c.text(),
  person: c.text(),
  personName: c.text(),
  /** `comment`, or the action it came with: `send`, `return`, `publish`. */
  purpose: c.text(),
  text: c.text(),
  revision: c.int(),
  at: c.at(),
}))

/** Dated and signed records about a site. The database itself refuses to change or delete a row: a later one corrects it. */
export const records = table('records', (c) => ({
  id: c.id(),
  kind: c.text(),
  site: c.text(),
  /** Counted from 1 within the site and the kind. */
  number: c.int(),
  /** The number of the record it stands in place of; 0 for none. */
  corrects: c.int(),
  value: c.json<RecordValue>(),
  person: c.text(),
  personName: c.text(),
  at: c.at(),
}))

/** Photographs of sites, under the ids by which drafts and published versions name them. */
export const photos = table('photos', (c) => ({
  id: c.id(),
  site: c.text(),
  width: c.int(),
  height: c.int(),
  person: c.text(),
  addedAt: c.at(),
  /** When it was first found that no draft and no version names it any more; '' while one does. */
  looseSince: c.text(),
}))

/** Each photograph in each of its sizes. */
export const photoFiles = table('photo_files', (c) => ({
  id: c.id(),
  photo: c.text(),
  /** `webp` or `jpg`. */
  type: c.text(),
  /** The longer side it was made for; smaller photographs are not enlarged. */
  size: c.int(),
  width: c.int(),
  height: c.int(),
  hash: c.text(),
  bytes: c.bytes(),
}))

/** Translations that their source has overtaken. What was published is kept apart, so that a draft can be given up. */
export const translations = table('translations', (c) => ({
  id: c.id(),
  kind: c.text(),
  object: c.text(),
  /** `desk` for what is being written, `shelf` for what is published. */
  place: c.text(),
  /** The path of the text in the value, such as `summary` or `titles.masaya`. */
  field: c.text(),
  language: c.text(),
  /** The language it was translated from, and the text it was made from. */
  source: c.text(),
  was: c.text(),
  at: c.at(),
}))

/** What a routing engine said, by the question it was asked: the same journey is the same tomorrow. */
export const ways = table('ways', (c) => ({ id: c.id(), value: c.json<Way>(), savedAt: c.at() }))

/** Changes to many sites at once: what was asked, and what stood in each before. */
export const batches = table('batches', (c) => ({
  id: c.id(),
  person: c.text(),
  at: c.at(),
  edits: c.json<readonly BulkEdit[]>(),
  rows: c.json<readonly BatchRow[]>(),
  /** '' while it has not been undone. */
  undoneAt: c.text(),
}))

/** What the program remembers about itself, such as the fingerprint of the files it has loaded. */
export const settings = table('settings', (c) => ({ id: c.id(), value: c.text() }))

export const TABLES = {
  networks,
  sites,
  providers,
  services,
  rates,
  routes,
  packages,
  tours,
  publications,
  people,
  grants,
  sessions,
  links,
  audit,
  answers,
  drafts,
  comments,
  records,
  photos,
  photoFiles,
  translations,
  ways,
  batches,
  settings,
}
