/** The faces a map is lettered in: Source Sans 3 regular and semibold, Fraunces italic. */
export type Face = 'sans' | 'sans-bold' | 'serif-italic'

export interface Lettering {
  face: Face
  /** Font size in pixels. */
  size: number
  /** Extra space after each letter, in pixels. */
  spacing?: number
}

// Advance widths of the characters from space to tilde, in thousandths of the font size, measured from the fonts the site serves.
const ADVANCES: Record<Face, readonly number[]> = {
  sans: [
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497,
    497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727,
    647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555,
    496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303,
    241, 303, 497,
  ],
  'sans-bold': [
    200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344, 513, 513, 513, 513, 513, 513, 513,
    513, 513, 513, 275, 275, 513, 513, 513, 444, 875, 558, 597, 576, 625, 538, 510, 628, 663, 282, 494, 597, 502, 745,
    657, 674, 582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324, 344, 324, 513, 500, 549, 516, 563, 462, 564,
    507, 317, 520, 558, 262, 263, 522, 271, 843, 560, 549, 564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324,
    255, 324, 513,
  ],
  'serif-italic': [
    203, 314, 346, 644, 577, 729, 704, 167, 364, 361, 621, 550, 240, 387, 233, 451, 648, 434, 588, 534, 566, 554, 592,
    520, 564, 592, 282, 293, 513, 556, 513, 483, 881, 641, 661, 645, 748, 627, 600, 701, 786, 376, 365, 710, 559, 847,
    707, 766, 655, 767, 685, 573, 586, 705, 624, 952, 650, 585, 606, 373, 430, 373, 461, 456, 229, 549, 552, 455, 561,
    485, 319, 519, 576, 315, 304, 551, 313, 848, 590, 527, 548, 536, 468, 434, 373, 588, 489, 746, 583, 510, 495, 400,
    320, 399, 622,
  ],
}

/** Signs beyond ASCII that labels use; any other is as wide as a figure. */
const SIGNS: Readonly<Record<string, number>> = { '–': 500, '—': 840, '·': 250, '’': 250, '…': 850 }
const UNKNOWN = 520

/**
 * Width of one line of text in pixels, as the site's own fonts set it (kerning left out: within 2 %); 0 for no text.
 * An accented letter is as wide as its base letter.
 */
export function textWidth(text: string, { face, size, spacing = 0 }: Lettering): number {
  const letters = [...text.normalize('NFD').replace(/\p{M}/gu, '')]
  const thousandths = letters.reduce((sum, letter) => sum + advance(letter, face), 0)
  return (thousandths * size) / 1000 + letters.length * spacing
}

function advance(letter: string, face: Face): number {
  return ADVANCES[face][letter.charCodeAt(0) - 32] ?? SIGNS[letter] ?? UNKNOWN
}
