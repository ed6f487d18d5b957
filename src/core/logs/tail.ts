import type {NewLine} from './log-buffer.ts';

/**
 * The lines of an invocation's log tail as events: each at the time it tells, or else at that of the line before; at
 * `now` (milliseconds since 1970) when none tells any.
 */
export function parseTail(name: string, log: string, now: number): NewLine[] {
  const texts = log.split('\n');
  if (texts.at(-1) === '') texts.pop();
  const said = texts.map(text => Date.parse(/\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(text.slice(0, 100))?.[0] ?? ''));
  let timestamp = said.find(time => !Number.isNaN(time)) ?? now;
  return texts.map((text, index) => {
    const own = said[index];
    if (own !== undefined && own >= timestamp) timestamp = own;
    return {timestamp, label: name, stream: name, message: text};
  });
}
