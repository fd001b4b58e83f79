import type { CapacityOutput } from '../contract/methods/capacity'
import type { Condition, Narrative } from '../contract/record'
import { latest, standing, type Recorded } from './record.rules'

/** What everybody may know of what is recorded about a site; who signed as a person stays inside. */
export interface OpenRecords {
  readonly condition?: {
    readonly condition: Condition
    readonly surroundings?: Condition
    readonly on: string
    readonly organisation: string
  }
  readonly capacity?: {
    readonly result: CapacityOutput
    readonly on: string
    readonly validUntil: string
    readonly organisation: string
  }
  readonly tellings: readonly Pick<
    Narrative,
    'teller' | 'role' | 'community' | 'language' | 'text' | 'translation' | 'confidence' | 'on'
  >[]
}

interface Drawers {
  readonly assessments: readonly Recorded<'assessment'>[]
  readonly studies: readonly Recorded<'capacity'>[]
  readonly narratives: readonly Recorded<'narrative'>[]
}

function openCapacity(study: Recorded<'capacity'> | undefined, today: string): OpenRecords['capacity'] {
  if (!study || study.value.validUntil < today) return undefined
  const { result, on, validUntil, by } = study.value
  return { result, on, validUntil, organisation: by.organisation ?? '' }
}

/**
 * The latest state of conservation without its threats, the capacity of the latest study while it holds, and every telling
 * whose community consents to its story being told, oldest first. What a later record corrects is not shown.
 * @param today ISO date
 */
export function openRecords({ assessments, studies, narratives }: Drawers, today: string): OpenRecords {
  const seen = latest(assessments)?.value
  const capacity = openCapacity(latest(studies), today)
  const told = standing(narratives).filter(({ value }) => value.consent?.covers.includes('story'))
  const inOrder = told.toSorted((a, b) => a.value.on.localeCompare(b.value.on) || a.number - b.number)
  return {
    ...(seen
      ? {
          condition: {
            condition: seen.condition,
            ...(seen.surroundings ? { surroundings: seen.surroundings } : {}),
            on: seen.on,
            organisation: seen.by.organisation ?? '',
          },
        }
      : {}),
    ...(capacity ? { capacity } : {}),
    tellings: inOrder.map(({ value }) => {
      const { teller, role, community, language, text, translation, confidence, on } = value
      return {
        teller,
        language,
        text,
        confidence,
        on,
        ...(role ? { role } : {}),
        ...(community ? { community } : {}),
        ...(translation ? { translation } : {}),
      }
    }),
  }
}
