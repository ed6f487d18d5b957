import type {RunReading} from '../../core/run/reading.ts';
import type {Run} from '../../core/run/run.ts';
import {findStackFrames} from '../../core/source/frames.ts';
import {findConnection} from '../session/connection-of.ts';
import {openFrames} from '../source/open-frame.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {ReadWindow} from './read-window.ts';

/** Opens the source of the frame in the line under the cursor, of an error that of its trace; false where there is none. */
export function openRunSource(
  tools: ControllerTools,
  run: Run,
  {section}: RunReading,
  {lines, place}: ReadWindow,
): boolean {
  const connection = findConnection(tools.store.getState(), run.connection);
  if (run.outcome.state !== 'done' || connection === undefined) return false;
  const {executedVersion, error} = run.outcome.answer;
  const ran = {functionName: run.target.FunctionName, version: executedVersion, time: run.startedAt};
  const line = lines.line(place.cursor).text;
  if (findStackFrames(line).length === 0 && section !== 'error') return false;
  return openFrames(tools, connection, {ran, text: `${error?.trace.join('\n') ?? ''}\n${line}`, line});
}
