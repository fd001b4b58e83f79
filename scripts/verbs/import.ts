import { auditStore } from '../../server/account/audit.store'
import { TERMINAL } from '../../server/account/room'
import { importPublishing } from '../../server/catalog/import-sites.commands'
import { readImport } from '../../server/catalog/import.rules'
import { NOBODY, type Actor } from '../../server/contract/account'
import type { ImportPreview, RowState } from '../../server/contract/api/import'
import { NETWORK_IDS, type Language, type NetworkId } from '../../server/contract/common'
import { AppError } from '../../server/contract/errors'
import type { Fault } from '../../server/contract/faults'
import type { House } from '../../server/house'
import { namesOn } from '../../server/review/names.store'
import { openReview } from '../../server/review/review'
import { importsIn } from '../../server/rooms'
import { MOST_BYTES } from './decode'
import { openLoadedHouse, readSettings } from './open'
import { contextOf, isOfPoints, readSource, type Source } from './sites'
import { oneOf, readArgs, Refusal } from './usage'

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  'keep-good': { type: 'boolean', default: false },
  network: { type: 'string' },
  matches: { type: 'string' },
} as const

interface Request {
  readonly source: Source
  readonly dryRun: boolean
  readonly keepGood: boolean
  readonly network: NetworkId | undefined
  /** What rows that are like a site are taken for. */
  readonly matches: 'same' | 'new' | undefined
  readonly language: Language
}
interface Done extends ImportPreview {
  readonly faults: readonly Fault[]
  readonly saved: number
}

function readRequest(args: string[], language: Language): Request {
  const { values, positionals } = readArgs(args, OPTIONS, { least: 1, most: 1 })
  const { network, matches } = values
  return {
    network: network === undefined ? undefined : oneOf(NETWORK_IDS, network, '--network'),
    matches: matches === undefined ? undefined : oneOf(['same', 'new'] as const, matches, '--matches'),
    dryRun: values['dry-run'],
    keepGood: values['keep-good'],
    source: readSource(positionals[0]!, language),
    language,
  }
}

/** Whoever holds the machine answers for all of it. */
const operatorIn = (language: Language): Actor => ({
  ...NOBODY,
  ...TERMINAL,
  language,
  grants: [{ role: 'coordination' }],
})

const faultsOf = ({ file, problems, rows }: ImportPreview): Fault[] => [
  ...problems.map((problem) => ({ file, feature: '', ...problem })),
  ...rows.flatMap((row) => row.problems.map((problem) => ({ file, feature: row.id || `#${row.row}`, ...problem }))),
]

/** Waypoints say too little to be published: they become drafts, to be completed in the studio. */
async function importPoints(house: House, { source, dryRun, keepGood, ...given }: Request): Promise<Done> {
  const { database, kinds, versions, now } = house
  const audit = auditStore(database, now)
  const { bulk } = openReview({ database, kinds, versions, audit, namesOf: namesOn(database), now })
  const commands = importsIn(house, { bulk, mostBytes: MOST_BYTES })
  const file = { name: source.file, bytes: source.bytes, network: given.network, decisions: given.matches }
  const actor = operatorIn(given.language)
  if (dryRun) return withFaults({ ...(await commands.preview(actor, file)), saved: 0 })
  try {
    return withFaults(await commands.save(actor, { ...file, keepGood }))
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'import.refused')) throw error
    return withFaults({ ...(error.attached.preview as ImportPreview), saved: 0 })
  }
}
const withFaults = (done: ImportPreview & { saved: number }): Done => ({ ...done, faults: faultsOf(done) })

/** Whole sites are published, as files of data/ are. */
function importSites(house: House, { source, dryRun, keepGood, network, language }: Request): Promise<Done> {
  const { file, text } = source
  const publish = importPublishing({ versions: house.versions, commands: house.catalogCommands })
  const reading = readImport({ file, text, language })
  return publish({ reading, context: contextOf(file, { network, language }), dryRun, keepGood })
}

/** What is said of an import: identifiers by what happens to them, and every row with its reasons. */
function answerOf({ rows, faults, notes, saved, ...done }: Done, { dryRun, source }: Request) {
  const named = (state: RowState) => rows.filter((row) => row.state === state).map(({ id, name }) => id || name)
  return {
    ...{ dryRun, file: done.file, format: done.format, notes: [...source.notes, ...notes], saved },
    ...{ added: named('added'), changed: named('changed'), unchanged: named('unchanged'), matches: named('match') },
    refused: faults,
    rows: rows.filter(({ state }) => state !== 'unchanged'),
  }
}

/** `import FILE [--dry-run] [--keep-good] [--network N] [--matches same|new]`: adds and updates sites by their id. */
export async function importVerb(args: string[], language: Language): Promise<unknown> {
  const request = readRequest(args, language)
  const house = await openLoadedHouse(readSettings(), language)
  try {
    const done = await (isOfPoints(request.source.format) ? importPoints : importSites)(house, request)
    const answer = answerOf(done, request)
    const isKept = request.keepGood && done.problems.length === 0
    if (done.faults.length === 0 || isKept) return answer
    throw new Refusal('nothing_imported', { count: done.faults.length }, answer)
  } finally {
    await house.close()
  }
}
