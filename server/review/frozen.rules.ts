import { DRAFT_VALUES, type DraftKind, type DraftValue } from '../contract/draft'
import type { Package } from '../contract/package'
import type { Route } from '../contract/route'
import type { Tour } from '../contract/tour'

/**
 * What a plan says in the shape of a draft: all of it but what the program decides.
 * @returns undefined when the plan is not of this kind, or of a shape that drafts no longer have
 */
export function draftOfPlan(kind: DraftKind, plan: object): DraftValue | undefined {
  const decided = ['id', 'network', 'version']
  const written = Object.fromEntries(Object.entries(plan).filter(([key]) => !decided.includes(key)))
  return DRAFT_VALUES[kind].safeParse(written).data
}

const routeWords = ({ name, theme, intro, nature, start, end, sites }: Route): DraftValue => ({
  name,
  theme,
  intro,
  nature,
  start: start.id,
  end: end.id,
  stops: sites.map((site) => ({ site })),
})

const tourWords = ({ name, theme, startsOn, currency, parts, links }: Tour): DraftValue => ({
  name,
  theme,
  startsOn,
  currency,
  packages: parts.map((part) => `${part.package.id}@${part.package.version}`),
  links: links.map(({ link }) => link),
})

/**
 * What a frozen version tells of the plan it was made from, for versions published before plans were kept: enough to
 * read and to compare, not to make it again (a route has forgotten the titles it was given).
 * @returns undefined when the value is not of this kind
 */
export function draftOfFrozen(kind: DraftKind, frozen: object): DraftValue | undefined {
  if (kind === 'site') return draftOfPlan(kind, frozen)
  if (kind === 'route') return routeWords(frozen as Route)
  if (kind === 'tour') return tourWords(frozen as Tour)
  const { name, theme, route, pricedOn, departsOn } = frozen as Package
  return { name, theme, route: route.id, pricedOn, ...(departsOn ? { departsOn } : {}) }
}
