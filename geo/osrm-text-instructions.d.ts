declare module 'osrm-text-instructions' {
  /** The part of an OSRM step that a sentence is made of. */
  interface InstructionStep {
    name?: string
    ref?: string
    mode?: string
    driving_side?: string
    maneuver: { type: string; modifier?: string; bearing_after?: number }
  }
  interface Compiler {
    compile(
      language: string,
      step: InstructionStep,
      options?: { waypointName?: string; legIndex?: number; legCount?: number },
    ): string
  }
  export default function instructions(version: 'v5'): Compiler
}
