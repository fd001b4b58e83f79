/** A rectangle of the picture: its top left corner and its size, in pixels. */
export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

type Point = readonly [x: number, y: number]
type Segment = readonly [from: Point, to: Point]

/** One way to set a label: the space it takes and how much one would rather not (0 is best). */
export interface Candidate {
  box: Rect
  cost: number
  /** A fine line from the label to its thing: it crosses no other label and no other such line. */
  leader?: Segment
}

export interface Label {
  /** What it costs to leave the label out; a label is placed only where that is cheaper than its cost. */
  weight: number
  candidates: readonly Candidate[]
}

const MAX_ROUNDS = 12

/**
 * Chooses where labels go so that no two overlap and none covers an obstacle: greedy by weight, then a local search that moves one
 * label and lets those in its way find their next best place. Same input, same answer.
 * @returns for each label the index of its candidate, or undefined when it is better left out
 * @see Christensen, Marks and Shieber 1995, "An empirical study of algorithms for point-feature label placement", ACM TOG 14(3)
 */
export function placeLabels(labels: readonly Label[], obstacles: readonly Rect[] = []): (number | undefined)[] {
  const choice = new Choice(labels, obstacles)
  const order = labels.map((_, index) => index).sort((a, b) => labels[b]!.weight - labels[a]!.weight || a - b)
  for (const index of order) choice.set(index, choice.bestFree(index))
  for (let round = 0; round < MAX_ROUNDS; round++) if (!order.some((index) => choice.improve(index))) break
  return choice.chosen
}

/** Whether two rectangles share more than an edge. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether two settings cannot stand together: their boxes overlap, or the leader of one runs into the other. */
function clash(a: Candidate, b: Candidate): boolean {
  if (overlaps(a.box, b.box)) return true
  if (a.leader && runsInto(a.leader, b.box)) return true
  if (b.leader && runsInto(b.leader, a.box)) return true
  return a.leader !== undefined && b.leader !== undefined && cross(a.leader, b.leader)
}

function runsInto(line: Segment, { x, y, width, height }: Rect): boolean {
  const [corner, opposite]: Segment = [
    [x, y],
    [x + width, y + height],
  ]
  return (
    cross(line, [corner, opposite]) ||
    cross(line, [
      [corner[0], opposite[1]],
      [opposite[0], corner[1]],
    ])
  )
}

function cross([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}

/** Whether a point lies to the left of the way from one to another. */
function side([ax, ay]: Point, [bx, by]: Point, [px, py]: Point): boolean {
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax) > 0
}

class Choice {
  readonly chosen: (number | undefined)[]
  private readonly open: readonly number[][]

  constructor(
    private readonly labels: readonly Label[],
    obstacles: readonly Rect[],
  ) {
    this.chosen = labels.map(() => undefined)
    this.open = labels.map(({ candidates, weight }) =>
      candidates
        .map((_, index) => index)
        .filter((index) => candidates[index]!.cost < weight)
        .filter((index) => !obstacles.some((obstacle) => overlaps(obstacle, candidates[index]!.box)))
        .sort((a, b) => candidates[a]!.cost - candidates[b]!.cost || a - b),
    )
  }

  set(label: number, candidate: number | undefined): void {
    this.chosen[label] = candidate
  }

  /** The cheapest candidate of a label that touches no other placed label. */
  bestFree(label: number): number | undefined {
    return this.open[label]!.find((candidate) => {
      return this.inTheWay(label, this.labels[label]!.candidates[candidate]!).length === 0
    })
  }

  /** Moves a label if that, with the moves it forces on others, costs less than now; says whether it did. */
  improve(label: number): boolean {
    const before = this.chosen[label]
    for (const candidate of this.open[label]!) {
      if (candidate === before) continue
      const gain = this.costOf(label, before) - this.costOf(label, candidate)
      if (gain <= 0) return false
      if (this.tryMove(label, candidate, gain)) return true
    }
    return false
  }

  private tryMove(label: number, candidate: number, gain: number): boolean {
    const before = this.chosen[label]
    const pushed = this.inTheWay(label, this.labels[label]!.candidates[candidate]!)
    const old = pushed.map((other) => this.chosen[other])
    this.chosen[label] = candidate
    for (const other of pushed) this.chosen[other] = undefined
    for (const other of pushed) this.chosen[other] = this.bestFree(other)
    const loss = pushed.reduce(
      (sum, other, i) => sum + this.costOf(other, this.chosen[other]) - this.costOf(other, old[i]),
      0,
    )
    if (loss < gain - 1e-9) return true
    this.chosen[label] = before
    pushed.forEach((other, i) => (this.chosen[other] = old[i]))
    return false
  }

  private costOf(label: number, candidate: number | undefined): number {
    const { candidates, weight } = this.labels[label]!
    return candidate === undefined ? weight : candidates[candidate]!.cost
  }

  private inTheWay(label: number, setting: Candidate): number[] {
    const found: number[] = []
    this.chosen.forEach((candidate, other) => {
      if (candidate === undefined || other === label) return
      if (clash(this.labels[other]!.candidates[candidate]!, setting)) found.push(other)
    })
    return found
  }
}
