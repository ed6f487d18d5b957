import type {LogLine} from '../../core/logs/log-line.ts';
import {parseStreamName} from '../../core/logs/log-targets.ts';
import {findStackFrames} from '../../core/source/frames.ts';
import {connectionOf, findConnection} from '../session/connection-of.ts';
import {openFrames} from '../source/open-frame.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {lineUnderCursor} from './screen-keys.ts';
import {invocationOf} from './store/timeline.ts';

/** Opens the source at the place that the line under the cursor names, or its invocation; else the code that printed it. */
export function openLineSource(tools: ControllerTools): void {
  const {store, logs} = tools;
  const {log} = store.getState();
  const lines = linesAsked(tools);
  const line =
    lines.find(({severity, message}) => severity === 3 && namesPlace(message)) ??
    lines.find(({message}) => namesPlace(message));
  const [first] = lines;
  const asked = line ?? first;
  const key = log.source?.of?.key;
  const connection =
    (key === undefined ? undefined : findConnection(store.getState(), key)) ??
    logs.follower.last?.connection ??
    connectionOf(store.getState());
  if (asked === undefined || connection === undefined) return;
  const ran = {functionName: toFunctionName(asked), version: versionOf(asked), time: asked.time};
  if (line !== undefined && openFrames(tools, connection, {ran, text: line.message})) return;
  const qualifier = ran.version === undefined ? {} : {qualifier: ran.version};
  tools.execute({type: 'source', connection, place: {of: 'function', name: ran.functionName, ...qualifier}});
}

function namesPlace(message: string): boolean {
  return findStackFrames(message).length > 0;
}

/** The line under the cursor; all of the invocation that is shown or chosen. */
function linesAsked(tools: ControllerTools): readonly LogLine[] {
  const {screen} = tools.store.getState().log;
  const line = lineUnderCursor(tools);
  if (line === undefined) return [];
  const isWhole = screen.type === 'timeline' || screen.type === 'invocation';
  return isWhole ? invocationOf(line, tools.logs.store).lines : [line];
}

/** A label is the function's name, with the version or alias that was asked for. */
function toFunctionName({group = '', stream, label}: LogLine): string {
  return parseStreamName(group, stream).owner ?? label.split(':')[0] ?? label;
}

function versionOf({group = '', stream}: LogLine): string | undefined {
  return parseStreamName(group, stream).version;
}
