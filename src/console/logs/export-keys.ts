import {splitTime} from '../../core/logs/clock.ts';
import {compareLines, type LogLine} from '../../core/logs/log-line.ts';
import {formatLog, formatLogAsJson, withoutLastBreak} from '../../core/logs/log-text.ts';
import type {Choice} from '../bindings/command.ts';
import {askForFile, tellSaved} from '../dialogs/ask-for-file.ts';
import {openMenu} from '../dialogs/menu.ts';
import {offerReopening} from '../selection/reopen.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {lineAtCursor} from './cursor.ts';
import {listErrors, selectedError} from './store/errors.ts';
import {invocationOf, selectedInvocation, timelineEntries} from './store/timeline.ts';

/** The menu of what of the log can be copied. */
export function openCopyOfLog(tools: ControllerTools): void {
  openMenu(tools, {
    title: 'Copy of the log',
    choices: [
      {label: 'this line', command: {type: 'log', command: {type: 'copy', what: 'line'}}},
      {label: 'its invocation', command: {type: 'log', command: {type: 'copy', what: 'invocation'}}},
      {
        label: `all that is shown: ${countLines(linesShown(tools))}`,
        command: {type: 'log', command: {type: 'copy', what: 'shown'}},
      },
      ...offerReopeningOfLog(tools),
    ],
  });
}

/** The line that opens the same log again, where it is that of one function. */
function offerReopeningOfLog({store, logs}: ControllerTools): Choice[] {
  const {source, screen, filter} = store.getState().log;
  const [target, ...others] = source?.targets ?? [];
  const connection = logs.follower.last?.connection;
  if (connection === undefined || target === undefined || others.length > 0 || target.versions !== undefined) return [];
  const view = screen.type === 'timeline' ? 'invocations' : 'logs';
  return [offerReopening(connection, {function: target.FunctionName, view, filter})];
}

/** Puts lines on the clipboard: a line's message alone, others with their times. */
export function copyLog(tools: ControllerTools, what: 'line' | 'invocation' | 'shown'): void {
  const lines = linesOf(tools, what);
  const text = what === 'line' ? withoutLastBreak(lines[0]?.message ?? '') : formatLog(lines);
  const count = lines.length === 1 ? 'the line' : countLines(lines);
  tools.execute({type: 'copy', what: count, text});
}

function linesOf(tools: ControllerTools, what: 'line' | 'invocation' | 'shown'): readonly LogLine[] {
  if (what === 'shown') return linesShown(tools);
  const {logs, store} = tools;
  const {log} = store.getState();
  const {screen} = log;
  const error = screen.type === 'errors' ? selectedError(screen, logs.store, log)?.sample : undefined;
  const entry = screen.type === 'timeline' ? selectedInvocation({screen, log, logs: logs.store}) : undefined;
  if (entry !== undefined) return what === 'line' ? entry.lines.slice(0, 1) : entry.lines;
  const line = screen.type === 'invocation' ? screen.line : (error ?? lineAtCursor(tools));
  if (line === undefined) return [];
  return what === 'line' ? [line] : invocationOf(line, logs.store).lines;
}

/** What the pane shows: an invocation, all those that are listed, a line of each kind of error, or the lines that match. */
function linesShown({store, logs}: ControllerTools): readonly LogLine[] {
  const {log} = store.getState();
  const {screen} = log;
  const {lines} = logs.store.shown;
  switch (screen.type) {
    case 'invocation':
      return invocationOf(screen.line, logs.store).lines;
    case 'timeline':
      return timelineEntries(logs.store, log)
        .flatMap(entry => entry.lines)
        .toSorted(compareLines);
    case 'errors':
      return listErrors(logs.store, log).map(({sample}) => sample);
    case 'lines':
      return lines.slice(0, lines.size);
  }
}

function countLines({length}: readonly LogLine[]): string {
  return length === 1 ? 'one line' : `${length.toLocaleString('en')} lines`;
}

const toQuestion = (lines: readonly LogLine[]) => ({
  title: `Save ${countLines(lines)} to`,
  note: 'As text, or, to a name in .jsonl, as JSON, an object a line. A file only you may read;',
  save: (path: string, overwrite: boolean) => ({type: 'log', command: {type: 'save', path, overwrite}}) as const,
});

/** Asks for the file to save what is shown to. */
export function openSavePrompt(tools: ControllerTools): void {
  const {names = []} = tools.store.getState().log.source ?? {};
  const name = (names[0] ?? 'lambda').replace(/[^\w.-]+/g, '-');
  const {year, month, day, hour, minute, second} = splitTime(tools.services.now().getTime(), 'local');
  const two = (value: number) => String(value).padStart(2, '0');
  const stamp = `${year}${two(month)}${two(day)}-${two(hour)}${two(minute)}${two(second)}`;
  askForFile(tools, toQuestion(linesShown(tools)), `~/${name}-${stamp}.log`);
}

/** Saves what is shown; when that fails, the path is asked for again, with why. */
export async function saveLog(tools: ControllerTools, path: string, overwrite: boolean): Promise<void> {
  const lines = linesShown(tools);
  const text = /\.(?:jsonl|ndjson)$/i.test(path) ? formatLogAsJson(lines) : formatLog(lines);
  const saved = await tools.services.saveFile(path, text, overwrite);
  tellSaved(tools, toQuestion(lines), path, saved, countLines(lines));
}
