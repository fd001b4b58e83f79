import { useEffect, useRef, useState } from 'preact/hooks'
import { ringAround } from '../../../geo/around'
import type { Box } from '../../../geo/types'
import { night } from '../preferences'
import { language, t } from '../words'
import { CONTINENT, type MapEngine, type MapEvents, type Scene, type Seen, type View } from './engine'
import { readGround } from './ground'
import { boxOf } from './pin'

/** Whether this browser draws with WebGL; asked once. */
let drawsWebGl: boolean | undefined
function hasWebGl(): boolean {
  drawsWebGl ??= document.createElement('canvas').getContext('webgl2') !== null
  return drawsWebGl
}

export type Standing = 'waiting' | 'ready' | 'failed'

interface Using {
  readonly scene: Scene
  readonly events: Omit<MapEvents, 'view'>
  readonly label: string
  readonly calm: boolean
  /** When it changes, all pins are brought into sight. */
  readonly fit: string
}

/** A lone pin is shown with the circle within which it lies and the country near to it, not on its continent. */
const LONE_METRES = 1500

function startOf({ pins }: Scene): Box {
  const box = boxOf(pins)
  const [lone, other] = pins
  if (!box || !lone || other) return box ?? CONTINENT
  const reach = Math.max(LONE_METRES, (lone.precision ?? 0) * 2)
  return boxOf(ringAround(lone.at, reach, 8).map((at) => ({ at })))!
}

const wordsOf = (label: string) => ({
  label,
  wheel: t('map.wheel'),
  fingers: t('map.fingers'),
  hand: (name: string) => t('map.hand', { name }),
})

/** A map in an element: opened when it comes near the screen, drawn anew by night or in another language. */
export function useMap(using: Using) {
  const box = useRef<HTMLDivElement>(null)
  const engine = useRef<MapEngine | undefined>(undefined)
  const latest = useRef(using)
  latest.current = using
  const left = useRef<View | undefined>(undefined)
  const [standing, setStanding] = useState<Standing>('waiting')
  const [seen, setSeen] = useState<Seen>()
  const [round, setRound] = useState(0)
  const near = useNear(box)
  const [dark, tongue] = [night.value, language.value]

  useEffect(() => {
    if (!near) return
    let gone = false
    const open = async () => {
      const openMap = hasWebGl() ? (await import('./adapter')).openMap : (await import('./leaflet')).openMap
      const ground = await readGround()
      if (gone) return
      const events: MapEvents = {
        select: (id) => latest.current.events.select(id),
        hint: (id) => latest.current.events.hint(id),
        move: (id, at) => latest.current.events.move(id, at),
        view: (next) => gone || setSeen(next),
      }
      const { scene, label, calm } = latest.current
      const look = { night: dark, language: tongue }
      const start = left.current ?? startOf(scene)
      const made = await openMap({ box: box.current!, look, ground, start, events, words: wordsOf(label), calm })
      if (gone) return made.remove()
      engine.current = made
      made.draw(latest.current.scene)
      setStanding('ready')
    }
    setStanding('waiting')
    open().catch(() => gone || setStanding('failed'))
    return () => {
      gone = true
      left.current = engine.current?.view() ?? left.current
      engine.current?.remove()
      engine.current = undefined
    }
  }, [near, dark, tongue, round])

  const { scene, fit } = using
  useEffect(() => engine.current?.draw(scene), [scene])
  useFit(engine, fit, scene)
  return { box, engine, standing, seen, plain: near && !hasWebGl(), again: () => setRound((number) => number + 1) }
}

/** Whether an element is on screen or nearly: the map's code and ground are not loaded for who never scrolls to it. */
function useNear(box: { readonly current: Element | null }): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: '200px' },
    )
    watcher.observe(box.current!)
    return () => watcher.disconnect()
  }, [])
  return near
}

function useFit(engine: { readonly current: MapEngine | undefined }, fit: string, scene: Scene): void {
  const fitted = useRef(fit)
  useEffect(() => {
    if (fitted.current === fit || scene.pins.length === 0) return
    fitted.current = fit
    engine.current?.fit(startOf(scene))
  }, [fit, scene])
}
