import { z } from 'zod'
import { operation, type Operation } from '../account/operation'
import {
  BatchList,
  BulkAsk,
  BulkDone,
  BulkOrder,
  BulkPreview,
  BulkUndone,
  TableFilter,
  TablePage,
  TablePins,
  TableQuery,
} from '../contract/api/table'
import type { BatchCommands } from './batch.commands'
import type { TableCommands } from './table.commands'

const ByBatch = z.strictObject({ id: z.uuid() })

const page = (table: TableCommands): Operation =>
  operation({
    id: 'sites.table',
    method: 'get',
    path: '/sites/table',
    needs: 'site.read',
    about: 'A page of the catalog: what is published and what is being written, filtered and sorted.',
    query: TableQuery,
    answer: TablePage,
    read: async ({ actor, query }) => ({ body: await table.page(actor, query) }),
  })

const pins = (table: TableCommands): Operation =>
  operation({
    id: 'sites.table.pins',
    method: 'get',
    path: '/sites/table/pins',
    needs: 'site.read',
    about: 'Where everything lies that the filters of the table find, for a map; no more than it says.',
    query: TableFilter,
    answer: TablePins,
    read: async ({ actor, query }) => ({ body: await table.pins(actor, query) }),
  })

const bulk = (batch: BatchCommands): Operation[] => [
  operation({
    id: 'sites.bulk.preview',
    method: 'post',
    path: '/sites/bulk/preview',
    needs: 'site.edit',
    about: 'Tells site by site what a change to many would do or why it is refused; nothing is written.',
    body: BulkAsk,
    answer: BulkPreview,
    run: async ({ actor, body }) => ({ body: await batch.preview(actor, body) }),
  }),
  operation({
    id: 'sites.bulk.apply',
    method: 'post',
    path: '/sites/bulk',
    needs: 'site.edit',
    about: 'Changes many sites at once, as drafts; those that are refused stay as they are.',
    body: BulkOrder,
    answer: BulkDone,
    creates: true,
    write: async (tx, { actor, body }) => ({ body: await batch.apply(tx, actor, body) }),
  }),
  operation({
    id: 'sites.bulk.list',
    method: 'get',
    path: '/sites/bulk',
    needs: 'site.edit',
    about: 'The last changes to many sites of whoever asks.',
    answer: BatchList,
    read: async ({ actor }) => ({ body: await batch.list(actor) }),
  }),
  operation({
    id: 'sites.bulk.undo',
    method: 'post',
    path: '/sites/bulk/:id/undo',
    needs: 'site.edit',
    about: 'Puts back every site of a batch that nobody has changed since, and tells which it could not.',
    params: ByBatch,
    answer: BulkUndone,
    status: 200,
    write: async (tx, { actor, params }) => ({ body: await batch.undo(tx, actor, params.id) }),
  }),
]

/** The paths of the catalog's table: a page of it, and changes to many of its rows. */
export const tableOperations = (table: TableCommands, batch: BatchCommands): Operation[] => [
  page(table),
  pins(table),
  ...bulk(batch),
]
