import { get, post, put, remove } from '../../api'
import { ProviderDetail, ProviderList, ServiceDetail, ServiceList } from '../../../server/contract/api/catalog'
import type { Version } from './value-form'

export const PROVIDERS = {
  list: get('/providers', ProviderList),
  create: post('/providers', ProviderDetail),
  read: get('/providers/:id', ProviderDetail),
  save: put('/providers/:id', ProviderDetail),
}
export const SERVICES = {
  list: get('/services', ServiceList),
  create: post('/services', ServiceDetail),
  save: put('/services/:id', ServiceDetail),
  remove: remove('/services/:id', null),
}

/** The newer version in the answer to a stale save. */
export const newerProvider = (current: unknown): Version | undefined => ProviderDetail.safeParse(current).data
export const newerService = (current: unknown): Version | undefined => ServiceDetail.safeParse(current).data

export const providerAddress = (id: string): string => `/studio/prestadores/${id}`
