import { statSync } from 'node:fs'
import { readConfig, type Config } from '../../server/config'
import type { Language } from '../../server/contract/common'
import { loadCatalog, openHouse, type House } from '../../server/house'
import { Refusal } from './usage'

/** The settings of the environment, with a folder for the catalog that is there. */
export function readSettings(): Config {
  const config = configOrRefusal()
  if (!statSync(config.catalogDir, { throwIfNoEntry: false })?.isDirectory())
    throw new Refusal('catalog_folder_missing', { folder: config.catalogDir })
  return config
}

function configOrRefusal(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    throw new Refusal('configuration', { reason: (error as Error).message.replaceAll('\n', '; ') })
  }
}

/** Opens the house with its catalog loaded; a broken catalog is refused with all its faults. */
export async function openLoadedHouse(config: Config, language: Language): Promise<House> {
  const house = await openHouse(config)
  const { faults } = await loadCatalog(house, language)
  if (faults.length === 0) return house
  await house.close()
  throw new Refusal('catalog_faults', { count: faults.length }, { faults })
}
