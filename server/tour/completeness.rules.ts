import type { RoadGraph } from '../../geo/road-graph'
import type { Offer } from '../catalog/catalog.rules'
import type { Gap } from '../contract/draft'
import { AppError } from '../contract/errors'
import type { Package } from '../contract/package'
import type { Route } from '../contract/route'
import { TourPlan, type Tour } from '../contract/tour'
import { blockerGaps } from '../package/blockers.rules'
import { advises, blocks, gapOfError, isComplete, shapeGaps, tidied, type Drafted } from '../review/lack.rules'
import { chainTour, memberOf } from './rules'

/** A published package with the version of the route it was made on. */
export interface Part {
  readonly pack: Package
  readonly route: Route
}

type Draft = Readonly<Record<string, unknown>> & {
  readonly startsOn?: string
  readonly packages: readonly string[]
  readonly links: readonly string[]
}

/** What a tour is chained from: its parts in their order, undefined where no such version was published. */
export interface Chain {
  readonly parts: readonly (Part | undefined)[]
  readonly offer: Offer
  readonly graph: Pick<RoadGraph, 'nodes'>
  /** ISO date. */
  readonly today: string
}

/** The plan a draft of a tour makes, as far as it is written: texts that are missing altogether are `{}`. */
export const tourPlan = ({ id, value }: Drafted): Draft => ({
  name: {},
  theme: {},
  packages: [],
  links: [],
  ...(tidied(value) as object),
  id,
})

/**
 * Chains a tour from its parts.
 * @throws AppError as `chainTour`; tour.no_link for a link that the table does not have
 */
export function chained(
  plan: TourPlan,
  parts: readonly Part[],
  { offer, graph }: Pick<Chain, 'offer' | 'graph'>,
): Omit<Tour, 'version'> {
  const unknown = plan.links.find((id) => !offer.rates.links.some((row) => row.id === id))
  if (unknown !== undefined) throw new AppError('tour.no_link', { link: unknown })
  const members = parts.map((part) => memberOf(part, offer, graph))
  return chainTour(plan, members, offer.rates)
}

function packageGaps({ packages }: Draft, { parts }: Chain): Gap[] {
  return packages.flatMap((asked, index) => {
    const field = `packages.${index}`
    if (!parts[index]) return [blocks('package.unpublished', field, { package: asked })]
    const id = asked.split('@')[0]!
    const isRepeated = packages.findIndex((other) => other.split('@')[0] === id) < index
    return isRepeated ? [advises('tour.repeated', field, { package: parts[index].pack.name.es })] : []
  })
}

function linkGaps({ packages, links }: Draft, { offer }: Chain): Gap[] {
  const needed = packages.length - 1
  const isWrong = packages.length > 1 && links.length > 0 && links.length !== needed
  const count = { packages: packages.length, needed, links: links.length }
  return [
    ...(isWrong ? [blocks('tour.links_count', 'links', count)] : []),
    ...links.flatMap((link, index) =>
      offer.rates.links.some(({ id }) => id === link) ? [] : [blocks('tour.no_link', `links.${index}`, { link })],
    ),
  ]
}

function chainGaps(plan: TourPlan, chain: Chain): Gap[] {
  try {
    return blockerGaps(chained(plan, chain.parts as readonly Part[], chain).blockers, 'startsOn')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [gapOfError(error, error.code.startsWith('price.') ? 'currency' : 'links')]
  }
}

/**
 * What a draft of a tour still lacks: its words in three languages, a day to come, published packages, one link less than
 * packages, and links that join the end of one package to the start of the next in time. What keeps its price from being
 * a final one is advised.
 * @param draft as `tourPlan` makes it
 * @returns in the order of the form; [] when all is well
 */
export function tourGaps(draft: Draft, chain: Chain): Gap[] {
  const { startsOn } = draft
  const gaps = [
    ...shapeGaps(TourPlan, draft, { packages: 'tour.packages', links: 'tour.links' }),
    ...(startsOn !== undefined && startsOn < chain.today
      ? [blocks('tour.past', 'startsOn', { startsOn, today: chain.today })]
      : []),
    ...packageGaps(draft, chain),
    ...linkGaps(draft, chain),
  ]
  return isComplete(gaps) ? [...gaps, ...chainGaps(TourPlan.parse(draft), chain)] : gaps
}
