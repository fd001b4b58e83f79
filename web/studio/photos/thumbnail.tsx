interface ThumbnailProps {
  readonly site: string
  readonly id: string
  readonly alt: string
}

/** A photograph of a site as those who may read its draft see it. */
export const Thumbnail = ({ site, id, alt }: ThumbnailProps) => (
  <img
    class="thumbnail"
    src={`/api/sites/${encodeURIComponent(site)}/photos/${id}?width=320`}
    alt={alt}
    width={320}
    height={240}
    loading="lazy"
    decoding="async"
  />
)
