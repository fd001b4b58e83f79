import type { z } from 'zod'
import type { Language } from '../contract/common'
import { AppError } from '../contract/errors'
import type { Queries } from '../db/database'
import type { Kind, Shelved, Versions } from '../db/versions'
import { draftOfFrozen, draftOfPlan } from './frozen.rules'
import type { OnShelf, ReviewedKind } from './kind'
import { formatsIn } from '../templates/format.rules'
import { wordsIn } from '../templates/words'
import type { Teller } from './outcome.rules'

/** What the review asks of every kind alike: what is published, and what it was made from. */
export function shelfOf<K extends Kind>(
  versions: Versions,
  kind: K,
  networksOf: (value: Shelved<K>['value']) => readonly string[],
): Pick<ReviewedKind, 'kind' | 'onShelf' | 'published'> {
  const line = ({ id, value, version, savedAt }: Shelved<K>): OnShelf => ({
    id,
    name: value.name,
    networks: [...new Set(networksOf(value))],
    version,
    savedAt,
  })
  return {
    kind,
    onShelf: async (tx: Queries) => (await versions.shelf(kind, tx)).map(line),
    async published(tx: Queries, id: string) {
      const row = await versions.shelved(kind, id, tx)
      if (!row) return undefined
      const value = (row.plan && draftOfPlan(kind, row.plan)) ?? draftOfFrozen(kind, row.value)
      return value && { ...line(row), value }
    },
  }
}

/** The strict plan of a draft that is about to be made. @throws AppError draft.incomplete when it does not have its shape */
export function planIn<T>(shape: z.ZodType<T>, plan: unknown): T {
  const parsed = shape.safeParse(plan)
  if (!parsed.success) throw new AppError('draft.incomplete')
  return parsed.data
}

/** The words and formats of a reader. */
export const tellerOf = (language: Language): Teller => ({
  language,
  words: wordsIn(language),
  format: formatsIn(language),
})
