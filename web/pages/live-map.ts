import {
  divIcon,
  geoJSON,
  latLngBounds,
  map as leafletMap,
  marker,
  polyline,
  control,
  type LatLngTuple,
  type Map as LeafletMap,
  type Marker,
} from 'leaflet'
import type { Feature, FeatureCollection } from 'geojson'
import 'leaflet/dist/leaflet.css'
import './live-map.css'
import type { LiveMap, LivePoint } from '../../server/pages/frame.rules'
import { nameTowns, type Town } from '../town-names'

interface Words {
  readonly zoomIn: string
  readonly zoomOut: string
  readonly open: string
  readonly label: string
}

const latLng = ([lng, lat]: readonly [number, number]): LatLngTuple => [lat, lng]

function textElement<K extends keyof HTMLElementTagNameMap>(tag: K, text: string, className = '') {
  const element = document.createElement(tag)
  element.textContent = text
  if (className) element.className = className
  return element
}

/** What a stop says: the same as its line in the list; written as text, never as markup. */
function popupOf(point: LivePoint, words: Words): HTMLElement {
  const box = document.createElement('div')
  const link = textElement('a', words.open)
  link.href = point.href
  box.append(textElement('strong', point.title), textElement('p', point.note), link)
  return box
}

function addStop(map: LeafletMap, point: LivePoint, words: Words): Marker {
  const icon = divIcon({
    className: `live-stop net-${point.network}`,
    html: textElement('span', point.label),
    iconSize: point.label ? [26, 26] : [16, 16],
  })
  const title = point.label ? `${point.label}. ${point.title}` : point.title
  const stop = marker(latLng(point.at), { icon, title, alt: title, keyboard: true })
  const popup = popupOf(point, words)
  stop.bindPopup(popup, { maxWidth: 280 }).addTo(map)
  stop.on('popupopen', () => popup.querySelector('a')?.focus({ preventScroll: true }))
  return stop
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Arrows go from stop to stop, Escape closes what a stop says and goes back to it. */
function listenToKeys(map: LeafletMap, stops: readonly Marker[]): void {
  let open: Marker | undefined
  map.on('popupopen', ({ popup }) => (open = stops.find((stop) => stop.getPopup() === popup)))
  map.getContainer().addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && open?.isPopupOpen()) {
        open.closePopup()
        open.getElement()?.focus({ preventScroll: true })
        return
      }
      const here = stops.findIndex((stop) => stop.getElement() === document.activeElement)
      const step = STEPS[event.key]
      if (here === -1 || step === undefined) return
      event.preventDefault()
      event.stopPropagation()
      const next = stops[(here + step + stops.length) % stops.length]!
      map.panInside(next.getLatLng(), { padding: [40, 40] })
      next.getElement()?.focus({ preventScroll: true })
    },
    { capture: true },
  )
}

async function addGround(map: LeafletMap): Promise<void> {
  const answer = await fetch('/mapa-base.json')
  if (!answer.ok) throw new Error(`map ground: ${answer.status}`)
  const all = (await answer.json()) as FeatureCollection
  const areas = all.features.filter(({ geometry }) => geometry.type !== 'Point')
  const ground = geoJSON({ type: 'FeatureCollection', features: areas } as FeatureCollection, {
    interactive: false,
    style: (feature) => ({ className: `live-${feature?.properties.kind}`, weight: 0.8 }),
  })
  ground.addTo(map).bringToBack()
  nameTowns(map, townsOf(all.features), 'live-town')
}

/** Towns as the ground of the pages has them: their names in every language. */
function townsOf(features: readonly Feature[]): Town[] {
  const language = document.documentElement.lang.slice(0, 2)
  return features.flatMap(({ geometry, properties }) => {
    if (geometry.type !== 'Point') return []
    const { name, rank } = properties as { name: Record<string, string>; rank: number }
    return [{ name: name[language] ?? '', rank, at: geometry.coordinates as [number, number] }]
  })
}

/** More stops than this hide each other's numbers when the whole continent is in sight. */
const MOST_NUMBERS = 24
const NUMBERS_FROM_ZOOM = 7

function showNumbers(map: LeafletMap, count: number): void {
  const update = () =>
    map.getContainer().classList.toggle('is-far', count > MOST_NUMBERS && map.getZoom() < NUMBERS_FROM_ZOOM)
  map.on('zoomend load', update)
}

/**
 * Puts a live map over a drawn one: the same stops, numbers and lines, on the house's own ground, with no outside tiles.
 * It takes the focus, so that the keyboard goes on where the button was.
 */
export async function openLiveMap(figure: HTMLElement, data: LiveMap & { words: Words }): Promise<void> {
  const box = document.createElement('div')
  box.className = 'live-map'
  box.tabIndex = 0
  box.setAttribute('role', 'application')
  box.setAttribute('aria-label', data.words.label)
  figure.append(box)
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = leafletMap(box, {
    attributionControl: false,
    zoomControl: false,
    minZoom: 3,
    maxZoom: 13,
    zoomAnimation: !still,
    fadeAnimation: !still,
  })
  showNumbers(map, data.points.length)
  control.zoom({ zoomInTitle: data.words.zoomIn, zoomOutTitle: data.words.zoomOut }).addTo(map)
  control.scale({ imperial: false }).addTo(map)
  const bounds = latLngBounds([
    ...data.points.map(({ at }) => latLng(at)),
    ...data.lines.flatMap(({ points }) => points.map(latLng)),
  ])
  map.fitBounds(bounds.pad(0.08), { maxZoom: 10, animate: false })
  try {
    await addGround(map)
  } catch (trouble) {
    map.remove()
    box.remove()
    throw trouble
  }
  for (const { network, points } of data.lines)
    polyline(points.map(latLng), { className: `live-line net-${network}`, interactive: false }).addTo(map)
  listenToKeys(
    map,
    data.points.map((point) => addStop(map, point, data.words)),
  )
  figure.classList.add('is-live')
  if (!('now' in figure.dataset)) box.focus({ preventScroll: true })
}
