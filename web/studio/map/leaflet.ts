import {
  circle,
  control,
  divIcon,
  geoJSON,
  layerGroup,
  map as leafletMap,
  marker,
  rectangle,
  type FitBoundsOptions,
  type LatLngBoundsExpression,
  type LatLngTuple,
  type Map as LeafletMap,
  type Marker,
} from 'leaflet'
import 'leaflet/dist/leaflet.css'
import type { Box, LngLat, Metres } from '../../../geo/types'
import { nameTowns, type Town } from '../../town-names'
import { isBox, isStill, type MapEngine, type MapSetting, type Scene } from './engine'
import { chosenElement, handPin } from './hand-pin'
import { pinElement } from './pictures'
import { sameHands, samePins, type Pin } from './pin'

const latLng = ([lng, lat]: LngLat): LatLngTuple => [lat, lng]
const around = ([west, south, east, north]: Box): LatLngBoundsExpression => [
  [south, west],
  [north, east],
]
const MARGIN: FitBoundsOptions = { padding: [40, 40], maxZoom: 13 }
/** Drawn as elements, more pins than these would stop a slow phone. */
const MOST_PINS = 400

const metresPerPixel = (map: LeafletMap): Metres => {
  const { x, y } = map.getSize().divideBy(2)
  const at = (right: number) => map.containerPointToLatLng([x + right, y])
  return Math.max(0.01, map.distance(at(-50), at(50)) / 100)
}

function openEngine({ box, look, ground, start, words, calm }: MapSetting): LeafletMap {
  const still = isStill()
  const map = leafletMap(box, {
    attributionControl: false,
    zoomControl: false,
    minZoom: 2,
    maxZoom: 18,
    zoomAnimation: !still,
    fadeAnimation: !still,
    scrollWheelZoom: !calm,
  })
  box.setAttribute('role', 'application')
  box.setAttribute('aria-label', words.label)
  if (isBox(start)) map.fitBounds(around(start), { ...MARGIN, animate: false })
  else map.setView(latLng(start.center), Math.round(start.zoom + 1), { animate: false })
  geoJSON(ground.land, {
    interactive: false,
    style: (feature) => ({ className: `plain-${feature?.properties.kind}`, weight: 0.8 }),
  }).addTo(map)
  control.scale({ imperial: false }).addTo(map)
  nameTowns(map, townsOf({ look, ground }), 'plain-town')
  return map
}

const townsOf = ({ look, ground }: Pick<MapSetting, 'look' | 'ground'>): Town[] =>
  ground.places.features.flatMap(({ geometry, properties }) =>
    properties?.kind === 'town'
      ? [
          {
            name: String(properties[look.language] ?? ''),
            rank: Number(properties.rank),
            at: geometry.coordinates as [number, number],
          },
        ]
      : [],
  )

interface Held {
  readonly id: string
  readonly mark: Marker
  follow(at: LngLat): void
}

/** Pins that hands may hold, kept while only their places change. */
function hands(map: LeafletMap, { look, words, events }: MapSetting, near: (id: string, at: LngLat) => void) {
  let held: Held[] = []
  function hold(pin: Pin): Held {
    const place = (at: LngLat) => (mark.setLatLng(latLng(at)), near(pin.id, at))
    const leave = (at: LngLat) => events.move(pin.id, at)
    const name = words.hand(pin.label)
    const hand = handPin({ pin, look, name, place, leave, metresPerPixel: () => metresPerPixel(map) })
    const icon = divIcon({ className: 'plain-hand', html: hand.element, iconSize: [44, 44] })
    const mark = marker(latLng(pin.at), { icon, draggable: true, keyboard: false, autoPan: true }).addTo(map)
    const here = (): LngLat => [mark.getLatLng().lng, mark.getLatLng().lat]
    mark.on('drag', () => near(pin.id, here()))
    mark.on('dragend', () => hand.drop(here()))
    return { id: pin.id, mark, follow: hand.follow }
  }
  return (pins: readonly Pin[], same: boolean): void => {
    if (!same) {
      held.forEach(({ mark }) => mark.remove())
      held = pins.filter(({ movable }) => movable).map(hold)
    }
    for (const { id, mark, follow } of held) {
      const { at } = pins.find((pin) => pin.id === id)!
      mark.setLatLng(latLng(at))
      follow(at)
    }
  }
}

