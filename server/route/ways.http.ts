import { setImmediate } from 'node:timers/promises'
import { operation, type Operation } from '../account/operation'
import { directions } from '../../geo/directions'
import { isNoWay, type NoWay } from '../../geo/find-way'
import { osrmAnswer } from '../../geo/osrm-answer'
import type { LngLat } from '../../geo/types'
import { WayAnswer, WayQuery } from '../contract/api/ways'
import type { Language } from '../contract/common'
import { AppError } from '../contract/errors'
import type { ToldWay, WaysCommands } from './ways.commands'

const REFUSED = { off_network: 'place.off_network', unreachable: 'place.unreachable', closed: 'place.closed' } as const

function found<T extends object>(told: T | NoWay, [from, to]: readonly [LngLat, LngLat]): T {
  if (!('refused' in told)) return told
  const [start, end] = [from.join(','), to.join(',')]
  const far = told.snapped[0] >= told.snapped[1] ? start : end
  const km = Math.round(Math.max(...told.snapped) / 1000)
  throw new AppError(REFUSED[told.refused], { from: start, to: end, place: far, km })
}

const termsOf = ({ mode, month, avoid }: WayQuery) => ({
  mode,
  ...(month !== undefined && { month }),
  ...(avoid && { avoid: Object.fromEntries(avoid.map((kind) => [kind, true])) }),
})

/** The legs of each way: one way through all the points, or several between two. */
async function waysOf(ways: WaysCommands, query: WayQuery): Promise<ToldWay[][]> {
  const terms = termsOf(query)
  const [first, second] = query.via as [LngLat, LngLat]
  if (query.ways > 1 && query.via.length === 2) {
    const told = await ways.others({ ...terms, from: first, to: second }, query.ways)
    return found(told, [first, second]).map((way) => [way])
  }
  const legs: ToldWay[] = []
  for (const [index, to] of query.via.slice(1).entries()) {
    const from = query.via[index]!
    const told = await ways.between({ ...terms, from, to })
    legs.push(isNoWay(told) ? found<ToldWay>(told, [from, to]) : told)
    // Finding a way holds everybody up for some milliseconds; a hundred of them must not do so at once.
    await setImmediate()
  }
  return [legs]
}

function present(routes: readonly ToldWay[][], language: Language) {
  const answer = osrmAnswer(routes)
  const withWords = (way: ToldWay) => ({
    sentences: directions(way, language).map(({ text, metres, seconds }) => ({ text, metres, seconds })),
    events: way.events,
    despite: way.despite,
    ...(way.instead && { instead: way.instead }),
  })
  return {
    ...answer,
    routes: answer.routes.map((route, index) => ({
      ...route,
      legs: route.legs.map((leg, number) => ({ ...leg, ...withWords(routes[index]![number]!) })),
    })),
  }
}

/** The path of the API that answers how one gets from place to place. */
export const wayOperation = (ways: WaysCommands): Operation =>
  operation({
    id: 'ways',
    method: 'get',
    path: '/ways',
    needs: 'route.read',
    about:
      'How one gets from point to point, in the shape of OSRM, with the source of every figure and the turns in words.',
    query: WayQuery,
    answer: WayAnswer,
    run: async ({ actor, query }) => ({ body: present(await waysOf(ways, query), actor.language) }),
  })
