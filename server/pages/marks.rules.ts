const svg = (inner: string) =>
  `<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${inner}</svg>`

const sunRays = Array.from({ length: 12 }, (_, index) => {
  const angle = (index * Math.PI) / 6
  const [x, y] = [Math.sin(angle), -Math.cos(angle)]
  const end = index % 2 === 0 ? 10.6 : 9.2
  const at = (radius: number) => `${(12 + x * radius).toFixed(2)} ${(12 + y * radius).toFixed(2)}`
  return `M${at(6.4)}L${at(end)}`
}).join('')

/**
 * Small drawn marks, so that networks are told apart by form and not by colour alone: two halves (Sandino), a star
 * (Che), a wave between two bands (Bolívar), a sun (San Martín); and the brand, four paths that meet.
 */
export const NETWORK_MARKS: Readonly<Record<string, string>> = {
  sandino: svg('<path class="m1" d="M3 21V3h18z"/><path class="m2" d="M21 3v18H3z"/>'),
  che: svg('<path class="m1" d="M12 1.8l3 7.1 7.6.6-5.8 5 1.8 7.5-6.6-4-6.6 4 1.8-7.5-5.8-5 7.6-.6z"/>'),
  bolivar: svg(
    '<path class="m2" d="M2 12a10 10 0 0 1 20 0c-3.3 2.6-6.7 2.6-10 0s-6.7-2.6-10 0z"/><path class="m1" d="M2 12c3.3-2.6 6.7-2.6 10 0s6.7 2.6 10 0a10 10 0 0 1-20 0z"/>',
  ),
  'san-martin': svg(`<circle class="m1" cx="12" cy="12" r="4.6"/><path class="ray" d="${sunRays}"/>`),
  brand: svg(
    '<path class="b1" d="M12 12C11 8 8 5 3 3c2 5 5 8 9 9z"/><path class="b2" d="M12 12c4-1 7-4 9-9-5 2-8 5-9 9z"/><path class="b3" d="M12 12c1 4 4 7 9 9-2-5-5-8-9-9z"/><path class="b4" d="M12 12c-4 1-7 4-9 9 5-2 8-5 9-9z"/>',
  ),
}
