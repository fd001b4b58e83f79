import { shownBracket } from '../package/share.rules'
import { packageCard, routeCard, siteMap, tourCard, type Figure } from './cards.rules'
import type { Head } from './frame.rules'
import { shareBar } from './share.rules'
import { continentPicture, liveLines, livePoint, shortName, type Draw } from './picture.rules'
import type { Reader } from './reader.rules'
import { inNetworkOrder, type Shelf } from './shelf.rules'

function liveContinent(shelf: Shelf, reader: Reader) {
  const sites = siteMap(shelf)
  return {
    points: shelf.routes.flatMap((route) =>
      route.sites.flatMap((id, index) => (sites.has(id) ? [livePoint(sites.get(id)!, String(index + 1), reader)] : [])),
    ),
    lines: shelf.routes.flatMap(liveLines),
  }
}

function figures(shelf: Shelf, { words, format }: Reader): Figure[] {
  const days = shelf.routes.reduce((sum, route) => sum + route.stages.length, 0)
  const count = (key: string, value: number): Figure => ({
    value: format.number(value),
    label: words(`common.${key}Word`, { count: value }),
  })
  return [
    count('countries', shelf.networks.length),
    count('sites', shelf.tally.total),
    count('days', days),
    {
      value: format.km(shelf.routes.reduce((sum, route) => sum + route.metres, 0)),
      label: words('pages.route.byRoad'),
    },
  ]
}

/** The first page: the continent with its routes, a card for each, what makes the offer fair, and the tours. */
export function homeView(shelf: Shelf, reader: Reader, draw: Draw) {
  const { words, href } = reader
  const routes = inNetworkOrder(shelf.routes, (route) => route.network)
  const [pack] = inNetworkOrder(shelf.packages, (each) => each.network)
  const head: Head = {
    title: words('pages.home.title'),
    description: words('pages.home.description'),
    live: liveContinent({ ...shelf, routes }, reader),
  }
  return {
    head,
    map: draw(continentPicture(routes, { shelf, reader, title: words('pages.home.mapTitle') }), reader),
    figures: figures(shelf, reader),
    routes: routes.map((route, index) => ({
      ...routeCard(route, shelf, reader),
      number: index + 1,
      short: shortName(reader.say(route.name)),
      days: words('common.days', { count: route.stages.length }),
    })),
    tours: shelf.tours.map((tour) => tourCard(tour, shelf, reader)),
    fair: pack
      ? { ...shareBar(shownBracket(pack.brackets), pack.currency, reader), pack: packageCard(pack, shelf, reader) }
      : undefined,
    links: { routes: href('/rutas'), help: href('/ayuda'), brochures: href('/folletos'), map: href('/mapa') },
  }
}
