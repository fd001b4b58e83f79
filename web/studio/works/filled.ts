import { LANGUAGES } from '../../../server/contract/common'
import type { GapLine } from '../../../server/contract/api/review'
import { fieldOf, type Field, type Section } from './fields'
import { at, isPlain, type Value } from './value'

const isSaid = (piece: unknown): boolean => {
  if (typeof piece === 'string') return piece.trim() !== ''
  if (Array.isArray(piece)) return piece.some(isSaid)
  if (isPlain(piece)) return Object.values(piece).some(isSaid)
  return piece !== undefined && piece !== null
}

/** A yes or no left alone says no. */
const isAsked = ({ input }: Field): boolean => input !== 'yes'

/** Whether all of a field is said: a text in every language of the house. */
function isWhole({ path, input }: Field, value: Value): boolean {
  if (input !== 'lines' && input !== 'texts') return isSaid(at(value, path))
  const said = LANGUAGES.filter((language) => isSaid(at(value, `${path}.${language}`)))
  return said.length === LANGUAGES.length
}

export interface Filled {
  readonly filled: number
  readonly all: number
  /** How many things within it keep the work from being published. */
  readonly blocking: number
}

/** How much of a part of a form is filled in, and what in it holds a publication up. */
export function filledIn(
  section: Section,
  { value, gaps, sections }: { value: Value; gaps: readonly GapLine[]; sections: readonly Section[] },
): Filled {
  const asked = section.fields.filter(isAsked)
  const within = (gap: GapLine) => {
    const field = gap.field && fieldOf(sections, gap.field)
    return gap.level === 'blocks' && field && section.fields.includes(field)
  }
  return {
    filled: asked.filter((field) => isWhole(field, value)).length,
    all: asked.length,
    blocking: gaps.filter(within).length,
  }
}
