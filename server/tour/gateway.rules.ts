import { metresBetween } from '../../geo/measure'
import type { LngLat, Metres } from '../../geo/types'

/** A gateway this near the end of a route is the one the route ends at. */
const SAME_GATEWAY_METRES: Metres = 40_000
/** Farther than this one does not walk over: there is a transfer between the two. */
const TRANSFER_METRES: Metres = 5_000

/**
 * Whether a link that begins or ends at a gateway serves a route that ends or begins at a place.
 * @param at where the route ends or begins   @param gateway of the link
 */
export const meets = (at: LngLat, gateway: LngLat): boolean => metresBetween(at, gateway) <= SAME_GATEWAY_METRES

/** Whether one has to be driven from the one to the other, as from Ezeiza to the airport in the city. */
export const needsTransfer = (at: LngLat, gateway: LngLat): boolean => metresBetween(at, gateway) > TRANSFER_METRES
