import {type LogLine, readLogLine} from '../../../core/logs/log-line.ts';
import type {LogServices} from '../../../core/logs/log-services.ts';
import {type FoundInvocation, findInvocation, reaches} from '../../../core/logs/whole-invocation.ts';

/** Reads the stream around a line, further back and further on as long as its invocation's beginning or end is not found. */
export async function readInvocation(
  line: LogLine,
  logs: LogServices,
  now: () => number,
  signal: AbortSignal,
): Promise<FoundInvocation> {
  const {label, group = '', stream, time} = line;
  const read = async (since: number, until: number): Promise<readonly LogLine[]> => {
    const events = await logs.readStream({group, stream, since, until}, signal);
    return events.map((event, order) => readLogLine({...event, label, group}, order));
  };
  const [nearest = 0, ...others] = reaches;
  let lines = await read(time - nearest, time + nearest);
  let found = findInvocation(lines, line);
  let before = nearest;
  for (const reach of others) {
    // What is yet to come is not asked for.
    const mayEnd = !found.isEnded && time + before < now();
    if (found.isBegun && !mayEnd) break;
    const earlier = found.isBegun ? [] : await read(time - reach, time - before - 1);
    const later = mayEnd ? await read(time + before + 1, time + reach) : [];
    lines = [...earlier, ...lines, ...later];
    found = findInvocation(lines, line);
    before = reach;
  }
  return found;
}
