import { z } from 'zod'
import { Share } from '../common'

type Refuse = (path: PropertyKey[], message: string, params?: Record<string, string | number>) => void

const Name = z.string().min(1).max(200)
const Size = z.number().positive()
const Magnitude = z.number().min(0)

/** One of three forms: limiting of total; high and medium degree of total; or the factor itself. */
const Factor = z
  .strictObject({
    name: Name,
    limiting: Magnitude.optional(),
    high: Magnitude.optional(),
    medium: Magnitude.optional(),
    total: z.number().optional(),
    value: Share.optional(),
  })
  .superRefine(({ name, limiting, high, medium, total, value }, context) => {
    const forms = [[limiting, total], [high, medium, total], [value]]
    const given = [limiting, high, medium, total, value].filter((part) => part !== undefined).length
    const whole = forms.some((form) => form.length === given && form.every((part) => part !== undefined))
    if (!whole) context.addIssue({ code: 'custom', message: 'capacity.factor_form', params: { name } })
    if (total !== undefined && total <= 0) {
      context.addIssue({ code: 'custom', path: ['total'], message: 'capacity.total_zero', params: { name } })
    }
  })
export type CapacityFactor = z.infer<typeof Factor>

const place = {
  space: Size,
  spacePerVisitor: Size,
  openHours: Size.max(24),
  visitHours: Size,
  group: z.strictObject({ size: z.int().min(1), gap: Magnitude, spacePerVisitor: Size }).optional(),
  factors: z.array(Factor).max(50),
  management: z
    .union([Share, z.strictObject({ infrastructure: Share, equipment: Share, staff: Share })], {
      error: 'capacity.management_form',
    })
    .optional(),
  present: Magnitude.optional(),
  daysOpen: z.int().min(0).max(366).optional(),
}

function refuseNames({ group, factors }: z.infer<z.ZodObject<typeof place>>, refuse: Refuse): void {
  const seen = new Set(group === undefined ? [] : ['social'])
  factors.forEach(({ name }, index) => {
    if (seen.has(name)) refuse(['factors', index, 'name'], 'capacity.factor_twice', { name })
    seen.add(name)
  })
}

const Place = z.strictObject(place).superRefine((input, context) => {
  refuseNames(input, (path, message, params) => context.addIssue({ code: 'custom', path, message, params }))
})
export type CapacityPlace = z.infer<typeof Place>

const Zone = z.strictObject({ name: Name, ...place }).superRefine((input, context) => {
  refuseNames(input, (path, message, params) => context.addIssue({ code: 'custom', path, message, params }))
})

const Zones = z.strictObject({ zones: z.array(Zone).min(1).max(100) }).superRefine(({ zones }, context) => {
  const names = zones.map((zone) => zone.name)
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return
    context.addIssue({
      code: 'custom',
      path: ['zones', index, 'name'],
      message: 'capacity.zone_twice',
      params: { name },
    })
  })
})

/** The input of `capacity`: one place, or several zones of one site. Chosen by `zones`, so that a refusal names its key. */
export const CapacityInput = z.unknown().transform((value, context): CapacityPlace | z.infer<typeof Zones> => {
  const zoned = typeof value === 'object' && value !== null && 'zones' in value
  const checked = zoned ? Zones.safeParse(value) : Place.safeParse(value)
  if (checked.success) return checked.data
  for (const issue of checked.error.issues) {
    const input = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)?.[key], value)
    // Zod's own sentences are dropped: the reader's language is known where the whole is parsed. Our keys stay.
    const message = issue.message.startsWith('capacity.') ? issue.message : undefined
    context.issues.push({ ...issue, input, message } as z.core.$ZodRawIssue)
  }
  return z.NEVER
})
export type CapacityInput = z.infer<typeof CapacityInput>

/** The answer of `capacity`; `occupancy` is null where people are present and the real capacity is nothing. */
export const CapacityOutput = z.strictObject({
  visitsPerDay: z.number(),
  physical: z.number(),
  factors: z.record(z.string(), z.number()),
  real: z.number(),
  effective: z.number(),
  visitorsPerDay: z.number(),
  visitorsPerYear: z.number(),
  dailyLimit: z.int(),
  occupancy: z.number().nullable().optional(),
  limitingZone: z.string().optional(),
})
export type CapacityOutput = z.infer<typeof CapacityOutput>
