import { may } from '../account/rights.rules'
import type { Actor } from '../contract/account'
import {
  MOST_MEGABYTES,
  type ImportDone,
  type ImportFormat,
  type ImportLine,
  type ImportPreview,
} from '../contract/api/import'
import type { Language, NetworkId } from '../contract/common'
import type { DraftValues } from '../contract/draft'
import { AppError } from '../contract/errors'
import { faultSentence, type FaultCode } from '../contract/faults'
import type { Database, Queries } from '../db/database'
import type { Brought, BulkCommands } from '../review/bulk.commands'
import { slugFor } from '../review/name.rules'
import { refusalOf } from '../review/state.rules'
import type { Work } from '../review/work.rules'
import type { CheckContext } from './check.rules'
import { draftRow, type DraftRow } from './import-draft.rules'
import {
  alikeTo,
  boxAround,
  changesOf,
  countsOf,
  losesPoint,
  nameOf,
  Namesakes,
  overlaid,
  problemsOf,
} from './import-plan.rules'
import { decodeText } from './import-text.rules'
import { readImport } from './import.rules'
import { unpacked } from './import-zip.rules'
import type { CatalogStore } from './store'

type SiteDraft = DraftValues['site']

/** A file as somebody brings it. */
export interface ImportFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly network?: NetworkId | undefined
  /** By the number of its row, or for all of them, whether what is like a site is the same one. */
  readonly decisions?: Readonly<Record<string, 'same' | 'new'>> | 'same' | 'new' | undefined
}

export interface ImportDeps {
  readonly database: Database
  readonly store: Pick<CatalogStore, 'sites'>
  readonly bulk: BulkCommands
  readonly inCountry: CheckContext['inCountry']
  readonly countries: readonly string[]
  readonly now: () => Date
  readonly mostBytes: number
}

/** The largest file that a browser may send. */
export const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
const MOST_MS = 60_000
/** After so many rows others get their turn: a large file must not keep the house waiting. */
const TURN_ROWS = 100
/** Writing a row takes some microseconds, and whoever writes next waits for all of them. */
const TURN_WRITTEN = 1000
/** Whoever reads what others keep changing gives up after so many times. */
const MOST_ROUNDS = 3

/** A row with what becomes of it, and what it is saved as. */
interface Planned {
  readonly line: ImportLine
  /** What stands there now. */
  readonly work?: Work | undefined
  readonly network?: NetworkId | undefined
  readonly value?: SiteDraft
}

/** A file as far as it can be read without looking at what is already there. */
interface Opened {
  readonly file: string
  readonly format: ImportFormat | null
  readonly notes: readonly string[]
  readonly problems: ImportPreview['problems']
  readonly rows: readonly DraftRow[]
}

/** Gives others their turn, and stops what takes longer than anybody waits. */
function pacer(now: () => Date) {
  const until = now().getTime() + MOST_MS
  let rows = 0
  return async (turn = TURN_ROWS) => {
    if (++rows % turn !== 0) return
    await new Promise((resolve) => setImmediate(resolve))
    if (now().getTime() > until) throw new AppError('import.too_slow', { seconds: MOST_MS / 1000 })
  }
}
type Pace = ReturnType<typeof pacer>

/** Decodes, reads and judges every row by itself. */
async function openFile(deps: ImportDeps, given: ImportFile & { language: Language }, pace: Pace): Promise<Opened> {
  const { name: file, bytes, network, language } = given
  const failed = (code: FaultCode, values?: Record<string, string | number>): Opened => {
    const problems = [{ field: '', problem: faultSentence(code, language, values) }]
    return { file, format: null, notes: [], rows: [], problems }
  }
  const { inCountry, countries, mostBytes } = deps
  if (bytes.length > mostBytes) return failed('tooLarge', { megabytes: mostBytes / 1024 / 1024 })
  const opened = unpacked({ name: file, bytes }, mostBytes)
  if ('trouble' in opened) return failed(opened.trouble, opened.values)
  const decoded = decodeText(opened.bytes)
  if ('unread' in decoded) return failed('encoding', { encoding: decoded.unread })
  const reading = readImport({ file: opened.name, text: decoded.text, language })
  const rows: DraftRow[] = []
  for (const row of reading.rows) {
    rows.push(draftRow(row, { file, network, language, inCountry, countries }))
    await pace()
  }
  const { encoding } = decoded
  const said = encoding === 'windows-1252' ? [faultSentence('readAs', language, { encoding })] : []
  return {
    file,
    format: reading.format,
    notes: [...said, ...reading.notes],
    rows,
    problems: problemsOf(reading.faults),
  }
}

