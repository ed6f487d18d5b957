import {formatClock, formatIsoTime, isSameDay} from '../logs/clock.ts';
import {markSorted} from '../table/mark-sorted.ts';
import {fitText} from '../text/fit.ts';
import type {FunctionChange} from './change.ts';
import {describeChangeStack, formatChangeStack} from './change-stack.ts';
import {findCertainEnd, type Trail} from './trail.ts';

/** What stands where nobody knows the author. */
const unknownAuthor = 'not known';

/** A change in a row of so many columns; without one the headers. The last column has the room that is left. */
export function formatChangeRow(
  change: FunctionChange | undefined,
  {width, now, labelled}: {readonly width: number; readonly now: number; readonly labelled: boolean},
): string {
  const cells: readonly (readonly [text: string, columns: number])[] = [
    [change === undefined ? markSorted('WHEN', 'left', true) : formatWhen(change.time, now), 14],
    ...(labelled ? [[change?.functionName ?? 'FUNCTION', Math.min(28, Math.floor(width / 5))] as const] : []),
    [change === undefined ? 'CHANGE' : nameChange(change), Math.min(27, Math.floor(width / (labelled ? 5 : 4)))],
    [change === undefined ? 'BY' : (change.author?.who ?? unknownAuthor), Math.min(30, Math.floor(width / 3.5))],
    ...(width < 130 ? [] : [[change === undefined ? 'WITH' : (change.author?.tool ?? ''), 14] as const]),
  ];
  const fixed = cells.map(([text, columns]) => fitText(text, columns, 'middle')).join('  ');
  return fitText(`${fixed}  ${change === undefined ? 'WHAT' : formatWhat(change)}`, width);
}

/** `UpdateFunctionCode`; of what only the function tells that it was changed. */
function nameChange({operation, error}: FunctionChange): string {
  return `${error === undefined ? '' : '✗ '}${operation ?? 'changed'}`;
}

function formatWhat({what, error, stack}: FunctionChange): string {
  const told = error === undefined ? what.join(' · ').replaceAll(alarmPlace, '') : `refused: ${error}`;
  return stack === undefined ? told : [formatChangeStack(stack), told].filter(part => part !== '').join(' · ');
}

/** What of an alarm's ARN stands before its name, which a row has no room for. */
const alarmPlace = /\barn:[\w-]+:cloudwatch:[\w-]*:\d*:alarm:/g;

function formatWhen(time: number, now: number): string {
  return formatClock(time, 'local', !isSameDay(time, now, 'local')).replace(/\.\d+$/, '');
}

/** Everything that is known of a change, as labels and values. */
export function buildChangeFacts(change: FunctionChange): readonly (readonly [label: string, value: string])[] {
  const {author, what, time, error, requestId, functionName, stack} = change;
  return [
    ['What', error === undefined ? what.join(' · ') : `refused: ${error}`],
    [
      'By',
      [author?.who ?? unknownAuthor, author?.tool, author?.address].filter(part => part !== undefined).join(' · '),
    ],
    ...(stack === undefined ? [] : [['Stack', describeChangeStack(stack)] as const]),
    ['Of', `${functionName} · ${nameChange(change)} · ${formatIsoTime(time)}`],
    ...(requestId === undefined ? [] : [['Request id', requestId] as const]),
  ];
}

/** How far the trail is known, or why it is not. */
export function formatTrailState(trail: Trail, now: number): {readonly text: string; readonly isBad: boolean} {
  const {phase, problem, reach, names} = trail;
  if (problem !== undefined) {
    const {what, why, tryThis} = problem;
    return {text: `✗ Who changed what is not known. ${what}: ${why} → ${tryThis}`, isBad: true};
  }
  const asked = Object.keys(reach).length;
  if (phase !== 'ready')
    return {text: `◌ reading the trail: ${asked} of ${names || '?'} kinds of changes`, isBad: false};
  const end = findCertainEnd(trail);
  const certain = end === undefined ? '' : ` · certain until ${formatWhen(end, now)}, what is younger may come late`;
  return {text: `The last 7 days of the trail${certain}`, isBad: false};
}
