import {
  Map as EngineMap,
  Marker,
  ScaleControl,
  setWorkerUrl,
  type GeoJSONSource,
  type LngLatBoundsLike,
  type MapLibreEvent,
  type MapMouseEvent,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { FeatureCollection } from 'geojson'
import type { Box, LngLat, Metres } from '../../../geo/types'
import { isBox, isStill, type MapEngine, type MapSetting, type Scene } from './engine'
import { chosenElement, handPin } from './hand-pin'
import { CLUSTER_LAYER, PIN_LAYER } from './layers/pins'
import { pictures } from './pictures'
import { boxFeatures, pinFeatures, precisionFeatures, sameHands, samePins, type Pin } from './pin'
import { styleOf } from './style'

setWorkerUrl(workerUrl)

const around = ([west, south, east, north]: Box): LngLatBoundsLike => [west, south, east, north]
const MARGIN = { padding: 48, maxZoom: 13 } as const
const OPENING_MS = 30_000

function boxSeen(map: EngineMap): Box {
  const bounds = map.getBounds()
  const within = (value: number, most: number) => Math.max(-most, Math.min(most, value))
  const [west, east] = [within(bounds.getWest(), 180), within(bounds.getEast(), 180)]
  return [west, within(bounds.getSouth(), 90), east, within(bounds.getNorth(), 90)]
}

const EARTH_ROUND_METRES = 40_030_228
/** One pixel of the screen on the ground, in the middle of the map; a world is 512 pixels wide at zoom 0. */
const metresPerPixel = (map: EngineMap): Metres =>
  (EARTH_ROUND_METRES * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom())

function openEngine({ box, look, ground, start, words, calm }: MapSetting): EngineMap {
  return new EngineMap({
    container: box,
    style: styleOf(look, ground),
    ...(isBox(start)
      ? { bounds: around(start), fitBoundsOptions: MARGIN }
      : { center: [...start.center], zoom: start.zoom }),
    minZoom: 1.5,
    maxZoom: 19,
    dragRotate: false,
    touchPitch: false,
    pitchWithRotate: false,
    rollEnabled: false,
    attributionControl: false,
    cooperativeGestures: calm,
    fadeDuration: isStill() ? 0 : 200,
    locale: {
      'Map.Title': words.label,
      'CooperativeGesturesHandler.WindowsHelpText': words.wheel,
      'CooperativeGesturesHandler.MacHelpText': words.wheel,
      'CooperativeGesturesHandler.MobileHelpText': words.fingers,
    },
  })
}

/** Waits until the style is there, with the pictures it names. */
function whenOpen(map: EngineMap, { look }: MapSetting): Promise<void> {
  map.on('style.load', () => {
    for (const [name, picture, ratio] of pictures(look))
      if (!map.hasImage(name)) map.addImage(name, picture, { pixelRatio: ratio })
  })
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the map does not open')), OPENING_MS)
    map.once('load', () => (clearTimeout(late), resolve()))
  })
}

function listen(map: EngineMap, { events }: MapSetting): void {
  const idAt = (event: MapMouseEvent) =>
    map.queryRenderedFeatures(event.point, { layers: [PIN_LAYER] })[0]?.properties.id as string | undefined
  map.on('click', PIN_LAYER, (event) => {
    const id = idAt(event)
    if (id) events.select(id)
  })
  map.on('click', CLUSTER_LAYER, (event) => {
    const [cluster] = map.queryRenderedFeatures(event.point, { layers: [CLUSTER_LAYER] })
    if (cluster?.geometry.type !== 'Point') return
    const center = cluster.geometry.coordinates as [number, number]
    const number = Number(cluster.properties.cluster_id)
    void map
      .getSource<GeoJSONSource>('pins')
      ?.getClusterExpansionZoom(number)
      .then((zoom) => map.easeTo({ center, zoom: zoom + 0.3, animate: !isStill() }, { byHand: true }))
  })
  for (const layer of [PIN_LAYER, CLUSTER_LAYER]) {
    map.on('mousemove', layer, (event) => {
      map.getCanvas().style.cursor = 'pointer'
      events.hint(idAt(event))
    })
    map.on('mouseleave', layer, () => {
      map.getCanvas().style.cursor = ''
      events.hint(undefined)
    })
  }
  const tell = (event: MapLibreEvent & { byHand?: boolean }) =>
    events.view({
      box: boxSeen(map),
      metresPerPixel: metresPerPixel(map),
      byHand: event.byHand === true || event.originalEvent !== undefined,
    })
  map.on('moveend', tell)
}

