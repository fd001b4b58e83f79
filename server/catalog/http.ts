import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router, type Response } from 'express'
import { z } from 'zod'
import type { Box } from '../../geo/types'
import { operation, type Operation } from '../account/operation'
import {
  Choices,
  NewProvider,
  NewService,
  ProviderDetail,
  ProviderList,
  ProviderQuery,
  ProviderValue,
  ServiceDetail,
  ServiceList,
  ServiceQuery,
  ServiceValue,
} from '../contract/api/catalog'
import { CountryCode, NetworkId, Slug, type Language } from '../contract/common'
import { SITE_KINDS } from '../contract/site'
import { publicFeatureOf } from './check.rules'
import { collectionText } from './feature-stream'
import type { OpenPhotos } from './photo.commands'
import type { CatalogStore } from './store'
import type { SupplyCommands } from './supply.commands'

/** A west that lies east of its east goes over the antimeridian (RFC 7946, 5.2). */
const BoxText = z
  .string()
  .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/)
  .transform((text) => text.split(',').map(Number) as unknown as Box)
  .refine(([west, south, east, north]) => west >= -180 && east <= 180 && south >= -90 && north <= 90 && south <= north)

/** The filters of `GET /api/sites.geojson`; anything else in the query is refused. */
const SiteQuery = z.strictObject({
  network: NetworkId.optional(),
  country: CountryCode.optional(),
  kind: z.enum(SITE_KINDS).optional(),
  q: z.string().max(200).optional(),
  bbox: BoxText.optional(),
})

interface OpenData {
  readonly openPhotos: Pick<OpenPhotos, 'openAt'>
  readonly publicUrl: string
}

export const catalogRouter = (store: CatalogStore, { openPhotos, publicUrl }: OpenData) =>
  Router().get('/api/sites.geojson', async (req, res) => {
    const { bbox, ...filter } = SiteQuery.parse(req.query)
    const at = await openPhotos.openAt(publicUrl)
    const text = collectionText(store.siteBatches({ ...filter, box: bbox }), (site) => publicFeatureOf(site, at))
    // Read before the first word is sent: what cannot be read is answered like any other error.
    const first = await text.next()
    res.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' }).type('application/geo+json')
    await send(res, first.value ?? '', text)
  })

/** Writes as fast as the reader takes it. Who goes away in the middle of it is no error of ours. */
async function send(res: Response, first: string, rest: AsyncGenerator<string>): Promise<void> {
  async function* whole() {
    yield first
    yield* rest
  }
  try {
    await pipeline(Readable.from(whole()), res)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

const BySlug = z.strictObject({ id: Slug })

const withTag = (detail: { readonly tag: string }) => ({ body: detail, tag: detail.tag })

function providerOperations(commands: SupplyCommands): Operation[] {
  return [
    operation({
      id: 'providers.list',
      method: 'get',
      path: '/providers',
      needs: 'provider.read',
      about: 'The providers that the person may see.',
      query: ProviderQuery,
      answer: ProviderList,
      read: async ({ actor, query }) => ({ body: { providers: await commands.providers(actor, query.network) } }),
    }),
    operation({
      id: 'providers.create',
      method: 'post',
      path: '/providers',
      needs: 'provider.create',
      about: 'Adds a provider to a network.',
      body: NewProvider,
      answer: ProviderDetail,
      creates: true,
      write: async (tx, { actor, body }) => withTag(await commands.createProvider(tx, actor, body)),
    }),
    operation({
      id: 'providers.read',
      method: 'get',
      path: '/providers/:id',
      needs: 'provider.read',
      about: 'One provider.',
      params: BySlug,
      answer: ProviderDetail,
      read: async ({ actor, params }) => withTag(await commands.provider(actor, params.id)),
    }),
    operation({
      id: 'providers.edit',
      method: 'put',
      path: '/providers/:id',
      needs: 'provider.edit',
      about: 'Writes a provider anew.',
      params: BySlug,
      body: z.strictObject({ value: ProviderValue }),
      answer: ProviderDetail,
      overwrites: true,
      write: async (tx, { actor, params, match, body }) =>
        withTag(await commands.editProvider(tx, { actor, id: params.id, match, value: body.value })),
    }),
  ]
}

function serviceOperations(commands: SupplyCommands): Operation[] {
  return [
    operation({
      id: 'services.list',
      method: 'get',
      path: '/services',
      needs: 'service.read',
      about: 'The services that the person may see, of one provider or of all.',
      query: ServiceQuery,
      answer: ServiceList,
      read: async ({ actor, query }) => ({ body: { services: await commands.services(actor, query.provider) } }),
    }),
    operation({
      id: 'services.create',
      method: 'post',
      path: '/services',
      needs: 'service.edit',
      about: 'Adds a service to what a provider sells.',
      body: NewService,
      answer: ServiceDetail,
      creates: true,
      write: async (tx, { actor, body }) => withTag(await commands.createService(tx, actor, body)),
    }),
    operation({
      id: 'services.read',
      method: 'get',
      path: '/services/:id',
      needs: 'service.read',
      about: 'One service.',
      params: BySlug,
      answer: ServiceDetail,
      read: async ({ actor, params }) => withTag(await commands.service(actor, params.id)),
    }),
  ]
}

function serviceChanges(commands: SupplyCommands): Operation[] {
  return [
    operation({
      id: 'services.edit',
      method: 'put',
      path: '/services/:id',
      needs: 'service.edit',
      about: 'Writes a service anew.',
      params: BySlug,
      body: z.strictObject({ value: ServiceValue }),
      answer: ServiceDetail,
      overwrites: true,
      write: async (tx, { actor, params, match, body }) =>
        withTag(await commands.editService(tx, { actor, id: params.id, match, value: body.value })),
    }),
    operation({
      id: 'services.remove',
      method: 'delete',
      path: '/services/:id',
      needs: 'service.edit',
      about: 'Takes a service away; what was published with it stays as it is.',
      params: BySlug,
      answer: null,
      overwrites: true,
      write: async (tx, { actor, params, match }) => {
        await commands.removeService(tx, { actor, id: params.id, match })
        return {}
      },
    }),
  ]
}

export interface CatalogOperationsDeps {
  readonly commands: SupplyCommands
  /** What may be chosen in the language of whoever asks. */
  readonly choices: (language: Language) => Promise<Choices>
}

/** The paths of the API about providers, services, and what forms choose from. */
export function catalogOperations({ commands, choices }: CatalogOperationsDeps): Operation[] {
  return [
    ...providerOperations(commands),
    ...serviceOperations(commands),
    ...serviceChanges(commands),
    operation({
      id: 'choices',
      method: 'get',
      path: '/choices',
      needs: 'person',
      about: 'What the forms of the studio choose from: published names only.',
      answer: Choices,
      read: async ({ actor }) => ({ body: await choices(actor.language) }),
    }),
  ]
}
