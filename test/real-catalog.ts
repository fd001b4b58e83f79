import { readBasemap } from '../server/catalog/basemap'
import type { Catalog } from '../server/catalog/catalog.rules'
import { checkFiles, graphOf } from '../server/house'

const basemap = readBasemap('data')
const checked = checkFiles('data', basemap, 'es')

/** What ships in data/, read once for all tests of a file; broken data fails every one of them with its faults. */
export function realCatalog(): Catalog {
  if (!checked.catalog) throw new Error(JSON.stringify(checked.faults.slice(0, 20), null, 1))
  return checked.catalog
}
export const realGraph = () => graphOf(realCatalog())
export { basemap as realBasemap }
