import type { Config } from '../../server/config'
import type { Language } from '../../server/contract/common'
import { loadCatalog, openHouse, type House } from '../../server/house'
import { Refusal } from './usage'

/** Opens the house with its catalog loaded; a broken catalog is refused with all its faults. */
export async function openLoadedHouse(config: Config, language: Language): Promise<House> {
  const house = await openHouse(config)
  const { faults } = await loadCatalog(house, language)
  if (faults.length === 0) return house
  await house.close()
  throw new Refusal(
    { es: 'el catálogo tiene fallas', pt: 'o catálogo tem falhas', en: 'the catalog has faults' }[language],
    { faults },
  )
}
