import { chanceOf, type Chance } from './chance'
import type { Orienteering, Outings } from './orienteering'
import { OutingPlan } from './outing-plan'
import type { Search } from './search'

/** Positions passed over when a place is put back, so that the same ruin is not always mended alike. */
const BLINK = 0.02
const LONGEST_STRING = 10
const MOST_STRINGS = 2
/** Heat at the beginning and at the end, as shares of a mean score: how much worse a plan may be and still be gone on with. */
const HOT = 1.5
const COLD = 0.04
const LOOK_EVERY = 64

/** What places are put back by: chance alone, their score, their score for the time they take, or how hard they are to place. */
const WISHES = 4

class RuinAndRecreate {
  readonly plan: OutingPlan
  readonly trial: OutingPlan
  readonly best: OutingPlan
  readonly mean: number
  private readonly wanted: readonly number[]
  private readonly near: readonly Int32Array[]
  private readonly wishes: Float64Array
  private readonly waiting: Int32Array
  /** Days that lost something in this round, and days that are no longer as the plan has them. */
  private readonly opened: Uint8Array
  private readonly changed: Uint8Array
  private readonly blink = () => this.chance.next() < BLINK

  constructor(
    private readonly problem: Orienteering,
    private readonly chance: Chance,
  ) {
    const { score, travel, visit, days } = problem
    this.plan = new OutingPlan(problem)
    this.trial = new OutingPlan(problem)
    this.best = new OutingPlan(problem)
    this.wanted = score.flatMap((worth, place) => (worth > 0 ? [place] : []))
    this.mean = this.wanted.reduce((sum, place) => sum + score[place]!, 0) / Math.max(1, this.wanted.length)
    this.near = travel.map((row) => Int32Array.from(this.wanted).sort((a, b) => row[a]! - row[b]!))
    this.wishes = new Float64Array(visit.length)
    this.waiting = new Int32Array(visit.length)
    this.opened = new Uint8Array(days.length).fill(1)
    this.changed = new Uint8Array(days.length).fill(1)
    this.recreate()
    this.plan.copy(this.trial)
    this.best.copy(this.trial)
  }

  /** Ruins a trial and mends it; goes on with it unless it is too much worse for the heat. */
  round(heat: number): void {
    const { plan, trial, best } = this
    this.changed.fill(0)
    this.ruin()
    this.recreate()
    if (trial.score <= plan.score + heat * Math.log(this.chance.next())) return trial.copy(plan, this.changed)
    plan.copy(trial, this.changed)
    if (trial.score > best.score) best.copy(trial)
  }

  /** Takes strings of neighbours out of the days that pass near a place. */
  private ruin(): void {
    const { trial, chance, opened, changed } = this
    opened.fill(0)
    const mean = trial.counts.reduce((sum, count) => sum + count, 0) / trial.days
    const longest = Math.ceil(Math.max(2, Math.min(LONGEST_STRING, mean)))
    let strings = 1 + chance.below(MOST_STRINGS)
    for (const place of this.near[this.wanted[chance.below(this.wanted.length)]!]!) {
      const day = trial.dayOf[place]!
      if (day < 0 || (opened[day] === 1 && chance.next() < 0.5)) continue
      trial.removeAround(place, 1 + chance.below(Math.min(trial.counts[day]!, longest)), chance.next())
      opened[day] = changed[day] = 1
      strings -= 1
      if (strings === 0) break
    }
    opened.forEach((is, day) => is && trial.clock(day))
  }

  /** Puts places back one after the other, each where it costs the least, until nothing more has room. */
  private recreate(): void {
    const { trial, chance, waiting, wishes } = this
    const wish = chance.below(WISHES)
    let count = 0
    for (const place of this.wanted) {
      if (trial.dayOf[place]! >= 0 || !this.hasRoom(place)) continue
      wishes[place] = this.wishOf(place, wish)
      // Few have room: each is sorted in where it belongs.
      let at = count
      for (; at > 0 && wishes[waiting[at - 1]!]! < wishes[place]; at -= 1) waiting[at] = waiting[at - 1]!
      waiting[at] = place
      count += 1
    }
    const waits = chance.next() < 0.5
    for (let next = 0; next < count; next += 1) this.putBack(waiting[next]!, waits)
  }

  private wishOf(place: number, wish: number): number {
    const { score, visit, doors } = this.problem
    const luck = this.chance.next()
    if (wish === 0) return luck
    if (wish === 1) return score[place]! * (0.3 + luck)
    if (wish === 2) return (score[place]! * (0.3 + luck)) / (1 + visit[place]!)
    return -(doors[0]!.closes[place]! - doors[0]!.opens[place]!) * (0.3 + luck)
  }

  /** What had no room in a day has none now, unless the day lost something. */
  private mayHaveRoom(place: number, day: number): boolean {
    return this.opened[day] === 1 || this.plan.dayOf[place]! >= 0
  }

  private hasRoom(place: number): boolean {
    for (let day = 0; day < this.trial.days; day += 1)
      if (this.mayHaveRoom(place, day) && this.trial.fits(place, day)) return true
    return false
  }

  private putBack(place: number, waits: boolean): void {
    let [best, least] = [{ day: -1, at: 0 }, Infinity]
    for (let day = 0; day < this.trial.days; day += 1) {
      if (!this.mayHaveRoom(place, day)) continue
      const { at, cost } = this.trial.cheapest(place, day, { waits, skip: this.blink })
      if (cost < least) [best, least] = [{ day, at }, cost]
    }
    if (best.day < 0) return
    this.trial.insert(place, best)
    this.changed[best.day] = 1
  }
}

/**
 * Chooses places for some days, and their order, so that the sum of their scores is as great as can be found: the (team)
 * orienteering problem, with time windows or without. Deterministic for a seed and a progress that counts rounds.
 * @returns the places of each day without its ends; days that nothing fits in are empty
 * @see Christiaens & Vanden Berghe 2020, "Slack Induction by String Removals"; Vansteenwegen et al. 2009 (room in two comparisons)
 */
export function solveOrienteering(problem: Orienteering, { seed, progress }: Search): Outings {
  if (problem.days.length === 0 || !problem.score.some((worth) => worth > 0)) return problem.days.map(() => [])
  const search = new RuinAndRecreate(problem, chanceOf(seed))
  let heat = 0
  for (let round = 0; ; round += 1) {
    if (round % LOOK_EVERY === 0) {
      const done = progress(round)
      if (done >= 1) return search.best.outings()
      heat = search.mean * HOT * (COLD / HOT) ** done
    }
    search.round(heat)
  }
}
