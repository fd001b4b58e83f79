import { join } from 'node:path'
import { z } from 'zod'
import { carryingCapacity } from '../../server/catalog/capacity.rules'
import { scoreSite } from '../../server/catalog/score.rules'
import type { Language } from '../../server/contract/common'
import { CapacityInput } from '../../server/contract/methods/capacity'
import { EmissionsInput } from '../../server/contract/methods/emissions'
import { PriceInput } from '../../server/contract/methods/price'
import { ScoreInput } from '../../server/contract/methods/score'
import { WalkInput } from '../../server/contract/methods/walk'
import { EmissionRow } from '../../server/contract/rates'
import { quotePrices } from '../../server/package/price.rules'
import { emissionsOf } from '../../server/route/emissions.rules'
import { timeWalk } from '../../server/route/walk.rules'
import { readInput } from './input'
import { readSettings } from './open'
import { readArgs, Refusal } from './usage'

/** Refuses an answer with a number that JSON cannot carry, by the name of the first. */
function checkFinite(value: unknown, key: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Refusal('not_finite', { key })
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) checkFinite(part, key ? `${key}.${name}` : name)
}

const method =
  <I>(shape: z.ZodType<I>, apply: (input: I, language: Language) => unknown) =>
  async (args: string[], language: Language): Promise<unknown> => {
    const { positionals } = readArgs(args, {}, { least: 1, most: 1 })
    const answer = apply(readInput(positionals[0]!, shape, language), language)
    checkFinite(answer, '')
    return answer
  }

export const capacity = method(CapacityInput, carryingCapacity)
export const score = method(ScoreInput, scoreSite)
export const walk = method(WalkInput, timeWalk)
export const price = method(PriceInput, quotePrices)
export const emissions = method(EmissionsInput, ({ legs, ...terms }, language) => {
  const file = join(readSettings().catalogDir, 'rates', 'emissions.json')
  return emissionsOf(legs, readInput(file, z.array(EmissionRow), language), terms)
})
