import './map.css'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Box, LngLat } from '../../../geo/types'
import { Button } from '../parts/button'
import { StateBadge } from '../parts/marks'
import { t } from '../words'
import { settled, stepMetres, type Pin } from './pin'
import type { Seen } from './engine'
import { useMap } from './use-map'

export type { Pin }

interface StudioMapProps {
  readonly pins: readonly Pin[]
  readonly selected?: string
  onSelect?(id: string): void
  /** The pin the mouse is over; undefined when it leaves. */
  onHint?(id: string | undefined): void
  /** A movable pin was let go somewhere else. */
  onMove?(id: string, at: LngLat): void
  /** Offers to search in the area in sight. */
  onBox?(box: Box): void
  /** Offers to put a pin where the middle of the map is. */
  onPlace?(at: LngLat): void
  /** The area that was searched. */
  readonly box?: Box
  /** What the map shows, for the ear. */
  readonly label: string
  /** All pins are brought into sight when it changes. */
  readonly fit?: string
  /** Whether a list beside says the same; without one something else on the screen must. */
  readonly list?: boolean
  /** Within a longer page: the wheel and one finger go on scrolling the page. */
  readonly calm?: boolean
}

/** More names than these are looked for by searching, not by reading. */
const MOST_LISTED = 200

const List = ({ pins, selected, onSelect }: Pick<StudioMapProps, 'pins' | 'selected' | 'onSelect'>) => (
  <ul class="map-list">
    {pins.slice(0, MOST_LISTED).map(({ id, label, state }) => (
      <li key={id}>
        <button type="button" aria-pressed={id === selected ? 'true' : 'false'} onClick={() => onSelect?.(id)}>
          {label} <StateBadge state={state} />
        </button>
      </li>
    ))}
    {pins.length > MOST_LISTED && <li class="small">{t('map.more', { count: pins.length - MOST_LISTED })}</li>}
  </ul>
)

const SIGNS = { 1: 'M8 3v10M3 8h10', '-1': 'M3 8h10' } as const

const Zoom = ({ onZoom }: { onZoom(by: 1 | -1): void }) => (
  <div class="map-zoom">
    {([1, -1] as const).map((by) => (
      <button key={by} type="button" aria-label={t(by === 1 ? 'map.zoomIn' : 'map.zoomOut')} onClick={() => onZoom(by)}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={SIGNS[by]} />
        </svg>
      </button>
    ))}
  </div>
)

interface TroubleProps {
  readonly standing: 'waiting' | 'ready' | 'failed'
  again(): void
}

const Trouble = ({ standing, again }: TroubleProps) =>
  standing === 'ready' ? null : (
    <div class="map-wait" role="status">
      <p>{t(standing === 'failed' ? 'map.failed' : 'map.opening')}</p>
      {standing === 'failed' && <Button onClick={again}>{t('form.again')}</Button>}
    </div>
  )

const nothing = () => undefined
const middleOf = ([west, south, east, north]: Box): LngLat => settled([(west + east) / 2, (south + north) / 2])

/** What is offered over the map: to put the pin there, or to search there. */
function Offer({ seen, onPlace, onBox }: Pick<StudioMapProps, 'onPlace' | 'onBox'> & { readonly seen: Seen }) {
  const [asked, setAsked] = useState('')
  const here = seen.box.join()
  const search = () => {
    setAsked(here)
    onBox?.(seen.box)
  }
  if (onPlace)
    return (
      <div class="map-search">
        <Button onClick={() => onPlace(middleOf(seen.box))}>{t('map.placePin')}</Button>
      </div>
    )
  if (!onBox || !seen.byHand || here === asked) return null
  return (
    <div class="map-search">
      <Button onClick={search}>{t('map.searchHere')}</Button>
    </div>
  )
}

interface NoteProps {
  readonly pins: readonly Pin[]
  readonly seen: Seen | undefined
  readonly plain: boolean
}

/** What the map cannot say of itself: what the keys do, and who drew the ground. */
function Note({ pins, seen, plain }: NoteProps) {
  const metres = seen && pins.some(({ movable }) => movable) ? stepMetres(seen.metresPerPixel) : undefined
  return (
    <p class="map-note small">
      {plain && <span>{t('map.plain')} </span>}
      {metres !== undefined && <span>{t('map.keys', { metres, faster: metres * 10 })} </span>}
      <span class="map-credit">{t('map.credit')}</span>
    </p>
  )
}

/** A map of the house's own ground with pins on it: chosen and moved by mouse, finger and keyboard. */
export function StudioMap(props: StudioMapProps) {
  const { pins, selected, box, label, fit = '', list = true, calm = false } = props
  const scene = useMemo(() => ({ pins, selected, box }), [pins, selected, box?.join()])
  const events = { select: props.onSelect ?? nothing, hint: props.onHint ?? nothing, move: props.onMove ?? nothing }
  const { box: canvas, engine, standing, seen, plain, again } = useMap({ scene, events, label, calm, fit })
  useEffect(() => {
    const pin = pins.find(({ id }) => id === selected)
    if (pin) engine.current?.reveal(pin.at)
  }, [selected])
  const ready = standing === 'ready'
  return (
    <div class={`studio-map${list ? ' has-list' : ''}`}>
      <div class="map-frame">
        <div class="map-canvas" ref={canvas} />
        <Trouble standing={standing} again={again} />
        {ready && <Zoom onZoom={(by) => engine.current?.zoom(by)} />}
        {ready && seen && <Offer seen={seen} onPlace={props.onPlace} onBox={props.onBox} />}
      </div>
      {list && <List pins={pins} selected={selected} onSelect={props.onSelect} />}
      <Note pins={pins} seen={seen} plain={plain} />
    </div>
  )
}
