import type { Network } from '../contract/network'
import type { Package } from '../contract/package'
import type { Provider, Service } from '../contract/provider'
import type { Rates } from '../contract/rates'
import type { Route } from '../contract/route'
import type { Site } from '../contract/site'
import type { Tour } from '../contract/tour'
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
  essential: c.bool(),
  lng: c.real(),
  lat: c.real(),
  words: c.text(),
  position: c.int(),
  /** `files` for what came from data/, `import` for what somebody brought in or changed here: that is never overwritten by files. */
  origin: c.text(),
  value: c.json<Site>(),
  version: c.int(),
  savedAt: c.at(),
}))

export const providers = table('providers', (c) => ({
  id: c.id(),
  network: c.text(),
  sample: c.bool(),
  value: c.json<Provider>(),
  version: c.int(),
  savedAt: c.at(),
}))

export const services = table('services', (c) => ({
  id: c.id(),
  provider: c.text(),
  network: c.text(),
  sample: c.bool(),
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
  version: c.int(),
  savedAt: c.at(),
}))

export const packages = table('packages', (c) => ({
  id: c.id(),
  network: c.text(),
  value: c.json<Package>(),
  version: c.int(),
  savedAt: c.at(),
}))

export const tours = table('tours', (c) => ({ id: c.id(), value: c.json<Tour>(), version: c.int(), savedAt: c.at() }))

/** Every version that was ever published, frozen; rows are added and never changed. */
export const publications = table('publications', (c) => ({
  id: c.id(),
  kind: c.text(),
  object: c.text(),
  version: c.int(),
  value: c.json<Site | Route | Package | Tour>(),
  savedAt: c.at(),
}))

/** What the program remembers about itself, such as the fingerprint of the files it has loaded. */
export const settings = table('settings', (c) => ({ id: c.id(), value: c.text() }))

export const TABLES = { networks, sites, providers, services, rates, routes, packages, tours, publications, settings }
