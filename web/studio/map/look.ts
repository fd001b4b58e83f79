import { PALETTES, type Palette } from '../../../geo/map-palette'
import type { Language } from '../../../server/contract/common'

/** How a map looks: by day or by night, and in which language its places are named. */
export interface Look {
  readonly night: boolean
  readonly language: Language
}

export const paletteOf = ({ night }: Pick<Look, 'night'>): Palette => (night ? PALETTES.night : PALETTES.paper)
