import type {Step} from './step.ts';

const full = '█';
const light = '░';

/**
 * When a step ran within its execution, as a bar of that many columns: what ends beyond `now` is not drawn. A step that was tried
 * several times is solid while it was tried and light while it waited for the next try; waits and callbacks are light.
 */
export function drawWaterfall({kind, startedAt, endedAt, whole, attempts}: Step, columns: number, now: number): string {
  const end = Math.max(whole.endedAt ?? now, whole.startedAt + 1);
  const toColumn = (time: number) =>
    Math.max(0, Math.min(columns, ((time - whole.startedAt) / (end - whole.startedAt)) * columns));
  const cells = Array.from({length: columns}, () => ' ');
  const fill = (from: number, to: number, cell: string) => {
    const first = Math.min(columns - 1, Math.floor(toColumn(from)));
    const last = Math.max(first + 1, Math.ceil(toColumn(to)));
    cells.fill(cell, first, last);
  };
  fill(startedAt, endedAt ?? end, kind === 'wait' || kind === 'callback' || kind === 'step' ? light : full);
  for (const attempt of attempts) fill(attempt.startedAt, attempt.endedAt ?? end, full);
  return cells.join('').trimEnd();
}
