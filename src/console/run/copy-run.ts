import {readingPlace} from '../../core/run/reading.ts';
import {decodeText} from '../../core/run/response-lines.ts';
import type {Run} from '../../core/run/run.ts';
import type {Choice} from '../bindings/command.ts';
import {openMenu} from '../dialogs/menu.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {RunState} from './states.ts';

/** The menu of what can be copied of a run. */
export function openCopies(tools: ControllerTools, state: RunState, run: Run): void {
  const texts = buildTexts(run, state);
  const choices: Choice[] = texts.flatMap(([what, text]) =>
    text === undefined || text === '' ? [] : [{label: what, command: {type: 'copy', what, text}}],
  );
  if (choices.length === 0) return tools.notify('There is nothing to copy yet.', 'dim');
  openMenu(tools, {title: `Copy of ${run.name}`, choices});
}

function buildTexts({outcome}: Run, {reading}: RunState): readonly (readonly [string, string | undefined])[] {
  const {response, section} = reading;
  const value = section === 'response' ? response?.outline?.value(readingPlace(reading).cursor) : undefined;
  switch (outcome.state) {
    case 'running':
      return [['response so far', decodeCopied(outcome.received?.bytes)]];
    case 'failed':
      return [
        ['problem', `${outcome.problem.what}: ${outcome.problem.why}`],
        ['request id', outcome.problem.requestId],
        ['what had come', decodeCopied(outcome.received?.bytes)],
      ];
    case 'counted':
      return [['numbers as JSON', JSON.stringify(outcome.tally, undefined, 2)]];
    case 'done': {
      const {payload, logText, error, requestId, executionArn} = outcome.answer;
      const trace = error === undefined ? [] : [`${error.type}: ${error.message}`, ...error.trace];
      return [
        ['response', decodeCopied(payload)],
        ['value under the cursor', value],
        ['error', trace.join('\n')],
        ['log', logText],
        ['request id', requestId],
        ['execution ARN', executionArn],
      ];
    }
  }
}

/** Bytes that are no text and still are offered: no terminal takes more, and S saves them. */
const longestBase64 = 100_000;

/** What is no text is copied as base64. */
function decodeCopied(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined || bytes.byteLength === 0) return undefined;
  const text = decodeText(bytes);
  if (text !== undefined || bytes.byteLength > longestBase64) return text;
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}