interface Held {
  readonly id: string
  readonly marker: Marker
  follow(at: LngLat): void
}

/** To take one of more pins than these apart, all would be gathered again under the hand: it is drawn over its place instead. */
const MANY = 500
const apartIn = ({ pins, selected }: Scene): string | undefined => (pins.length > MANY ? undefined : selected)

/** Puts scenes on a map, and touches only what has changed. */
function painter(map: EngineMap, { look, words, events }: MapSetting) {
  let shown: Scene = { pins: [] }
  let held: Held[] = []
  let chosen: Marker | undefined
  const put = (source: string, data: FeatureCollection) => void map.getSource<GeoJSONSource>(source)?.setData(data)
  const near = (pin: Pin | undefined, at = pin?.at) => put('precision', precisionFeatures(pin && { ...pin, at: at! }))

  function hold(pin: Pin): Held {
    const now = () => shown.pins.find(({ id }) => id === pin.id) ?? pin
    const place = (at: LngLat) => (marker.setLngLat([...at]), near(now(), at))
    const leave = (at: LngLat) => events.move(pin.id, at)
    const name = words.hand(pin.label)
    const hand = handPin({ pin, look, name, place, leave, metresPerPixel: () => metresPerPixel(map) })
    const marker = new Marker({ element: hand.element, draggable: true }).setLngLat([...pin.at]).addTo(map)
    const here = (): LngLat => marker.getLngLat().wrap().toArray()
    marker.on('drag', () => near(now(), here()))
    marker.on('dragend', () => hand.drop(here()))
    return { id: pin.id, marker, follow: hand.follow }
  }

  function redrawAbove({ pins, selected }: Scene, hands: boolean): void {
    if (!hands) {
      held.forEach(({ marker }) => marker.remove())
      held = pins.filter(({ movable }) => movable).map(hold)
    }
    for (const { id, marker, follow } of held) {
      const { at } = pins.find((pin) => pin.id === id)!
      marker.setLngLat([...at])
      follow(at)
    }
    chosen?.remove()
    const pin = pins.find(({ id }) => id === selected)
    chosen =
      pin && !pin.movable
        ? new Marker({ element: chosenElement(look, pin) }).setLngLat([...pin.at]).addTo(map)
        : undefined
    near(pin ?? pins.find(({ movable }) => movable))
  }

  return (scene: Scene): void => {
    const before = shown
    shown = scene
    const isSame = samePins(before.pins, scene.pins)
    if (isSame && before.selected === scene.selected && before.box?.join() === scene.box?.join()) return
    if (!isSame || apartIn(before) !== apartIn(scene)) put('pins', pinFeatures(scene.pins, apartIn(scene)))
    if (!isSame || before.selected !== scene.selected) redrawAbove(scene, sameHands(before.pins, scene.pins))
    if (before.box?.join() !== scene.box?.join()) put('box', boxFeatures(scene.box))
  }
}

/** Opens a map drawn by WebGL. @throws Error when it does not open within half a minute */
export async function openMap(setting: MapSetting): Promise<MapEngine> {
  const map = openEngine(setting)
  try {
    await whenOpen(map, setting)
  } catch (trouble) {
    map.remove()
    throw trouble
  }
  map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-left')
  listen(map, setting)
  setting.events.view({ box: boxSeen(map), metresPerPixel: metresPerPixel(map), byHand: false })
  const animate = !isStill()
  return {
    draw: painter(map, setting),
    zoom: (by) => void map.zoomTo(Math.round(map.getZoom()) + by, { animate }, { byHand: true }),
    fit: (box) => void map.fitBounds(around(box), { ...MARGIN, animate }),
    reveal(at) {
      if (!map.getBounds().contains([...at])) map.easeTo({ center: [...at], animate })
    },
    view: () => ({ center: map.getCenter().toArray(), zoom: map.getZoom() }),
    remove: () => map.remove(),
  }
}
