const SIGNED = { on: '2026-10-01', by: { name: 'Rosa Elena' } }
/** One record of each kind, by its folder. */
export const RECORDS: Record<string, object> = {
  assessments: {
    ...SIGNED,
    condition: { vocabulary: 'simple', state: 'bueno' },
    threats: [],
    method: 'A simple vista',
  },
  evaluations: {
    ...SIGNED,
    score: { method: 'colombia', group: 'material', points: [18, 17, 24], significance: 'national' },
  },
  'capacity-studies': {
    ...SIGNED,
    source: 'Medición con cinta',
    validUntil: '2028-10-01',
    input: { space: 100, spacePerVisitor: 2, openHours: 8, visitHours: 1, factors: [] },
  },
  narratives: { ...SIGNED, teller: 'Doña Elba', language: 'es', text: 'Así fue.', confidence: 'testimonio' },
}
