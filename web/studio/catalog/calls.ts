import { BatchList, BulkDone, BulkPreview, BulkUndone, TablePage, TablePins } from '../../../server/contract/api/table'
import { get, post } from '../../api'

/** The paths of the API about the table of the catalog. */
export const TABLE = get('/sites/table', TablePage)
export const PINS = get('/sites/table/pins', TablePins)
export const PREVIEW = post('/sites/bulk/preview', BulkPreview)
export const APPLY = post('/sites/bulk', BulkDone)
export const BATCHES = get('/sites/bulk', BatchList)
export const UNDO = post('/sites/bulk/:id/undo', BulkUndone)
