import type { Language, Localized } from '../contract/common'
import type { CueDrive, Route, Stage } from '../contract/route'
import { addressOf, editionWords } from './back.rules'
import { placeName } from '../templates/place-name.rules'
import type { Head } from './heads.rules'
import { qrSvg } from './qr.rules'
import { readerOf, type BrochureContext, type Reader, type Subject } from './reader.rules'

export interface CueRow {
  /** Kilometres of the day where the turn is made. */
  readonly at: string
  readonly text: string
  /** How far it is from there to the next turn; empty at the end of a drive. */
  readonly next: string
}

interface CueLeg {
  readonly to: string
  readonly facts: string
  readonly isEstimated: boolean
  readonly rows: readonly CueRow[]
}

interface CueDay {
  readonly day: number
  readonly title: string
  readonly facts: string
  readonly legs: readonly CueLeg[]
}

const oneDecimal = (metres: number, { format }: Reader): string => format.number(metres / 1000, 1)

function legOf(drive: CueDrive, begun: number, reader: Reader): CueLeg {
  const { format, say, language } = reader
  let at = begun
  const rows = drive.steps.map(({ metres, text }): CueRow => {
    const row = { at: oneDecimal(at, reader), text: say(text), next: metres > 0 ? format.km(metres) : '' }
    at += metres
    return row
  })
  const to = placeName(say(drive.to), language)
  return {
    to,
    rows,
    facts: `${format.km(drive.metres)} · ${format.duration(drive.seconds)}`,
    isEstimated: drive.estimated,
  }
}

function dayOf(stage: Stage, reader: Reader): CueDay {
  const { format, say } = reader
  let begun = 0
  const legs = (stage.cues ?? []).map((drive) => {
    const leg = legOf(drive, begun, reader)
    begun += drive.metres
    return leg
  })
  const facts = `${format.km(stage.metres)} · ${format.duration(stage.driveSeconds)}`
  return { day: stage.day, title: say(stage.title), facts, legs }
}

const nameOf = (subject: Subject): Localized =>
  subject.kind === 'tour' ? subject.tour.name : subject.kind === 'package' ? subject.pack.name : subject.route.name

const routesOf = (subject: Subject): readonly Route[] =>
  subject.kind === 'tour' ? subject.parts.map(({ route }) => route) : [subject.route]

/**
 * The cue sheet of a route, or of the routes of a package or tour: day by day the turns with the kilometre they come at, as a
 * driver reads them. Nothing is routed here: what is printed was frozen with the route.
 * @returns the view of the template `brochure/cues`; a route designed before turns were told has days without them
 */
export function cuesView(subject: Subject, context: BrochureContext, language: Language) {
  const reader = readerOf(language, context)
  const { words } = reader
  const writing = { context, reader }
  const address = addressOf(subject, writing)
  const title = reader.say(nameOf(subject))
  const heads: Head[] = [
    { name: 'cues', left: title, right: words('brochure.cues.title'), foot: editionWords(subject, writing) },
  ]
  return {
    network: subject.kind === 'tour' ? 'tour' : subject.route.network,
    isProof: false,
    title,
    routes: routesOf(subject).map((route) => ({
      name: reader.say(route.name),
      many: subject.kind === 'tour',
      days: route.stages.map((stage) => dayOf(stage, reader)),
    })),
    qr: qrSvg(address, words('brochure.back.qr', { address })),
    address: address.replace(/^https?:\/\//, ''),
    heads,
  }
}
export type CuesView = ReturnType<typeof cuesView>
