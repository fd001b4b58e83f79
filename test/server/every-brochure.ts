import { contextOf } from '../../server/brochure/commands'
import { brochureHtml } from '../../server/brochure/html'
import { brochureView } from '../../server/brochure/rules'
import type { Subject } from '../../server/contract/brochure'
import type { House } from '../../server/house'

/** The text of every brochure there is, in Spanish, as it goes to the printer. */
export async function everyBrochure(house: House): Promise<string[]> {
  const deps = { house, roads: [] } as unknown as Parameters<typeof contextOf>[0]
  const chapterOf = async (pin: { id: string; version: number }) => {
    const pack = (await house.versions.frozen('package', pin))!
    return { pack, route: (await house.versions.frozen('route', pack.route))! }
  }
  const subjects: Subject[] = [
    ...(await house.routes.all()).map((route) => ({ kind: 'route' as const, route, pack: undefined })),
    ...(await Promise.all(
      (await house.packages.all()).map(async (pack) => ({ kind: 'package' as const, ...(await chapterOf(pack)) })),
    )),
    ...(await Promise.all(
      (await house.tours.all()).map(async (tour) => ({
        kind: 'tour' as const,
        tour,
        parts: await Promise.all(tour.parts.map((part) => chapterOf(part.package))),
      })),
    )),
  ]
  const printed = async (subject: Subject) =>
    brochureHtml(brochureView(subject, await contextOf(deps, subject), 'es'), 'es')
  return Promise.all(subjects.map(printed))
}
