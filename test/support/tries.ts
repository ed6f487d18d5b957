/** How often chance is tried where something breaks: a few times in `npm test`, many in `npm run faults`. */
export function toTries(few: number, many: number): number {
  return process.env['LAMBDECK_FAULTS'] === 'many' ? many : few;
}
