import { z } from 'zod'
import { IsoDate, Localized, NetworkId, Position, Slug } from '../common'
import { Provider, Service } from '../provider'

const instant = z.string()

/** It is public at once and without review: a name that fits on a page. */
const Line = z.string().min(1).max(200)
const named = { name: z.strictObject({ es: Line, pt: Line, en: Line }) }
const spoken = { languages: z.array(z.string().min(2).max(40)).min(1).max(30) }

/** What people write about a provider: everything but its id, its network and whether it is a sample. */
export const ProviderValue = Provider.omit({ id: true, network: true, sample: true }).extend({ ...named, ...spoken })
export type ProviderValue = z.infer<typeof ProviderValue>
export const NewProvider = z.strictObject({ network: NetworkId, value: ProviderValue })

const [lodging, meal, guide, transport, visit, workshop] = Service.options
const own = { id: true, provider: true, sample: true } as const
/** What people write about a service, by its kind. */
export const ServiceValue = z.discriminatedUnion('kind', [
  lodging.omit(own).extend(named),
  meal.omit(own).extend(named),
  guide.omit(own).extend({ ...named, ...spoken }),
  transport.omit(own).extend(named),
  visit.omit(own).extend(named),
  workshop.omit(own).extend(named),
])
export type ServiceValue = z.infer<typeof ServiceValue>
export const NewService = z.strictObject({ provider: Slug, value: ServiceValue })
export const ServiceQuery = z.strictObject({ provider: Slug.optional() })
export const ProviderQuery = z.strictObject({ network: NetworkId.optional() })

const about = { id: z.string(), network: z.string(), sample: z.boolean(), tag: z.string(), savedAt: instant }
export const ProviderDetail = z.object({ ...about, value: ProviderValue, may: z.array(z.enum(['edit'])) })
export type ProviderDetail = z.infer<typeof ProviderDetail>
export const ProviderList = z.object({ providers: z.array(ProviderDetail) })
export const ServiceDetail = z.object({
  ...about,
  provider: z.string(),
  value: ServiceValue,
  /** Whether its rates hold today. */
  current: z.boolean(),
  may: z.array(z.enum(['edit', 'delete'])),
})
export type ServiceDetail = z.infer<typeof ServiceDetail>
export const ServiceList = z.object({ services: z.array(ServiceDetail) })

/** What forms choose from: published names only. */
export const Choices = z.object({
  networks: z.array(z.object({ id: z.string(), name: z.string(), country: z.string(), currency: z.string() })),
  providers: z.array(z.object({ id: z.string(), name: Localized, network: z.string() })),
  places: z.array(z.object({ id: z.string(), name: z.string(), country: z.string() })),
  sites: z.array(z.object({ id: z.string(), name: Localized, network: z.string() })),
  routes: z.array(z.object({ id: z.string(), name: Localized, network: z.string() })),
  /** `ends` are where the route of the newest version begins and ends. */
  packages: z.array(
    z.object({
      id: z.string(),
      name: Localized,
      network: z.string(),
      version: z.number(),
      ends: z.tuple([Position, Position]).optional(),
    }),
  ),
  links: z.array(
    z.object({
      id: z.string(),
      from: z.string(),
      to: z.string(),
      mode: z.string(),
      ends: z.tuple([Position, Position]),
      minutes: z.number(),
      via: z.array(z.string()),
    }),
  ),
  /** What people ask for and nobody offers, each in a sentence. */
  noLinks: z.array(z.object({ id: z.string(), reason: z.string() })),
  today: IsoDate,
})
export type Choices = z.infer<typeof Choices>
