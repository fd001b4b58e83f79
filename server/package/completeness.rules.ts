import { dayAfter, periodsOf, soldOn, type Span } from '../catalog/sale.rules'
import type { Gap } from '../contract/draft'
import { AppError } from '../contract/errors'
import { PackagePlan, type CostLine } from '../contract/package'
import type { Provider, Service } from '../contract/provider'
import type { Rates } from '../contract/rates'
import type { Route } from '../contract/route'
import { blocks, gapOfError, isComplete, shapeGaps, tidied, type Drafted } from '../review/lack.rules'
import { blockerGaps } from './blockers.rules'
import { composeLines, type Ingredients } from './compose.rules'
import { composePackage } from './rules'

type Draft = Readonly<Record<string, unknown>> & { readonly route?: string; readonly network?: string }

/** What a package of a network is made from on a day; the route is the newest published one, if there is one. */
export interface Kitchen {
  readonly ingredients: Omit<Ingredients, 'plan' | 'route'>
  readonly route: Route | undefined
  readonly rates: Rates
  /** ISO date. */
  readonly today: string
}

/** The plan a draft of a package makes, as far as it is written: texts that are missing altogether are `{}`. */
export const packagePlan = ({ id, networks, value }: Drafted): Draft => ({
  name: {},
  theme: {},
  ...(tidied(value) as Draft),
  id,
  network: networks[0]!,
})

function routeGap({ route: wanted, network }: Draft, { route }: Kitchen): Gap[] {
  if (wanted === undefined) return []
  if (!route) return [blocks('route.unpublished', 'route', { route: wanted })]
  return route.network === network ? [] : [blocks('route.other_network', 'route', { route: route.name.es })]
}

const ratesSpan = (service: Service): Span => {
  const periods = periodsOf(service)
  const last = periods.reduce((latest, { to }) => (to > latest ? to : latest), '')
  return { from: periods[0]!.from, to: last }
}

/** Services whose rates hold over the same span, told together: each would say the same again. */
function ratesGaps(code: string, services: readonly Service[]): Gap[] {
  const spanOf = (service: Service) => Object.values(ratesSpan(service)).join('/')
  return [...new Set(services.map(spanOf))].map((span) => {
    const some = services.filter((service) => spanOf(service) === span)
    const names = some.map(({ name }) => name.es).join('; ')
    return blocks(code, 'pricedOn', { service: names, count: some.length, ...ratesSpan(some[0]!) })
  })
}

/** Services a package is priced with whose rates no longer hold, or do not hold yet. */
function validityGaps(used: readonly Service[], today: string): Gap[] {
  const expired = used.filter((service) => ratesSpan(service).to < today)
  const later = used.filter((service) => ratesSpan(service).from > today && !expired.includes(service))
  return [
    ...ratesGaps('rates.expired', expired),
    ...ratesGaps('rates.later', later).map((gap) => ({ ...gap, level: 'advises' as const })),
  ]
}

/** Real organisations are sold only once they have agreed; examples stand for nobody. */
const consentGaps = (used: readonly Service[], providers: readonly Provider[]): Gap[] =>
  providers
    .filter(({ id, sample, consent }) => !sample && !consent && used.some(({ provider }) => provider === id))
    .map(({ name }) => blocks('provider.consent', '', { provider: name.es }))

function attempt<T>(make: () => T): T | AppError {
  try {
    return make()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

const usedIn = ({ lines }: { readonly lines: readonly CostLine[] }, services: readonly Service[]): Service[] => {
  const ids = new Set(lines.map(({ service }) => service))
  return services.filter(({ id }) => ids.has(id))
}

const ALWAYS: Span = { from: '1900-01-01', to: '2199-12-31' }

/** The services that would make the package if their rates held on the day it is priced for. */
function outOfDate(ingredients: Ingredients): Service[] {
  const { pricedOn, departsOn } = ingredients.plan
  const services = ingredients.services.map((service) => ({ ...service, validity: ALWAYS }))
  const composed = attempt(() =>
    composeLines({ ...ingredients, services }, { holidays: new Set(), perUnit: new Map() }),
  )
  if (composed instanceof AppError) return []
  return usedIn(composed, ingredients.services).filter((service) => {
    const days = composed.lines.filter((line) => line.service === service.id).map(({ day }) => day)
    const dates = departsOn ? days.map((day) => dayAfter(departsOn, day - 1)) : [pricedOn]
    return dates.some((date) => !soldOn(service, date))
  })
}

function compositionGaps(ingredients: Ingredients, { rates, today }: Kitchen): Gap[] {
  const composed = attempt(() => composePackage(ingredients, rates))
  if (composed instanceof AppError) {
    const dated = outOfDate(ingredients)
    return dated.length > 0
      ? ratesGaps('rates.not_on_day', dated)
      : [gapOfError(composed, composed.code.startsWith('price.') ? 'pricedOn' : 'route')]
  }
  const used = usedIn(composed, ingredients.services)
  return [
    ...validityGaps(used, today),
    ...consentGaps(used, ingredients.providers),
    ...blockerGaps(composed.blockers, 'departsOn'),
  ]
}

/**
 * What a draft of a package still lacks: its words in three languages, a published route of its network, rates that hold
 * on the day it is priced for and today, and the consent of every real provider in it. What keeps its price from being a
 * final one is advised.
 * @param draft as `packagePlan` makes it
 * @returns in the order of the form; [] when all is well
 */
export function packageGaps(draft: Draft, kitchen: Kitchen): Gap[] {
  const gaps = [...shapeGaps(PackagePlan, draft), ...routeGap(draft, kitchen)]
  if (!isComplete(gaps)) return gaps
  const ingredients = { ...kitchen.ingredients, plan: PackagePlan.parse(draft), route: kitchen.route! }
  return [...gaps, ...compositionGaps(ingredients, kitchen)]
}
