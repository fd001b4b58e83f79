/** A place on the WGS84 ellipsoid: degrees of longitude, then degrees of latitude, as in GeoJSON. */
export type LngLat = readonly [lng: number, lat: number]

export type Metres = number
export type Seconds = number

/** [west, south, east, north] in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Travel from place i (row) to place j (column), in seconds; Infinity where there is no way. */
export type TravelMatrix = readonly (readonly Seconds[])[]

/** How one goes. */
export type Mode = 'car' | 'coach' | 'walk' | 'horse' | 'bicycle' | 'boat' | 'air'

/** Where a distance comes from; `straight` and `air` are never road measurements. */
export type LegSource = 'network' | 'osrm' | 'valhalla' | 'straight' | 'air'
