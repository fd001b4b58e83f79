import { describe, expect, it } from 'vitest'
import { AppError } from '../../../server/contract/errors'
import { designRoute } from '../../../server/route/rules'
import { designOf, realCatalog } from '../../real-catalog'

const catalog = realCatalog()

describe.each(catalog.routePlans.map((plan) => plan.id))('%s', (id) => {
  const design = designOf(id)
  const route = designRoute(design)

  it('visits every site of the plan once, in the order the designer gave', () => {
    expect(route.stages.flatMap((stage) => stage.sites).filter((site, i, all) => all[i - 1] !== site)).toEqual(
      design.plan.stops.map((stop) => stop.site),
    )
  })

  it('starts each day where the group woke up, and sleeps only where somebody sells a bed', () => {
    route.stages.slice(1).forEach((stage, index) => expect(stage.from.id).toBe(route.stages[index]!.sleepsAt!.id))
    for (const stage of route.stages.slice(0, -1)) expect(design.beds).toContain(stage.sleepsAt!.id)
    expect(route.stages.at(-1)!.sleepsAt).toBeUndefined()
    expect(route.stages.at(-1)!.to.id).toBe(design.plan.end)
  })

  it('never drives longer in a day than the network allows, give or take the last hop to a door', () => {
    for (const stage of route.stages)
      expect(stage.driveSeconds).toBeLessThanOrEqual((design.network.rules.maxDriveMinutes + 30) * 60)
  })

  it('lets no two things of a day overlap and gives everybody lunch on a day with a night', () => {
    for (const stage of route.stages) {
      stage.items
        .slice(1)
        .forEach((item, i) => expect(item.startSeconds).toBeGreaterThanOrEqual(stage.items[i]!.endSeconds))
      if (stage.sleepsAt) expect(stage.items.filter((item) => item.meal === 'lunch')).toHaveLength(1)
    }
  })

  it('adds up: days make the route, and no distance is an estimate', () => {
    expect(route.stages.reduce((sum, stage) => sum + stage.metres, 0)).toBeCloseTo(route.metres, 3)
    expect(route.estimated).toBe(false)
  })

  it('is the same route every time', () => {
    expect(designRoute(designOf(id))).toEqual(route)
  })
})

describe('a route that cannot be', () => {
  const possible = designOf('ruta-sandino')

  it('names the two halts between which no day fits when nobody sells a bed', () => {
    expect(() => designRoute({ ...possible, beds: new Set() })).toThrowError(
      expect.objectContaining({
        code: 'stage.too_long',
        details: expect.objectContaining({ rule: expect.any(String) }),
      }),
    )
  })

  it('names a site that the catalog does not have', () => {
    const plan = { ...possible.plan, stops: [{ site: 'atlantida' }, ...possible.plan.stops] }
    expect(() => designRoute({ ...possible, plan })).toThrowError(new AppError('site.not_found', { id: 'atlantida' }))
  })

  it('refuses a site on another continent instead of drawing a line over the sea', () => {
    const [first] = possible.plan.stops
    const far = { ...possible.sites.get(first!.site)!, at: [2.35, 48.85] as [number, number] }
    const sites = new Map(possible.sites).set(first!.site, far)
    expect(() => designRoute({ ...possible, sites })).toThrowError(
      expect.objectContaining({ code: 'place.unreachable' }),
    )
  })
})
