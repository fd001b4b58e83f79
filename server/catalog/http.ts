import { Router } from 'express'
import { z } from 'zod'
import type { Box } from '../../geo/types'
import { CountryCode, NetworkId } from '../contract/common'
import { SITE_KINDS } from '../contract/site'
import { featureOf } from './check.rules'
import type { CatalogStore } from './store'

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

export const catalogRouter = (store: CatalogStore) =>
  Router().get('/api/sites.geojson', async (req, res) => {
    const { bbox, ...filter } = SiteQuery.parse(req.query)
    const sites = await store.sites({ ...filter, box: bbox })
    res
      .set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' })
      .type('application/geo+json')
      .send(JSON.stringify({ type: 'FeatureCollection', features: sites.map(featureOf) }))
  })