/** Every network a file names must be one that the person may write in; nothing is told of it otherwise. */
function refuseForeign({ rows }: Opened, { grants }: Actor): void {
  const networks = new Set(rows.flatMap(({ network }) => network ?? []))
  for (const network of networks)
    if (!may(grants, 'site.edit', { networks: [network] })) throw new AppError('right.missing')
}

/** What is looked up while rows are judged against what is there. */
interface Known {
  readonly tx: Queries
  readonly actor: Actor
  readonly drafts: Namesakes
  /** The rows of the file without an id, so that it does not bring one place twice. */
  readonly seen: Namesakes
}

async function knownIn(
  { bulk }: ImportDeps,
  given: { tx: Queries; actor: Actor; rows: Opened['rows'] },
): Promise<Known> {
  const { tx, actor, rows } = given
  const drafts = new Namesakes()
  // Only what has no id is compared with its namesakes: reading every draft there is takes its time.
  const isNeeded = rows.some(({ id, faults }) => id === undefined && faults.length === 0)
  const open = isNeeded ? await bulk.open(tx, 'site') : []
  for (const { object, networks, value } of open) {
    const { name = {}, at } = value as SiteDraft
    for (const network of networks) drafts.add(network, { id: object, name, at })
  }
  return { tx, actor, drafts, seen: new Namesakes() }
}

const lineOf = ({ row, id = '', network, value }: DraftRow): ImportLine => ({
  ...{ row, id, network: network ?? '', name: nameOf(value.name) },
  ...{ state: 'refused', changes: [], problems: [], match: null },
})

/** What is written now under the row's id, or what keeps the row from being laid over it. */
function overWork(row: DraftRow, work: Work, { language, ...actor }: Actor): Planned {
  const base = { ...lineOf(row), id: work.id }
  const refused = (field: string, code: FaultCode, values: Record<string, string>): Planned => ({
    line: { ...base, problems: [{ field, problem: faultSentence(code, language, values) }] },
  })
  if (!work.scope.networks.includes(row.network!)) {
    const other = work.scope.networks.join(', ')
    return refused('network', 'network', { value: row.network!, where: work.id, other })
  }
  if (losesPoint(work.value as SiteDraft, row.value)) return refused('at', 'sensitivePoint', { id: work.id })
  const value = overlaid(work.value, row) as SiteDraft
  const changes = changesOf(work.value, value)
  const name = nameOf(value.name)
  if (changes.length === 0) return { line: { ...base, name, state: 'unchanged' } }
  if (refusalOf('edit', work, actor) !== null) return refused('', 'locked', { id: work.id })
  return { line: { ...base, name, state: 'changed', changes }, work, network: row.network, value }
}

/** A row without an id: like a site, like another row of the file, or new. */
async function withoutId(
  deps: ImportDeps,
  given: { row: DraftRow; known: Known; decided: 'same' | 'new' | undefined },
) {
  const { row, known, decided } = given
  const { language } = known.actor
  const network = row.network!
  const { at, name = {} } = row.value
  const fresh: Planned = { line: { ...lineOf(row), state: 'added' }, network, value: overlaid({}, row) as SiteDraft }
  if (at === undefined) return fresh
  const twin = alikeTo({ name, at }, known.seen.of(network, name))
  if (twin) {
    const problem = faultSentence('twiceHere', language, { row: twin.id, metres: twin.metres })
    return { line: { ...lineOf(row), problems: [{ field: '', problem }] } }
  }
  known.seen.add(network, { id: String(row.row), name, at })
  const sites = await deps.store.sites({ network, box: boxAround(at) })
  const match = decided === 'new' ? undefined : alikeTo({ name, at }, [...sites, ...known.drafts.of(network, name)])
  if (match === undefined) return fresh
  if (decided === undefined) {
    const problems = [{ field: '', problem: faultSentence('alike', language, { id: match.id, metres: match.metres }) }]
    return { line: { ...lineOf(row), state: 'match' as const, problems, match } }
  }
  const work = await deps.bulk.find(known.tx, 'site', match.id)
  const over = overWork(row, work!, known.actor)
  return { ...over, line: { ...over.line, match } }
}

