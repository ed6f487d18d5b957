/** A time as the service writes it where its model says string: `2026-01-31T09:30:00.000+0000`. */
export function formatServiceTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}