function painter(map: LeafletMap, setting: MapSetting) {
  const { look, events } = setting
  let shown: Scene = { pins: [] }
  const pinLayer = layerGroup().addTo(map)
  const areaLayer = layerGroup().addTo(map)
  const near = (id: string | undefined, at?: LngLat) => {
    areaLayer.clearLayers()
    if (shown.box) rectangle(around(shown.box), { className: 'plain-box', interactive: false }).addTo(areaLayer)
    const pin = shown.pins.find((each) => each.id === id)
    if (!pin?.precision) return
    const options = { radius: pin.precision, className: 'plain-precision', interactive: false }
    circle(latLng(at ?? pin.at), options).addTo(areaLayer)
  }
  const hold = hands(map, setting, near)

  function show(pin: Pin, isChosen: boolean): Marker {
    const html = document.createElement('div')
    html.append(isChosen ? chosenElement(look, pin) : pinElement(look, pin.network, pin.state))
    const icon = divIcon({ className: isChosen ? 'plain-chosen' : 'plain-pin', html, iconSize: [26, 26] })
    const mark = marker(latLng(pin.at), { icon, keyboard: false, title: pin.label, zIndexOffset: isChosen ? 1000 : 0 })
    mark.on('click', () => events.select(pin.id))
    mark.on('mouseover', () => events.hint(pin.id))
    mark.on('mouseout', () => events.hint(undefined))
    return mark
  }

  return (scene: Scene): void => {
    const before = shown
    shown = scene
    if (samePins(before.pins, scene.pins) && before.selected === scene.selected && before.box === scene.box) return
    pinLayer.clearLayers()
    const still = scene.pins.filter(({ movable }) => !movable)
    const chosen = still.find(({ id }) => id === scene.selected)
    for (const pin of still.slice(0, MOST_PINS)) if (pin !== chosen) show(pin, false).addTo(pinLayer)
    if (chosen) show(chosen, true).addTo(pinLayer)
    hold(scene.pins, sameHands(before.pins, scene.pins))
    near(chosen?.id ?? scene.pins.find(({ movable }) => movable)?.id)
  }
}

/** Opens a map without WebGL: the same ground and pins as elements, for old devices. */
export function openMap(setting: MapSetting): Promise<MapEngine> {
  const map = openEngine(setting)
  let byHand = false
  const tell = () => {
    const [sw, ne] = [map.getBounds().getSouthWest(), map.getBounds().getNorthEast()]
    const box: Box = [Math.max(-180, sw.lng), Math.max(-90, sw.lat), Math.min(180, ne.lng), Math.min(90, ne.lat)]
    setting.events.view({ box, metresPerPixel: metresPerPixel(map), byHand })
    byHand = false
  }
  map.on('dragstart', () => (byHand = true))
  for (const name of ['wheel', 'keydown', 'dblclick'] as const)
    setting.box.addEventListener(name, () => (byHand = true), { passive: true })
  map.on('moveend', tell)
  tell()
  const animate = !isStill()
  return Promise.resolve({
    draw: painter(map, setting),
    zoom: (by) => ((byHand = true), void map.setZoom(map.getZoom() + by, { animate })),
    fit: (box) => void map.fitBounds(around(box), { ...MARGIN, animate }),
    reveal(at) {
      if (!map.getBounds().contains(latLng(at))) map.panTo(latLng(at), { animate })
    },
    view: () => ({ center: [map.getCenter().lng, map.getCenter().lat], zoom: map.getZoom() - 1 }),
    remove: () => void map.remove(),
  })
}
