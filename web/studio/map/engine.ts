import type { Box, LngLat, Metres } from '../../../geo/types'
import type { Ground } from './ground'
import type { Look } from './look'
import type { Pin } from './pin'

/** What a map shows. */
export interface Scene {
  readonly pins: readonly Pin[]
  readonly selected?: string
  /** The area that was searched. */
  readonly box?: Box
}

export interface View {
  readonly center: LngLat
  readonly zoom: number
}

export interface Seen {
  readonly box: Box
  readonly metresPerPixel: Metres
  /** Whether somebody moved the map, and not the program. */
  readonly byHand: boolean
}

/** What happens on a map. */
export interface MapEvents {
  select(id: string): void
  hint(id: string | undefined): void
  /** Somebody let go of a pin, or accepted where the keys had moved it. */
  move(id: string, at: LngLat): void
  view(seen: Seen): void
}

export interface MapSetting {
  readonly box: HTMLElement
  readonly look: Look
  readonly ground: Ground
  readonly start: View | Box
  readonly events: MapEvents
  /** Names what the ear meets, and what a finger or a wheel is told on a map within a longer page. */
  readonly words: MapWords
  /** A map within a longer page leaves the wheel and one finger to the page. */
  readonly calm: boolean
}

export interface MapWords {
  readonly label: string
  readonly wheel: string
  readonly fingers: string
  /** The name of a pin that may be moved. */
  readonly hand: (label: string) => string
}

/** One map of one engine: the scene goes in, what people do comes out through the events. */
export interface MapEngine {
  draw(scene: Scene): void
  zoom(by: 1 | -1): void
  fit(box: Box): void
  /** Brings a place into sight where it is not. */
  reveal(at: LngLat): void
  view(): View
  remove(): void
}

export type OpenMap = (setting: MapSetting) => Promise<MapEngine>

/** Where a map of everything begins: the continent of the four routes. */
export const CONTINENT: Box = [-92, -55, -52, 24]

export const isBox = (start: View | Box): start is Box => Array.isArray(start)

/** Whether nothing should glide. */
export const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
