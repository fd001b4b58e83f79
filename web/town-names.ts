import { divIcon, marker, type Map as LeafletMap } from 'leaflet'

/** A town of the map's ground, by the name it has in the reader's language. */
export interface Town {
  readonly name: string
  readonly rank: number
  readonly at: readonly [lng: number, lat: number]
}

/** From which zoom towns of each rank are named. */
const NAMED_FROM: Readonly<Record<number, number>> = { 1: 5, 2: 7, 3: 8 }
const OTHERS_FROM = 9

/**
 * Writes the names of the towns that are in sight on a map, the more the nearer one looks.
 * @param className what dresses them
 */
export function nameTowns(map: LeafletMap, towns: readonly Town[], className: string): void {
  const labels = towns.map(({ name, rank, at: [lng, lat] }) => {
    const html = document.createElement('span')
    html.textContent = name
    const icon = divIcon({ className, html, iconSize: [0, 0] })
    const label = marker([lat, lng], { icon, interactive: false, keyboard: false })
    return { from: NAMED_FROM[rank] ?? OTHERS_FROM, label }
  })
  const update = () => {
    const seen = map.getBounds()
    for (const { from, label } of labels)
      if (map.getZoom() >= from && seen.contains(label.getLatLng())) label.addTo(map)
      else label.remove()
  }
  map.on('moveend', update)
  update()
}
