import {toList, toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {formatShortClock} from '../../core/logs/clock.ts';
import {asksFrom} from '../../core/source/code.ts';
import {findCodeOfTime} from '../../core/source/code-of-time.ts';
import {findStackFrames, firstOwnFrame, type StackFrame} from '../../core/source/frames.ts';
import type {Connection} from '../connection/connection.ts';
import {readAllItems} from '../reads/read-all.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {FrameTrail} from './frame-trail.ts';
import {beginSource} from './open-source.ts';
import type {SourceState} from './states.ts';

/**
 * Opens the place that a text names, of several the one that `line` names, or the first in code of the function's own; false when
 * there is none.
 */
export function openFrames(
  tools: ControllerTools,
  connection: Connection,
  {ran, text, line = ''}: {readonly ran: FrameTrail['ran']; readonly text: string; readonly line?: string},
): boolean {
  const frames = withoutRepeats(findStackFrames(text));
  const [named] = findStackFrames(line);
  const asked = frames.find(frame => frame.path === named?.path && frame.line === named.line);
  const first = asked ?? firstOwnFrame(frames);
  if (first === undefined) return false;
  void goToFrame(tools, connection, {ran, frames, index: frames.indexOf(first)});
  return true;
}

/** A recursion names a place again and again. */
function withoutRepeats(frames: readonly StackFrame[]): readonly StackFrame[] {
  return frames.filter(
    ({path, line}, index) => frames.findIndex(one => one.path === path && one.line === line) === index,
  );
}

/** Goes to the next frame of the trail that led here, or to the one before. */
export function walkTrail(tools: ControllerTools, dialog: Dialog<SourceState>, by: 1 | -1): void {
  const {connection, trail} = dialog.state();
  const index = (trail?.index ?? 0) + by;
  if (trail?.frames[index] === undefined)
    return tools.notify(by === 1 ? 'That is the last frame.' : 'That is the first frame.', 'dim');
  void goToFrame(tools, connection, {...trail, index}, dialog);
}

async function goToFrame(
  tools: ControllerTools,
  connection: Connection,
  trail: FrameTrail,
  before?: Dialog<SourceState>,
): Promise<void> {
  const {ran, frames, index} = trail;
  const frame = frames[index];
  if (frame === undefined) return;
  const own = {
    of: 'function',
    name: ran.functionName,
    ...(ran.version !== undefined && {qualifier: ran.version}),
  } as const;
  const target = {path: frame.within, line: frame.line, ...(frame.column !== undefined && {column: frame.column})};
  const open = (place: SourceState['place']) => beginSource(tools, {connection, place, target, trail}, before);
  if (frame.of === 'layer') {
    const signal = before?.signal ?? connection.signal;
    const arn = await findLayerOf(tools, connection, {ran, path: frame.within, signal});
    if (arn !== undefined) open({of: 'layer', arn});
    return;
  }
  const dialog = open(own);
  if (ran.version === '$LATEST' || ran.version === undefined) void tellOlder(tools, dialog, trail);
}

/** The layer that gives a file: of several that have it, the last one does. */
async function findLayerOf(
  {notify}: ControllerTools,
  connection: Connection,
  {ran, path, signal}: {readonly ran: FrameTrail['ran']; readonly path: string; readonly signal: AbortSignal},
): Promise<string | undefined> {
  const {functionName: FunctionName, version: Qualifier} = ran;
  try {
    const input = {FunctionName, ...(Qualifier !== undefined && {Qualifier})};
    const configuration = await connection.call('GetFunctionConfiguration', input, {background: false, signal});
    const arns = toList(configuration['Layers'] as readonly Item[] | undefined).flatMap(
      ({Arn}) => toOptionalText(Arn) ?? [],
    );
    for (const arn of arns.toReversed()) {
      const found = await connection.source.open({of: 'layer', arn}, {most: asksFrom, signal});
      if (found.kind !== 'fetched' || found.value.kind !== 'zip') continue;
      if (found.value.code.entries.some(entry => entry.path === path)) return arn;
    }
    notify(`None of the layers of ${FunctionName} has ${path}.`, 'warn');
  } catch (error) {
    const {what, why} = toProblem(error);
    notify(`${what}: ${why}`, 'bad');
  }
  return undefined;
}

/** Says so when the code may be newer than what ran, and which version has the code of then. */
async function tellOlder(
  {services, store}: ControllerTools,
  dialog: Dialog<SourceState>,
  {ran}: FrameTrail,
): Promise<void> {
  const {connection} = dialog.state();
  const {items} = await readAllItems(
    connection,
    'ListVersionsByFunction',
    {FunctionName: ran.functionName},
    dialog.signal,
  );
  const found = findCodeOfTime(items, ran.time);
  if (found.kind === 'same') return;
  const {zone} = store.getState().log;
  const changed = formatShortClock(found.at, zone, services.now().getTime());
  const changedSince = `$LATEST was changed at ${changed}, after this ran`;
  const {version} = found;
  if (version === undefined) {
    return dialog.update(state => ({...state, notice: `${changedSince}, and no version has the code of then`}));
  }
  const has = found.isSure ? 'has' : 'may have';
  dialog.update(state => ({
    ...state,
    notice: `${changedSince}: v shows version ${version}, which ${has} the code of then`,
    older: version,
  }));
}

/** Shows the version that has the code of when it ran. */
export function showOlder(tools: ControllerTools, dialog: Dialog<SourceState>): void {
  const {connection, trail, older} = dialog.state();
  if (trail === undefined || older === undefined) return;
  void goToFrame(tools, connection, {...trail, ran: {...trail.ran, version: older}}, dialog);
}
