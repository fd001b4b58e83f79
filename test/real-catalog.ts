import { readBasemap } from '../server/catalog/basemap'
import type { Catalog } from '../server/catalog/catalog.rules'
import { checkFiles, graphOf } from '../server/house'
import type { Ingredients } from '../server/package/compose.rules'
import { ingredientsFor } from '../server/package/commands'
import { designFor } from '../server/route/commands'
import { designRoute, type Design } from '../server/route/rules'

const basemap = readBasemap('data')
const checked = checkFiles('data', basemap, 'es')

/** What ships in data/, read once for all tests of a file; broken data fails every one of them with its faults. */
export function realCatalog(): Catalog {
  if (!checked.catalog) throw new Error(JSON.stringify(checked.faults.slice(0, 20), null, 1))
  return checked.catalog
}
export const realGraph = () => graphOf(realCatalog())
export { basemap as realBasemap }

const find = <T extends { id: string }>(rows: readonly T[], id: string): T => rows.find((row) => row.id === id)!

/** Everything one of the national routes is designed from. */
export const designOf = (id: string): Design =>
  designFor(find(realCatalog().routePlans, id), realCatalog(), realGraph())

/** Everything one of the national packages is composed from, on the first version of its route. */
export function ingredientsOf(id: string): Ingredients {
  const plan = find(realCatalog().packagePlans, id)
  return ingredientsFor(plan, realCatalog(), { ...designRoute(designOf(plan.route)), version: 1 })
}
