import type { TableFilter } from '../../../server/contract/api/table'
import { t } from '../words'

const FORMATS = ['csv', 'geojson', 'gpx', 'kml'] as const

/** What the filters find, as a file: a link for each format. */
export const ExportLinks = ({ filter }: { readonly filter: TableFilter }) => (
  <details class="column-choice turns">
    <summary>{t('catalog.export')}</summary>
    <div class="checks">
      {FORMATS.map((format) => {
        const query = new URLSearchParams({ ...filter, format, ...(format === 'csv' && { bom: 'true' }) })
        return (
          <a key={format} class="check" href={`/api/sites/export?${query}`}>
            {t(`catalog.exportAs.${format}`)}
          </a>
        )
      })}
      <p class="small">{t('catalog.exportHint')}</p>
    </div>
  </details>
)
