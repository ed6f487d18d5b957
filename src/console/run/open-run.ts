import {createHexLines} from '../../core/run/hex-lines.ts';
import type {Lines} from '../../core/run/lines.ts';
import {start} from '../../core/run/place.ts';
import {indexText} from '../../core/run/plain-lines.ts';
import {createReading, type RunReading} from '../../core/run/reading.ts';
import {decodeText, indexResponse, readNow} from '../../core/run/response-lines.ts';
import type {Run} from '../../core/run/run.ts';
import type {Overlay} from '../session/overlay.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {changeReading, readingOf} from './change-reading.ts';
import {findRun} from './find-run.ts';
import {inSlices} from './in-slices.ts';
import {lookAgain} from './search-run.ts';

/** Bytes that are read before the run is shown; more would be felt as a wait. */
const readAtOnce = 100_000;

/** Shows a run; what it answered is read beside the keys when it is long. */
export function openRun(tools: ControllerTools, id: number, under?: Overlay): void {
  const run = findRun(tools, id);
  if (run === undefined) return;
  tools.open({type: 'run', id, reading: createReading(run), ...(under && {under})});
  void readResponse(tools, run);
}

/** Shows what a run has come to in the view of it, if that is open. */
export function showEnd(tools: ControllerTools, run: Run): void {
  // What was read of a stream while it came stays in view until it is read whole, and so does what is looked for.
  changeReading(tools, run.id, ({response, places, search}) => ({...createReading(run), response, places, search}));
  void readResponse(tools, run);
}

async function readResponse(tools: ControllerTools, run: Run): Promise<void> {
  const bytes = pickBytes(run);
  if (bytes === undefined || readingOf(tools, run.id) === undefined) return;
  const steps = indexResponse(bytes);
  const isOpen = () => readingOf(tools, run.id) !== undefined;
  const response = bytes.byteLength <= readAtOnce ? readNow(steps) : await inSlices(steps, isOpen);
  if (response === undefined) return;
  changeReading(tools, run.id, reading => ({...reading, response, follows: false}));
  lookAgain(tools, run.id);
}

/** Shows what has come of a response so far; its end stays in view until somebody moves away from it. */
export function showReceived(tools: ControllerTools, id: number, bytes: Uint8Array): void {
  if (readingOf(tools, id) === undefined) return;
  const response = buildLinesSoFar(bytes);
  changeReading(tools, id, reading => atEnd({...reading, response}));
  lookAgain(tools, id);
}

function pickBytes({outcome}: Run): Uint8Array | undefined {
  if (outcome.state === 'done') return outcome.answer.payload;
  return outcome.state === 'counted' ? undefined : outcome.received?.bytes;
}

/** The last character may have come in part. */
function buildLinesSoFar(bytes: Uint8Array): Lines {
  const text = decodeText(bytes, {isWhole: false});
  return text === undefined ? createHexLines(bytes) : readNow(indexText(text));
}

function atEnd(reading: RunReading): RunReading {
  if (!reading.follows || reading.response === undefined) return reading;
  const place = {...start, cursor: Math.max(0, reading.response.count - 1)};
  return {...reading, places: {...reading.places, response: place}};
}
