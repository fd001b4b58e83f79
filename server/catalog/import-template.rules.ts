import { stringify } from 'csv-stringify/sync'
import type { Language, NetworkId } from '../contract/common'
import { featureOfRow, SITE_COLUMNS } from './csv.rules'

const WORDS: Record<Language, { readonly name: string; readonly summary: string; readonly source: string }> = {
  es: {
    name: 'Casa de la memoria (ejemplo)',
    summary: 'Escriba aquí qué pasó en este lugar; borre esta fila antes de enviar el archivo.',
    source: 'Título del libro, del archivo o del testimonio',
  },
  pt: {
    name: 'Casa da memória (exemplo)',
    summary: 'Escreva aqui o que aconteceu neste lugar; apague esta linha antes de enviar o arquivo.',
    source: 'Título do livro, do arquivo ou do testemunho',
  },
  en: {
    name: 'House of memory (example)',
    summary: 'Write here what happened at this place; delete this row before you bring the file.',
    source: 'Title of the book, archive or testimony',
  },
}

/** A town of each network, so that the point of the example lies in its country. */
const PLACES: Record<
  NetworkId,
  readonly [country: string, admin1: string, municipality: string, lng: string, lat: string]
> = {
  sandino: ['NI', 'Managua', 'Tipitapa', '-86.0971', '12.1973'],
  che: ['CU', 'Villa Clara', 'Santa Clara', '-79.9647', '22.4069'],
  bolivar: ['VE', 'Carabobo', 'Valencia', '-68.0077', '10.1806'],
  'san-martin': ['AR', 'Mendoza', 'Mendoza', '-68.8446', '-32.8895'],
}

function exampleRow(language: Language, network: NetworkId): Record<string, string> {
  const { name, summary, source } = WORDS[language]
  const [country, admin1, municipality, lng, lat] = PLACES[network]
  const told: Record<string, string> = {
    ...{ network, lng, lat, country, admin1, municipality },
    ...{ id: 'casa-de-la-memoria-ejemplo', kind: 'museum', date: '1927-05-04', confidence: 'testimonio' },
    ...{ precision: '50', visitMinutes: '45', openingHours: 'Tu-Su 09:00-17:00', essential: 'false' },
    [`name.${language}`]: name,
    [`summary.${language}`]: summary,
    sources: JSON.stringify([{ title: source, year: 1998 }]),
  }
  return Object.fromEntries(SITE_COLUMNS.map((column) => [column, told[column] ?? '']))
}

/**
 * A file to be filled in: every column of a site, and one row that shows how.
 * @returns a CSV as spreadsheets of that language open it (marked as UTF-8; semicolons where the comma is decimal), or
 * GeoJSON with the one feature; an import takes either as it is
 */
export function siteTemplate(format: 'csv' | 'geojson', given: { language: Language; network: NetworkId }): string {
  const { language, network } = given
  const row = exampleRow(language, network)
  if (format === 'csv')
    return stringify([Object.keys(row), Object.values(row)], { bom: true, delimiter: language === 'en' ? ',' : ';' })
  const { feature } = featureOfRow(row, { file: '', index: 0, language })
  return `${JSON.stringify({ type: 'FeatureCollection', features: [feature] }, null, 2)}\n`
}
