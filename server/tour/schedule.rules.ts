import { DateTime } from 'luxon'
import { AppError } from '../contract/errors'
import type { Network } from '../contract/network'
import type { Package } from '../contract/package'
import type { ConnectionRow, EmissionRow, LinkRow } from '../contract/rates'
import type { Route } from '../contract/route'
import type { TourLink, TourPart } from '../contract/tour'
import { emissionsOf } from '../route/emissions.rules'
import { meets, needsTransfer } from './gateway.rules'
import { checkConnection, firstDayAfter, linkTimes, momentOf, REST_RULES, type LinkTimes } from './time.rules'

/** A package with what it was made from: the route gives its hours, the network its zone. */
export interface Member {
  readonly pack: Package
  readonly route: Route
  readonly network: Network
}

export interface Facts {
  readonly connections: readonly ConnectionRow[]
  readonly emissions: readonly EmissionRow[]
}

/** A link that would leave later than this leaves the next morning instead. */
const LATEST_DEPARTURE = 18 * 60
const MORNING_DEPARTURE = 9 * 60
const ROUND_MINUTES = 30

/** A link with its times, and the nights it asks for at either end. */
export interface DatedLink {
  readonly row: LinkRow
  readonly times: LinkTimes
  readonly link: TourLink
  /** Dates of the nights at the gateway left and at the gateway reached. */
  readonly nightsBefore: readonly string[]
  readonly nightsAfter: readonly string[]
  /** Nights spent travelling, for which nobody sells a bed. */
  readonly nightsInVehicle: number
  readonly light: boolean
}

const shift = (date: string, days: number): string =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate()!
const daysBetween = (from: string, to: string): number =>
  Math.round(DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days)
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function refuseWrongGateway(row: LinkRow, before: Member, after: Member): void {
  if (!meets(before.route.end.at, row.from.lngLat))
    throw new AppError('tour.gateway', { link: row.id, place: before.route.end.name })
  if (!meets(after.route.start.at, row.to.lngLat))
    throw new AppError('tour.gateway', { link: row.id, place: after.route.start.name })
}

/** Minutes after midnight at which the travellers of a package are done with its last day. */
const endMinutes = (route: Route): number => Math.ceil((route.stages.at(-1)?.items.at(-1)?.endSeconds ?? 0) / 60)

function departure(
  ends: { date: string; minutes: number },
  minimum: number,
): { date: string; local: string; nightBefore: boolean } {
  const ready = Math.ceil((ends.minutes + minimum) / ROUND_MINUTES) * ROUND_MINUTES
  const nightBefore = ready > LATEST_DEPARTURE
  const date = nightBefore ? shift(ends.date, 1) : ends.date
  return { date, local: `${date}T${clock(nightBefore ? MORNING_DEPARTURE : ready)}`, nightBefore }
}

const LAST_MINUTE = 24 * 60 - 1
const EMITS = { air: 'flight', ferry: 'ferry-foot', border: 'coach' } as const
const KIND: Record<LinkRow['mode'], ConnectionRow['kind']> = { air: 'int-int', border: 'land-border', ferry: 'ferry' }

interface Crossing {
  readonly row: LinkRow
  readonly before: Member
  readonly after: Member
  readonly endsOn: string
  readonly startsOn: string
}

/** The minimum connection of a kind on a date: the airport's own row before the general one. */
function minimumFor(
  rows: readonly ConnectionRow[],
  asked: { kind: ConnectionRow['kind']; airport: string | null; date: string },
) {
  const { kind, airport, date } = asked
  const holding = rows.filter(
    (row) => row.kind === kind && (row.from === null || row.from <= date) && (row.to === null || date <= row.to),
  )
  return (holding.find((row) => row.airport === airport) ?? holding.find((row) => row.airport === null))?.minutes
}

/** Who ends at one airport of a city and leaves from the other needs the time of the transfer, where the table has it. */
function kindFor({ row, before, endsOn }: Crossing, rows: readonly ConnectionRow[]): ConnectionRow['kind'] {
  const change = rows.some(
    ({ kind, airport, from, to }) =>
      kind === 'airport-change' &&
      airport === row.from.iata &&
      (from === null || from <= endsOn) &&
      (to === null || endsOn <= to),
  )
  return change && needsTransfer(before.route.end.at, row.from.lngLat) ? 'airport-change' : KIND[row.mode]
}

/** When the link leaves: as soon as the last day is over and the minimum connection is kept, or the next morning. */
function leaveAfter(crossing: Crossing, { connections }: Facts) {
  const { row, before, endsOn } = crossing
  const kind = kindFor(crossing, connections)
  const minimum = minimumFor(connections, { kind, airport: row.from.iata, date: endsOn })
  if (minimum === undefined) throw new AppError('tour.connection', { link: row.id, kind })
  const ends = { date: endsOn, minutes: endMinutes(before.route) }
  const leaves = departure(ends, minimum)
  const times = linkTimes({
    departsLocal: leaves.local,
    fromZone: row.from.zone,
    toZone: row.to.zone,
    seconds: row.minutes * 60,
  })
  const ready = momentOf(`${endsOn}T${clock(Math.min(ends.minutes, LAST_MINUTE))}`, row.from.zone)
  const asked = { arrives: ready, departs: times.departs, kind, airport: row.from.iata }
  const checked = checkConnection(asked, connections)
  if (checked.verdict !== 'legal')
    throw new AppError('tour.connection', { link: row.id, kind, minutes: checked.minutes })
  return { leaves, times, minimum }
}

