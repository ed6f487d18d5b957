import {fillWords, findPlaceholders} from '../../core/own-commands/fill-words.ts';
import type {OwnCommand} from '../../core/own-commands/own-command.ts';
import {cleanLines} from '../../core/text/clean.ts';
import {quoteWord} from '../../core/text/quote-word.ts';
import type {Connection} from '../connection/connection.ts';
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
  const words = fillWords(command.words, {items, target});
  if (typeof words === 'string') return tools.notify(`${command.title} was not run: ${words}.`, 'warn');
  const {title, changes, confirm} = command;
  const line = words.map(quoteWord).join(' ');
  const shown = [
    line,
    '',
    `${changes ? 'It may change things' : 'It changes nothing'}, with ${connectionName(connection)}.`,
    'It runs without a shell, a terminal and the credentials of this session.',
  ];
  const state = {
    title,
    lines: shown,
    plainLines: shown,
    revealed: false,
    top: 0,
    connection,
    command: {words, changes},
  };
  const asks = changes || confirm;
  const dialog = tools.dialogs.open(ownCommandDialogName, {...state, phase: 'review', line});
  if (!asks) await runReviewed(tools, dialog);
}

async function readTarget(connection: Connection, {words}: OwnCommand) {
  const {region, profile} = connection;
  const isAsked = findPlaceholders(words).includes('accountId');
  const accountId = isAsked ? await connection.account(connection.signal).catch(() => undefined) : undefined;
  return {region, profile, accountId};
}

/** Runs what was looked at, once. */
export async function runReviewed(tools: ControllerTools, dialog: Dialog<OwnRun>): Promise<void> {
  const {connection, command, line, phase} = dialog.state();
  if (phase !== 'review') return;
  const show = (lines: readonly string[], change: Partial<OwnRun> = {}) => {
    const all = [`$ ${line}`, '', ...lines];
    dialog.update(run => ({...run, ...change, lines: all, plainLines: all}));
  };
  let printed = '';
  show([running], {phase: 'running'});
  const tell = (text: string) => {
    printed = text;
    show([...cleanLines(printed), '', running]);
  };
  try {
    await connection.runOwn(command, tell, dialog.signal);
    show(printed === '' ? ['It has ended well, and printed nothing.'] : cleanLines(printed), {phase: 'ended'});
  } catch (error) {
    const {what, why, tryThis} = toProblem(error);
    show([...(printed === '' ? [] : [...cleanLines(printed), '']), `✗ ${what}: ${why}. ${tryThis}`], {phase: 'ended'});
    if (!dialog.isOpen()) tools.notify(`${what}: ${why}. ${tryThis}`, 'warn');
  }
  if (command.changes) tools.refreshAll(connection);
}

const running = '… it runs; Esc ends it';
