import type { z } from 'zod'
import type { DraftQuery } from '../contract/api/review'
import { searchWords } from '../contract/search-words'
import type { Person } from './state.rules'
import type { Summary } from './work.rules'

/** Whether an object is somebody's own: what they edited last, or what the provider they belong to owns. */
export const isMine = ({ editedBy, scope }: Pick<Summary, 'editedBy' | 'scope'>, { id, grants }: Person): boolean =>
  editedBy === id || grants.some((grant) => grant.role === 'cooperative' && grant.provider === scope.provider)

/** Whether every word of a search stands in the name, in any language, or in the address; accents do not count. */
function isNamed({ id, name }: Pick<Summary, 'id' | 'name'>, search: string): boolean {
  const text = searchWords([id, ...Object.values(name)].join(' ')).join(' ')
  return searchWords(search).every((word) => text.includes(word))
}

/** Whether an object is among those that were asked for. */
export function isAskedFor(
  summary: Summary,
  { state, network, mine, q }: z.infer<typeof DraftQuery>,
  person: Person,
): boolean {
  if (state !== undefined && summary.state !== state) return false
  if (network !== undefined && !summary.scope.networks.includes(network)) return false
  if (mine !== undefined && !isMine(summary, person)) return false
  return q === undefined || isNamed(summary, q)
}

/** Newest first; what was saved at one time by name. */
export const newestFirst = (one: Summary, other: Summary): number =>
  other.savedAt.localeCompare(one.savedAt) ||
  (one.name.es ?? one.id).localeCompare(other.name.es ?? other.id, 'es') ||
  one.id.localeCompare(other.id)