function toldLink(
  { row, startsOn }: Crossing,
  { leaves, times, minimum }: ReturnType<typeof leaveAfter>,
  facts: Facts,
): TourLink {
  return {
    link: row.id,
    mode: row.mode,
    from: { iata: row.from.iata, zone: row.from.zone, name: row.from.city },
    to: { iata: row.to.iata, zone: row.to.zone, name: row.to.city },
    ...(row.via && { via: row.via }),
    day: daysBetween(startsOn, leaves.date) + 1,
    departsAt: times.departs.utc,
    arrivesAt: times.arrives.utc,
    departsLocal: times.departs.local,
    arrivesLocal: times.arrives.local,
    minutes: row.minutes,
    ...(row.borderMinutes && { borderMinutes: row.borderMinutes }),
    zoneShiftMinutes: times.zoneShiftMinutes,
    km: row.km,
    kgCo2: emissionsOf([{ mode: EMITS[row.mode], km: row.km }], facts.emissions).kg,
    fare: row.fareUsd ?? row.sampleFareUsd,
    fareSample: row.fareUsd === null,
    estimated: row.estimated,
    earliestCheckInLocal: clock(REST_RULES.checkInSeconds / 60),
    minimumConnectionMinutes: minimum,
    note: row.note,
  }
}

/**
 * Dates a link after a package: it leaves when the last day is over and the minimum connection is kept, or the next
 * morning; the night after arrival is spent at the gateway reached, so that the next package starts rested.
 * @returns times in UTC with the wall clock of both zones beside them
 * @throws AppError tour.gateway when the link does not join the end of one route to the start of the next;
 * tour.connection when the table has no minimum for its kind
 * @see domain guide 5
 */
function dateLink(crossing: Crossing, facts: Facts): DatedLink {
  refuseWrongGateway(crossing.row, crossing.before, crossing.after)
  const left = leaveAfter(crossing, facts)
  const { light, earlyCheckIn } = firstDayAfter(left.times)
  const arrivesOn = left.times.arrives.local.slice(0, 10)
  return {
    row: crossing.row,
    times: left.times,
    nightsBefore: left.leaves.nightBefore ? [crossing.endsOn] : [],
    // Who lands before dawn needs the room of the night that is ending, too.
    nightsAfter: [...(earlyCheckIn ? [shift(arrivesOn, -1)] : []), arrivesOn],
    nightsInVehicle: Math.max(0, daysBetween(left.leaves.date, arrivesOn) - (earlyCheckIn ? 1 : 0)),
    light,
    link: toldLink(crossing, left, facts),
  }
}

const partOf = (
  { pack, network }: Member,
  { startsOn, tourStart, light }: { startsOn: string; tourStart: string; light: boolean },
): TourPart => ({
  package: { id: pack.id, version: pack.version },
  network: pack.network,
  name: pack.name,
  country: network.country,
  zone: network.zone,
  localCurrency: network.currency,
  startsOn,
  endsOn: shift(startsOn, pack.days - 1),
  firstDay: daysBetween(tourStart, startsOn) + 1,
  days: pack.days,
  lightFirstDay: light,
})

/**
 * Lays packages and links out on the calendar, one after the other.
 * @param rows one link less than packages, in order
 * @returns parts and links with their dates; `inVehicles` nights are spent travelling
 * @throws AppError as `dateLink`
 */
export function scheduleTour(
  { members, rows, startsOn }: { members: readonly Member[]; rows: readonly LinkRow[]; startsOn: string },
  facts: Facts,
): { parts: TourPart[]; links: DatedLink[]; inVehicles: number; days: number; endsOn: string } {
  const parts: TourPart[] = []
  const links: DatedLink[] = []
  members.forEach((member, index) => {
    const before = parts.at(-1)
    const row = rows[index - 1]
    if (!before || !row) return void parts.push(partOf(member, { startsOn, tourStart: startsOn, light: false }))
    const dated = dateLink({ row, before: members[index - 1]!, after: member, endsOn: before.endsOn, startsOn }, facts)
    links.push(dated)
    const begins = shift(dated.times.arrives.local.slice(0, 10), 1)
    parts.push(partOf(member, { startsOn: begins, tourStart: startsOn, light: dated.light }))
  })
  const endsOn = parts.at(-1)!.endsOn
  return {
    parts,
    links,
    inVehicles: links.reduce((sum, dated) => sum + dated.nightsInVehicle, 0),
    days: daysBetween(startsOn, endsOn) + 1,
    endsOn,
  }
}
