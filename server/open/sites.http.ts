import { operation, type MediaType, type Operation } from '../account/operation'
import { may } from '../account/rights.rules'
import type { OpenPhotos } from '../catalog/photo.commands'
import { filedSite } from '../catalog/photo.rules'
import type { CatalogStore } from '../catalog/store'
import { publishedFilter } from '../catalog/table.commands'
import { SiteExportQuery, type ImportFormat } from '../contract/api/import'
import { NETWORK_IDS } from '../contract/common'
import { AppError } from '../contract/errors'
import { sitesAs } from './sites.rules'

const TYPES = {
  geojson: 'application/geo+json',
  csv: 'text/csv',
  gpx: 'application/gpx+xml',
  kml: 'application/vnd.google-earth.kml+xml',
} as const satisfies Record<ImportFormat, MediaType>

/** The published sites of the networks somebody reads, as a file that an import takes back. */
export const siteExportOperation = (
  store: Pick<CatalogStore, 'sites'>,
  { openPhotos, publicUrl }: { readonly openPhotos: Pick<OpenPhotos, 'openAt'>; readonly publicUrl: string },
): Operation =>
  operation({
    id: 'sites.export',
    method: 'get',
    path: '/sites/export',
    needs: 'site.read',
    about:
      'Gives the published sites, or those that the filters of the table find, as a file; the points of sensitive ones stay moved.',
    query: SiteExportQuery,
    answer: null,
    gives: Object.values(TYPES),
    read: async ({ actor, query: { format, bom, ...filter } }) => {
      const isTheirs = (id: string) => may(actor.grants, 'site.read', { networks: [id] })
      if (filter.network !== undefined && !isTheirs(filter.network)) throw new AppError('right.missing')
      const asked = publishedFilter(filter, NETWORK_IDS.filter(isTheirs))
      const sites = asked ? await store.sites(asked) : []
      const at = await openPhotos.openAt(publicUrl)
      const filed = sites.map((site) => filedSite(site, at))
      const text = sitesAs(format, filed, { language: actor.language, bom: bom === 'true' })
      return { file: { bytes: Buffer.from(text), name: `sitios.${format}`, type: TYPES[format] } }
    },
  })