async function planRow(deps: ImportDeps, row: DraftRow, given: { known: Known; decisions: ImportFile['decisions'] }) {
  const { known, decisions } = given
  if (row.faults.length > 0) return { line: { ...lineOf(row), problems: problemsOf(row.faults) } }
  const decided = typeof decisions === 'string' ? decisions : decisions?.[String(row.row)]
  if (row.id === undefined) return withoutId(deps, { row, known, decided })
  const work = await deps.bulk.find(known.tx, 'site', row.id)
  if (work) return overWork(row, work, known.actor)
  return {
    line: { ...lineOf(row), state: 'added' as const },
    network: row.network,
    value: overlaid({}, row) as SiteDraft,
  }
}

interface Plan {
  readonly preview: ImportPreview
  readonly planned: readonly Planned[]
}

async function planOf(
  deps: ImportDeps,
  opened: Opened,
  given: { tx: Queries; actor: Actor; pace: Pace } & Pick<ImportFile, 'decisions'>,
): Promise<Plan> {
  const { tx, actor, pace, decisions } = given
  const known = await knownIn(deps, { tx, actor, rows: opened.rows })
  const planned: Planned[] = []
  for (const row of opened.rows) {
    planned.push(await planRow(deps, row, { known, decisions }))
    await pace()
  }
  const rows = planned.map(({ line }) => line)
  const { file, format, notes, problems } = opened
  const preview = { file, format, notes: [...notes], problems: [...problems], counts: countsOf(rows), rows }
  return { preview, planned }
}

/** A named row without an address gets one from its name; the answer tells it. */
async function addressed({ bulk }: ImportDeps, tx: Queries, planned: readonly Planned[]): Promise<Planned[]> {
  if (planned.every(({ line }) => line.id || line.state !== 'added')) return [...planned]
  const taken = await bulk.taken(tx, 'site')
  for (const { line } of planned) if (line.id) taken.add(line.id)
  return planned.map((one) => {
    const { line } = one
    if (line.id || line.state !== 'added') return one
    const id = slugFor('site', line.name, taken)
    taken.add(id)
    return { ...one, line: { ...line, id } }
  })
}

const broughtBy = (planned: readonly Planned[]): Brought[] =>
  planned.flatMap(({ line: { id, state }, work, network, value }) =>
    state === 'added' || state === 'changed' ? [{ id, networks: [network!], value: value!, over: work }] : [],
  )

const isHeldUp = ({ problems, counts }: ImportPreview): number => problems.length + counts.refused + counts.match

/** Files of sites become drafts, to be completed and sent to review like any others; an import never publishes. */
export function importCommands(deps: ImportDeps) {
  const { database, now } = deps
  return {
    /** What an import would do, row by row; nothing is written. @throws AppError right.missing */
    async preview(actor: Actor, file: ImportFile): Promise<ImportPreview> {
      const pace = pacer(now)
      const opened = await openFile(deps, { ...file, language: actor.language }, pace)
      refuseForeign(opened, actor)
      const { decisions } = file
      return (await planOf(deps, opened, { tx: database.read, actor, pace, decisions })).preview
    },

    /**
     * Writes the drafts, all of them or, with `keepGood`, the good ones.
     * @throws AppError import.refused with the preview; right.missing; import.too_slow; import.overtaken
     */
    async save(actor: Actor, file: ImportFile & { keepGood: boolean }): Promise<ImportDone> {
      const pace = pacer(now)
      const opened = await openFile(deps, { ...file, language: actor.language }, pace)
      refuseForeign(opened, actor)
      const { decisions, keepGood } = file
      const tx = database.read
      // Everything is read and judged before anything is locked: others write meanwhile, and what they change is read again.
      for (let round = 1; round <= MOST_ROUNDS; round += 1) {
        const { preview, planned } = await planOf(deps, opened, { tx, actor, pace, decisions })
        const count = isHeldUp(preview)
        if (count > 0 && (!keepGood || preview.problems.length > 0))
          throw new AppError('import.refused', { count }, { preview })
        const named = await addressed(deps, tx, planned)
        const brought = broughtBy(named)
        const details = { file: file.name }
        const writer = { actor, details, pace: () => pace(TURN_WRITTEN) }
        if (brought.length === 0 || (await deps.bulk.place('site', brought, writer)))
          return { ...preview, rows: named.map(({ line }) => line), saved: brought.length }
      }
      throw new AppError('import.overtaken')
    },
  }
}
export type ImportCommands = ReturnType<typeof importCommands>
