import { CHECKLISTS } from '../contract/norms'
import type { Provider } from '../contract/provider'
import type { Reader } from './reader.rules'
import { accessFacts } from './sheet.rules'

type Adherence = NonNullable<Provider['norms']>[number]

/** Real organisations are told of only as far as they agreed to be sold; examples stand for nobody. */
const agreed = ({ sample, consent }: Provider): boolean => sample || consent !== undefined

/** A norm with what shows that it is kept, and the points of its checklist that are shown too; '' without evidence. */
function normNote({ norm, since, edition, evidence = '', criteria = [] }: Adherence, reader: Reader): string {
  const { words, format, language } = reader
  const held = criteria.filter((criterion) => criterion.evidence !== undefined)
  if (evidence === '' && held.length === 0) return ''
  const texts = new Map(CHECKLISTS[norm].criteria.map(({ id, text }) => [id, text[language]]))
  const points = held.map(({ id }) => `${id} ${texts.get(id) ?? ''}`.trim())
  const name = words('pages.network.normName', {
    norm: words(`labels.norm.${norm}`),
    edition: edition ?? CHECKLISTS[norm].edition,
    since: format.date(since),
  })
  const shown = points.length > 0 ? words('pages.network.normPoints', { points: points.join('; ') }) : ''
  return `${name}: ${[evidence, shown].filter(Boolean).join(' · ')}`
}

/** How many belong to a provider, and how many of them are women and young people; '' where it does not say. */
export function membersOf(provider: Provider, { words }: Reader): string {
  const { members, women, youth } = provider
  if (members === undefined || !agreed(provider)) return ''
  return [
    words('pages.network.members', { count: members, women: women ?? 0 }),
    youth ? words('pages.network.youth', { count: youth }) : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** What the card of a provider says beyond its name and its members: legal form, norms with why one may believe them, access. */
export function cardNotes(provider: Provider, reader: Reader): string[] {
  if (!agreed(provider)) return []
  const { words } = reader
  const { legalForm, founded, norms = [], accessibility } = provider
  const facts = accessFacts(accessibility, reader).yes
  const form = [legalForm, founded ? words('pages.network.founded', { year: founded }) : ''].filter(Boolean)
  return [
    form.join(', '),
    ...norms.map((norm) => normNote(norm, reader)),
    facts ? words('pages.network.accessible', { facts }) : '',
  ].filter(Boolean)
}
