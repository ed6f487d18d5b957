import {createHexLines} from '../../core/run/hex-lines.ts';
import type {Lines} from '../../core/run/lines.ts';
import {start} from '../../core/run/place.ts';
import {indexText} from '../../core/run/plain-lines.ts';
import {createReading, type RunReading} from '../../core/run/reading.ts';
import {decodeText, indexResponse, readNow} from '../../core/run/response-lines.ts';
import type {Run} from '../../core/run/run.ts';
import type {Dialog} from '../tools/dialog.ts';
import {inSlices} from '../tools/in-slices.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {findRun} from './find-run.ts';
import {openRunOf} from './open-runs.ts';
import {lookAgain} from './search-run.ts';
import {type RunState, runDialogName} from './states.ts';

/** Bytes that are read before the run is shown; more would be felt as a wait. */
const readAtOnce = 100_000;

/** Shows a run over what is there; what it answered is read beside the keys when it is long. */
export function openRun(tools: ControllerTools, id: number): void {
  const run = findRun(tools, id);
  if (run === undefined) return;
  const {dialogs} = tools;
  const state = {id, reading: createReading(run), rest: undefined};
  // A run that is sent again takes the place of the one before.
  const isAgain = dialogs.top()?.name === runDialogName.name;
  void readResponse(tools, isAgain ? dialogs.replace(runDialogName, state) : dialogs.open(runDialogName, state), run);
}

/** Shows what a run has come to in the view of it, if that is open. */
export function showEnd(tools: ControllerTools, run: Run): void {
  const dialog = openRunOf(tools, run.id);
  if (dialog === undefined) return;
  // What was read of a stream while it came stays in view until it is read whole, and so does what is looked for.
  dialog.update(state => {
    const {response, places, search} = state.reading;
    return {...state, reading: {...createReading(run), response, places, search}};
  });
  void readResponse(tools, dialog, run);
}

async function readResponse(tools: ControllerTools, dialog: Dialog<RunState>, run: Run): Promise<void> {
  const bytes = pickBytes(run);
  if (bytes === undefined) return;
  const steps = indexResponse(bytes);
  const response = bytes.byteLength <= readAtOnce ? readNow(steps) : await inSlices(steps, dialog.isOpen);
  if (response === undefined) return;
  dialog.update(state => ({...state, reading: {...state.reading, response, follows: false}}));
  lookAgain(tools, dialog);
}

/** Shows what has come of a response so far; its end stays in view until somebody moves away from it. */
export function showReceived(tools: ControllerTools, id: number, bytes: Uint8Array): void {
  const dialog = openRunOf(tools, id);
  if (dialog === undefined) return;
  const response = buildLinesSoFar(bytes);
  dialog.update(state => ({...state, reading: atEnd({...state.reading, response})}));
  lookAgain(tools, dialog);
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
