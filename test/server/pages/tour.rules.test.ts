import { describe, expect, it } from 'vitest'
import type { Language } from '../../../server/contract/common'
import { composePackage } from '../../../server/package/rules'
import { readerOf } from '../../../server/pages/reader.rules'
import { tourView } from '../../../server/pages/tour.rules'
import { wordsIn } from '../../../server/templates/words'
import { chainTour, memberOf, type TourMember } from '../../../server/tour/rules'
import { ingredientsOf, realCatalog, realGraph } from '../../real-catalog'

const catalog = realCatalog()
const graph = realGraph()

/** A package whose route ends, or starts, at a place of the roads. */
function memberAt(id: string, end: 'start' | 'end', place: string): TourMember {
  const { route: made, ...ingredients } = ingredientsOf(id)
  const at = graph.nodes.find((node) => node.id === place)!.at
  const route = { ...made, [end]: { ...made[end], at: [...at] as [number, number] } }
  const pack = { ...composePackage({ ...ingredients, route: made }, catalog.rates), version: 1 }
  return memberOf({ pack, route }, catalog, graph)
}

const members = [
  memberAt('paquete-che', 'end', 'bo-la-paz'),
  memberAt('paquete-san-martin', 'start', 'ar-jujuy'),
] as const
const plan = {
  ...catalog.tourPlans[0]!,
  packages: ['paquete-che', 'paquete-san-martin'],
  links: ['land-la-paz-jujuy'],
}
const tour = { ...chainTour(plan, members, catalog.rates), version: 1 }
const shelf = {
  networks: catalog.networks,
  sites: catalog.sites,
  tally: { total: 0, byNetwork: new Map() },
  providers: catalog.providers,
  routes: members.map(({ route }) => route),
  packages: members.map(({ pack }) => pack),
  tours: [tour],
}
const linkIn = (language: Language) => {
  const reader = readerOf(language, wordsIn(language))
  // The map of the page is drawn by others; here only its words are read.
  const { timeline } = tourView(tour, { shelf, reader, draw: () => ({}) } as never)
  return timeline[1] as Record<string, unknown>
}

describe('a journey by coach on the page of a tour', () => {
  it('is told by its towns, its posts and the time spent there, without the code of an airport', () => {
    const link = linkIn('es')
    expect(link['title']).toBe('autobús de La Paz a San Salvador de Jujuy')
    expect(link['via']).toBe('por Paso La Quiaca – Villazón')
    expect(link['border']).toMatch(/^de ese tiempo, 1\sh en la frontera$/)
    expect(link['from']).toMatchObject({ code: '' })
    expect(link['note']).toContain('se cruza a pie')
  })

  it('reads as well in Portuguese and English', () => {
    expect(linkIn('pt')['title']).toBe('ônibus de La Paz a San Salvador de Jujuy')
    expect(linkIn('en')['title']).toBe('coach from La Paz to San Salvador de Jujuy')
    expect(JSON.stringify([linkIn('pt'), linkIn('en')])).not.toMatch(/null|undefined|\{\{/)
  })
})
