import type { Provider, Service } from '../contract/provider'

interface Sold {
  readonly providers: readonly Provider[]
  readonly services: readonly Service[]
}

/**
 * What is left of what is sold once the samples are gone: no sample service, and no sample provider unless something real
 * still hangs on it.
 */
export function withoutSamples<S extends Sold>({ providers, services }: S): Sold {
  const real = services.filter(({ sample }) => !sample)
  const selling = new Set(real.map(({ provider }) => provider))
  return { providers: providers.filter(({ id, sample }) => !sample || selling.has(id)), services: real }
}
