import type { Seconds } from '../../geo/types'
import type { Network } from '../contract/network'
import type { Stage, StageItem } from '../contract/route'
import { checkDay, DAY_LIMITS, type DayLimits } from './day-check.rules'
import type { DriverDay, DriverPiece } from './driver.rules'
import { LEG_RULES } from './leg-time.rules'
import { clockSeconds } from './stage.rules'

/** A route has no date yet: its weeks are counted from a Monday. */
const FIRST_DAY = Date.UTC(2026, 0, 5)
const DAY_SECONDS = 86_400

const dateOf = (index: number): string => new Date(FIRST_DAY + index * DAY_SECONDS * 1000).toISOString().slice(0, 10)

const isAwake = (item: StageItem): boolean => item.kind !== 'night' && item.meal !== 'dinner'

/** A drive as the driver sees it: its rests in quarters of an hour, evenly spread. */
function piecesOfDrive(item: StageItem, offset: Seconds): DriverPiece[] {
  const { stopSeconds } = LEG_RULES
  const stops = Math.round((item.restSeconds ?? 0) / stopSeconds)
  const stretch = (item.endSeconds - item.startSeconds - stops * stopSeconds) / (stops + 1)
  return Array.from({ length: stops + 1 }, (_, index): DriverPiece[] => {
    const startSeconds = offset + item.startSeconds + index * (stretch + stopSeconds)
    const rests = startSeconds + stretch
    const drives: DriverPiece = { kind: 'drive', startSeconds, endSeconds: rests }
    return index === stops
      ? [drives]
      : [drives, { kind: 'break', startSeconds: rests, endSeconds: rests + stopSeconds }]
  }).flat()
}

/** While the group visits or eats, the driver rests. */
function driverDay(stage: Stage, index: number): DriverDay {
  const offset = index * DAY_SECONDS
  const awake = stage.items.filter(isAwake)
  return {
    date: dateOf(index),
    startSeconds: offset + (awake[0]?.startSeconds ?? 0),
    endSeconds: offset + (awake.at(-1)?.endSeconds ?? 0),
    pieces: awake.flatMap((item): readonly DriverPiece[] =>
      item.kind === 'drive'
        ? piecesOfDrive(item, offset)
        : [{ kind: 'break', startSeconds: offset + item.startSeconds, endSeconds: offset + item.endSeconds }],
    ),
  }
}

function limitsOf({ rules }: Network): DayLimits {
  return {
    ...DAY_LIMITS,
    lunch: {
      fromSeconds: clockSeconds(rules.lunchFrom),
      toSeconds: clockSeconds(rules.lunchTo),
      lastsSeconds: rules.lunchMinutes * 60,
    },
    dayEndsSeconds: clockSeconds(rules.dayEndsAt),
  }
}

/**
 * Checks every day of a route by the day check of the trade: lunch, the driver's hours with the days before, end of day.
 * Opening hours and slots need a date and are checked when a departure has one. Where the weekly rest falls due another
 * driver takes over, so that it is told once and counted anew from there.
 * @returns the stages with the first rule each of them breaks, by name and with its numbers
 * @see domain guide 3.4
 */
export function checkStages(stages: readonly Stage[], network: Network): Stage[] {
  const drivers = stages.map(driverDay)
  const limits = limitsOf(network)
  let sinceRelief = 0
  return stages.map((stage, index) => {
    const awake = stage.items.filter(isAwake)
    const lunch = awake.find((item) => item.meal === 'lunch')
    const verdict = checkDay(
      {
        date: dateOf(index),
        zone: network.zone,
        startSeconds: awake[0]?.startSeconds ?? 0,
        endSeconds: awake.at(-1)?.endSeconds ?? 0,
        visits: [],
        ...(lunch ? { lunch } : {}),
        driverDays: drivers.slice(sinceRelief, index + 1),
      },
      limits,
    )
    if (verdict.broken?.numbers.driverRule === 'weeklyRest') sinceRelief = index
    return { ...stage, findings: verdict.broken ? [verdict.broken] : [] }
  })
}
