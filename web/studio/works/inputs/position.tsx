import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { metresBetween } from '../../../../geo/measure'
import type { LngLat } from '../../../../geo/types'
import { settled } from '../../map/pin'
import { StudioMap, type Pin } from '../../map/studio-map'
import { Button } from '../../parts/button'
import { announce } from '../../parts/live'
import { say, t } from '../../words'
import { idOf, type FieldOf } from '../fields'
import { readDegrees } from '../figures'
import { useForm } from '../tools'
import { at } from '../value'
import { ReadInput } from './figures'
import { hintOf, labelOf } from './labels'

type Parts = readonly [number | undefined, number | undefined]
const AXES = ['lng', 'lat'] as const

interface DegreesProps {
  readonly path: string
  readonly position: LngLat | undefined
  put(position: LngLat | undefined): void
}

/** Longitude and latitude, each in its own box; a position is written only when both can be read. */
function Degrees({ path, position, put }: DegreesProps) {
  const [parts, setParts] = useState<Parts>(position ?? [undefined, undefined])
  const known = position?.join()
  useLayoutEffect(() => {
    if (position) setParts(position)
  }, [known])
  const write = (index: 0 | 1, part: number | undefined) => {
    const next: Parts = index === 0 ? [part, parts[1]] : [parts[0], part]
    setParts(next)
    const [lng, lat] = next
    if (lng !== undefined && lat !== undefined) put([lng, lat])
    else if (lng === undefined && lat === undefined) put(undefined)
  }
  const half = (parts[0] === undefined) !== (parts[1] === undefined)
  return (
    <div class="entries">
      {AXES.map((axis, index) => (
        <ReadInput<number>
          key={axis}
          path={`${path}.${index}`}
          label={t(`works.form.${axis}`)}
          value={parts[index]}
          half={half && parts[index] === undefined}
          error={half && parts[index] === undefined ? t('works.question.halfPair') : undefined}
          read={(text) => readDegrees(text, axis)}
          onValue={(part) => write(index as 0 | 1, part)}
        />
      ))}
    </div>
  )
}

interface Fix {
  readonly at: LngLat
  readonly metres: number
}

const LOCATE: PositionOptions = { enableHighAccuracy: true, timeout: 30_000, maximumAge: 10_000 }

/** Asks the device where it is. @throws when it does not know or may not say */
const locate = (): Promise<Fix> =>
  new Promise((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          at: settled([coords.longitude, coords.latitude]),
          metres: Math.max(1, Math.ceil(coords.accuracy)),
        }),
      reject,
      LOCATE,
    ),
  )

interface HereProps {
  onFix(fix: Fix): void
}

function Here({ onFix }: HereProps) {
  const [standing, setStanding] = useState<'idle' | 'asking' | 'failed'>('idle')
  const ask = () => {
    setStanding('asking')
    locate().then(
      (fix) => {
        setStanding('idle')
        onFix(fix)
      },
      () => setStanding('failed'),
    )
  }
  if (!('geolocation' in navigator)) return null
  return (
    <>
      <Button busy={standing === 'asking'} onClick={ask}>
        {t(standing === 'asking' ? 'map.locating' : 'map.myPosition')}
      </Button>
      {standing === 'failed' && (
        <p class="wrong" role="alert">
          {t('map.noPosition')}
        </p>
      )}
    </>
  )
}

/** The position as it was before a hand, or the device, moved it: what the way back leads to. */
interface Moved {
  readonly from: LngLat | undefined
  readonly to: LngLat
  readonly accuracy?: number
}

interface AfterwardsProps {
  readonly moved: Moved
  readonly precision: unknown
  onBack(): void
  onPrecision(metres: number): void
}

/** What was done to the pin, and the way back. */
const Afterwards = ({ moved: { from, to, accuracy }, precision, onBack, onPrecision }: AfterwardsProps) => (
  <div class="row" role="status">
    <p class="small">
      {accuracy !== undefined
        ? t('map.positionTaken', { metres: accuracy })
        : from && t('map.wasMoved', { metres: Math.round(metresBetween(from, to)) })}
    </p>
    {accuracy !== undefined && precision !== accuracy && (
      <Button onClick={() => onPrecision(accuracy)}>{t('map.usePrecision', { metres: accuracy })}</Button>
    )}
    {from && (
      <Button kind="quiet" onClick={onBack}>
        {t('map.putBack')}
      </Button>
    )}
  </div>
)

/** The position in the form, its pin, and what moves both. */
function usePosition(path: string) {
  const { value, set, networks } = useForm()
  const position = at(value, path) as LngLat | undefined
  const precision = at(value, 'precision') as number | undefined
  const [moved, setMoved] = useState<Moved>()
  const name = say(at(value, 'name') as Parameters<typeof say>[0])
  const pins = useMemo((): Pin[] => {
    if (!position) return []
    const network = networks[0] ?? ''
    return [{ id: 'here', at: position, network, label: name, state: 'draft', precision, movable: true }]
  }, [position?.join(), precision, name, networks.join()])
  return {
    ...{ position, precision, pins },
    /** Only while it still lies where it was moved to: what was typed since has no way back here. */
    moved: moved && position?.join() === moved.to.join() ? moved : undefined,
    put: (next: LngLat | undefined) => set(path, next),
    setPrecision: (metres: number) => set('precision', metres),
    move(to: LngLat, accuracy?: number) {
      setMoved({ from: position, to, accuracy })
      set(path, to)
    },
    putBack() {
      set(path, moved?.from)
      setMoved(undefined)
      announce(t('map.wasPutBack'))
    },
  }
}

/** A position: two numbers, read strictly, and beside them a map whose pin may be dragged. */
export function PositionInput({ field }: { readonly field: FieldOf<'position'> }) {
  const { room } = useForm()
  const { position, precision, pins, moved, put, setPrecision, move, putBack } = usePosition(field.path)
  return (
    <fieldset class="position wide" id={idOf(field.path)} tabIndex={-1}>
      <legend>{labelOf(room, field.path)}</legend>
      <p class="hint">{hintOf(room, field.path)}</p>
      <div class="position-parts">
        <div class="position-figures">
          <Degrees path={field.path} position={position} put={put} />
          <Here onFix={({ at: to, metres }) => move(to, metres)} />
          {moved && <Afterwards moved={moved} precision={precision} onBack={putBack} onPrecision={setPrecision} />}
          {precision !== undefined && <p class="small">{t('map.shownPrecision', { metres: precision })}</p>}
        </div>
        <StudioMap
          pins={pins}
          selected="here"
          label={t('map.ofPosition')}
          list={false}
          calm
          fit={position ? 'placed' : ''}
          onMove={(_, to) => move(to)}
          onPlace={position ? undefined : (to) => move(to)}
        />
      </div>
    </fieldset>
  )
}
