import type { Database } from '../db/database'
import { openRecords, type OpenRecords } from './open-record.rules'
import type { RecordStore } from './record.store'

interface OpenRecordsDeps {
  readonly database: Database
  readonly records: RecordStore
  readonly now: () => Date
}

/** What the page of a published site shows of its records. */
export async function openRecordsOf({ database, records, now }: OpenRecordsDeps, site: string): Promise<OpenRecords> {
  const within = database.read
  const [assessments, studies, narratives] = await Promise.all([
    records.of(within, { site, kind: 'assessment' }),
    records.of(within, { site, kind: 'capacity' }),
    records.of(within, { site, kind: 'narrative' }),
  ])
  return openRecords({ assessments, studies, narratives }, now().toISOString().slice(0, 10))
}
