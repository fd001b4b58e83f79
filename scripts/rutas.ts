import { LANGUAGES, type Language } from '../server/contract/common'
import { sentenceOf } from './verbs/sentence'
import { UsageError, Refusal } from './verbs/usage'
import { audit } from './verbs/audit'
import { backup, restore } from './verbs/backup'
import { brochure } from './verbs/brochure'
import { check } from './verbs/check'
import { coverage } from './verbs/coverage'
import { directionsVerb, distance } from './verbs/distance'
import { exportVerb } from './verbs/export'
import { importVerb } from './verbs/import'
import { capacity, emissions, price, score, walk } from './verbs/methods'
import { roads } from './verbs/roads'
import { samples } from './verbs/samples'
import { solve } from './verbs/solve'
import { user } from './verbs/user'

/** Every verb of the command line: what it takes, and what does it. Each prints JSON or writes the file of --out. */
const VERBS: Readonly<Record<string, (args: string[], language: Language) => Promise<unknown>>> = {
  check,
  coverage,
  import: importVerb,
  export: exportVerb,
  distance,
  directions: directionsVerb,
  roads,
  capacity,
  score,
  walk,
  emissions,
  price,
  solve,
  brochure,
  backup,
  restore,
  samples,
  user,
  audit,
}

const USAGE = `rutas check [FILE…]    (FILE = - : standard input, here and below)
rutas coverage --network N|--route R|--bbox W,S,E,N [--bed KM] [--meal KM] [--guide KM] [--format json|csv]
rutas import FILE [--dry-run] [--keep-good] [--network N] [--matches same|new]
rutas export sites|routes|packages|tours|networks|providers|services|rates --format json|geojson|csv|gpx|kml [--slug SLUG] [--exact] [--lang es|pt|en] [--out FILE]
rutas distance --from LON,LAT --to LON,LAT [--mode car|coach|bicycle|walk|horse|boat] [--month 1-12] [--avoid ferries,borders,unpaved,motorways]
rutas directions --via LON,LAT --via LON,LAT … [--lang es|pt|en] [--mode M] [--month 1-12] [--avoid …]
rutas roads report
rutas roads build FILE.osm.pbf    (tiles for VALHALLA_TILES)
rutas capacity|score|walk|emissions|price FILE
rutas solve FILE [--format tsplib|tsptw|op|top|toptw] [--vehicles M] [--seconds S] [--seed N]
rutas brochure route|package|tour SLUG [--lang es|pt|en] [--edition dossier] [--out FILE]
rutas backup FILE
rutas restore FILE
rutas samples remove [--dry-run]
rutas user add --email E --name N --role coordination|designer|cooperative|reviewer|promoter [--network N] [--provider P] [--lang es|pt|en]
rutas user list
rutas user reset|disable --email E
rutas audit [--person ID] [--action A] [--kind K] [--object ID] [--from DAY] [--to DAY] [--before ID] [--verify]`

const language = (LANGUAGES.find((known) => known === process.env.RUTAS_LANG) ?? 'es') satisfies Language

async function run([verb = '', ...args]: string[]): Promise<number> {
  if (verb === '' || verb === 'help' || verb === '--help') {
    process.stdout.write(`${USAGE}\n`)
    return verb === '' ? 2 : 0
  }
  if (!Object.hasOwn(VERBS, verb)) throw new UsageError('unknown_verb', { verb })
  const answer = await VERBS[verb]!(args, language)
  if (answer !== undefined) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
  return 0
}

/** Whoever reads our answer may have read enough, as `head` does. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

run(process.argv.slice(2))
  .catch((error: unknown) => {
    const sentence = sentenceOf(error, language) ?? (error as Error).stack ?? String(error)
    if (error instanceof UsageError) {
      process.stderr.write(`${sentence}\n\n${USAGE}\n`)
      return 2
    }
    if (error instanceof Refusal && error.answer !== undefined)
      process.stdout.write(`${JSON.stringify(error.answer, null, 2)}\n`)
    process.stderr.write(`${sentence}\n`)
    return 1
  })
  .then((code) => {
    process.exitCode = code
  })
