import {fillShell, findVariables} from '../../core/own-commands/fill-shell.ts';
import {type FillFacts, fillWords, findPlaceholders} from '../../core/own-commands/fill-words.ts';
import type {OwnCommand} from '../../core/own-commands/own-command.ts';
import {cleanLines} from '../../core/text/clean.ts';
import {quoteWord} from '../../core/text/quote-word.ts';
import type {Connection, RunnableCommand} from '../connection/connection.ts';
import {connectionName} from '../connection/connection-name.ts';
import {ofSeveral, soleOwnerOf} from '../connection/owner.ts';
import {toProblem} from '../reads/read-query.ts';
import {markedItems} from '../selection/marks.ts';
import {connectionOf} from '../session/connection-of.ts';
import {toContext} from '../tools/context.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {type OwnRun, ownCommandDialogName} from './own-run.ts';

/** Opens a command of the user's own on the selection: to be looked at first where it changes something, else as it runs. */
export async function openOwnCommand(tools: ControllerTools, command: OwnCommand): Promise<void> {
  const {resource, item} = toContext(tools);
  const marked = markedItems(tools, resource);
  const items = marked.length > 0 ? marked : [item].filter(one => one !== undefined);
  const connection = items.length > 0 ? soleOwnerOf(items) : connectionOf(tools.store.getState());
  if (connection === undefined) return tools.notify(ofSeveral, 'warn');
  const target = await readTarget(connection, command);
  // Who has begun something else meanwhile is not interrupted.
  if (tools.dialogs.top() !== undefined) return;
  const filled = fill(command, {items, target});
  if (typeof filled === 'string') return tools.notify(`${command.title} was not run: ${filled}.`, 'warn');
  const {title, changes, confirm, output, credentials} = command;
  const {line} = filled;
  const shown = [
    line,
    '',
    `${changes ? 'It may change things' : 'It changes nothing'}, with ${connectionName(connection)}.`,
    describeRun(command),
  ];
  const state = {
    title,
    lines: shown,
    plainLines: shown,
    revealed: false,
    top: 0,
    connection,
    command: {...filled, changes, output, credentials},
  };
  const asks = changes || confirm;
  if (!asks && output === 'log') return printIntoLog(tools, {...state, line});
  const dialog = tools.dialogs.open(ownCommandDialogName, {...state, phase: 'review', line});
  if (!asks) await runReviewed(tools, dialog);
}

/** What is to be run, or why it cannot be. */
function fill(
  {words, shell}: OwnCommand,
  facts: FillFacts,
): Pick<RunnableCommand, 'words' | 'variables' | 'line'> | string {
  if (shell === undefined) {
    const filled = fillWords(words, facts);
    return typeof filled === 'string' ? filled : {words: filled, variables: {}, line: filled.map(quoteWord).join(' ')};
  }
  const variables = fillShell(shell, facts);
  if (typeof variables === 'string') return variables;
  const given = Object.entries(variables).map(([name, value]) => `${name}=${quoteWord(value)}`);
  const run = ['sh', '-c', shell];
  return {words: run, variables, line: [...given, ...run.map(quoteWord)].join(' ')};
}

const ways: Readonly<Record<OwnCommand['output'], string>> = {
  dialog: 'has no terminal',
  terminal: 'has the terminal until it ends',
  log: 'prints into the Log pane',
};

function describeRun({shell, output, credentials}: OwnCommand): string {
  const shells = shell === undefined ? 'without a shell' : 'in a shell';
  return `It runs ${shells}, ${ways[output]}, and gets ${credentials ? 'the' : 'none of the'} credentials of this session.`;
}

async function readTarget(connection: Connection, {words, shell = ''}: OwnCommand) {
  const {region, profile} = connection;
  const isAsked = [...findPlaceholders(words), ...findVariables(shell)].includes('accountId');
  const accountId = isAsked ? await connection.account(connection.signal).catch(() => undefined) : undefined;
  return {region, profile, accountId};
}

/** Runs what was looked at, once. */
export async function runReviewed(tools: ControllerTools, dialog: Dialog<OwnRun>): Promise<void> {
  const {connection, command, line, phase, title} = dialog.state();
  if (phase !== 'review') return;
  if (command.output === 'log') {
    dialog.close();
    return printIntoLog(tools, dialog.state());
  }
  const show = (lines: readonly string[], change: Partial<OwnRun> = {}) => {
    const all = [`$ ${line}`, '', ...lines];
    dialog.update(run => ({...run, ...change, lines: all, plainLines: all}));
  };
  let printed = '';
  show([running], {phase: 'running'});
  const tell = (piece: string) => {
    printed += piece;
    show([...cleanLines(printed), '', running]);
  };
  try {
    await connection.runOwn(command, tell, dialog.signal);
    if (command.output === 'terminal') {
      dialog.close();
      tools.notify(`${title} has ended well`, 'good');
    } else show(printed === '' ? ['It has ended well, and printed nothing.'] : cleanLines(printed), {phase: 'ended'});
  } catch (error) {
    const {what, why, tryThis} = toProblem(error);
    show([...(printed === '' ? [] : [...cleanLines(printed), '']), `✗ ${what}: ${why}. ${tryThis}`], {phase: 'ended'});
    if (!dialog.isOpen()) tools.notify(`${what}: ${why}. ${tryThis}`, 'warn');
  }
  if (command.changes) tools.refreshAll(connection);
}

/** Runs a command whose output is shown as a log; Esc or x there ends it. */
async function printIntoLog(
  tools: ControllerTools,
  {connection, command, line, title}: Pick<OwnRun, 'connection' | 'command' | 'line' | 'title'>,
): Promise<void> {
  const {logs, notify, store} = tools;
  const printing = logs.printer.begin(title, `$ ${line}`);
  if (printing === undefined)
    return notify(`${title} was not run: ${store.getState().log.printing} still prints into the Log pane.`, 'warn');
  store.dispatch({type: 'focus', pane: 'log', isList: false});
  try {
    await connection.runOwn(command, printing.add, printing.signal);
    printing.end(`${title} has ended well`);
    notify(`${title} has ended well`, 'good');
  } catch (error) {
    const {what, why, tryThis} = toProblem(error);
    printing.end(`✗ ${what}: ${why}. ${tryThis}`);
    notify(`${title}: ${what}: ${why}. ${tryThis}`, 'warn');
  }
  if (command.changes) tools.refreshAll(connection);
}

const running = '… it runs; Esc ends it';
