import type { Site, SiteFeature } from '../contract/site'

/**
 * The text of a GeoJSON collection, some hundred features at a time: a catalog of any size goes out without ever being in
 * memory whole.
 */
export async function* collectionText(
  batches: AsyncIterable<readonly Site[]>,
  featureOf: (site: Site) => SiteFeature,
): AsyncGenerator<string> {
  let before = '{"type":"FeatureCollection","features":['
  for await (const sites of batches) {
    if (sites.length === 0) continue
    yield before + sites.map((site) => JSON.stringify(featureOf(site))).join(',')
    before = ','
  }
  yield before === ',' ? ']}' : `${before}]}`
}
