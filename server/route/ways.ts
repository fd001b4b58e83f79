import type { RoadGraph } from '../../geo/road-graph'
import type { Database } from '../db/database'
import { engineAt, type Engine } from './engine'
import { engineInTiles } from './valhalla'
import { waysCommands, type WaysCommands, type WaysDeps } from './ways.commands'
import { waysStore } from './ways.store'

/** Where ways over real roads are asked for: a server, or tiles of this machine. */
export type Routing =
  | { readonly kind: 'osrm' | 'valhalla'; readonly url: string; readonly timeoutMs: number }
  | { readonly kind: 'tiles'; readonly folder: string; readonly timeoutMs: number }

export interface WaysGround {
  readonly routing: Routing | undefined
  readonly graph: () => RoadGraph
  /** Without one, answers of engines are not kept. */
  readonly database?: Database
  readonly now: () => Date
  readonly onTrouble?: WaysDeps['onTrouble']
}

function engineOf(routing: Routing | undefined, graph: () => RoadGraph): Engine | undefined {
  if (routing === undefined) return undefined
  return routing.kind === 'tiles'
    ? engineInTiles({ ...routing, graph })
    : engineAt({ ...routing, kind: routing.kind, graph })
}

/** Ways by road as the settings want them: an engine that is set up, and the network that ships behind it. */
export const openWays = ({ routing, graph, database, now, onTrouble = () => undefined }: WaysGround): WaysCommands =>
  waysCommands({ engine: engineOf(routing, graph), graph, store: database && waysStore(database, now), now, onTrouble })
