import type {Item} from '../../core/item.ts';
import type {QueueEntry} from '../../core/queues/queue-entry.ts';
import type {QueueFacts} from '../../core/queues/queue-services.ts';
import {moveTo} from '../../core/table/scroll.ts';
import type {Connection} from '../connection/connection.ts';
import {bodyOf} from '../dialogs/scroll.ts';
import {keepQueueAnswers} from '../reads/queue-query.ts';
import {toProblem} from '../reads/read-query.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {closeBinding, helpBinding, listBindings} from '../tools/usual-bindings.ts';
import {findQueues, keepQueues, toDeadLetterEntry} from './find-queues.ts';
import {lookInto, openRedrive} from './queue-step.ts';
import {type QueuesState, queuesDialogName} from './states.ts';

interface About {
  readonly connection: Connection;
  readonly functionArn: string;
  readonly mapping: Item | undefined;
  readonly title: string;
}

/** Opens the queues of a function or of one of its mappings, and reads them. */
export async function openQueues(tools: ControllerTools, {connection, title, ...about}: About): Promise<void> {
  const start = {connection, title, entries: undefined, known: {}, notes: [], index: 0};
  const dialog = tools.dialogs.open(queuesDialogName, start);
  try {
    const {entries, notes} = await findQueues(connection, about, dialog.signal);
    dialog.update(state => ({...state, entries, notes}));
    await readQueues(tools, dialog);
  } catch (error) {
    const {what, why} = toProblem(error);
    dialog.update(state => ({...state, entries: [], notes: [`${what}: ${why}`]}));
  }
}

/** Reads all of them, and those that get what these cannot get rid of. */
async function readQueues({client, showsMetrics}: ControllerTools, dialog: Dialog<QueuesState>): Promise<void> {
  const {connection} = dialog.state();
  const asked = new Set<string>();
  const read = async (entry: QueueEntry): Promise<void> => {
    if (asked.has(entry.arn)) return;
    asked.add(entry.arn);
    try {
      const facts = await connection.queues.read(entry.arn, {withAge: showsMetrics}, dialog.signal);
      const dead = facts.redrive && toDeadLetterEntry(entry, facts.redrive.target);
      dialog.update(state => ({
        ...state,
        entries: keepQueues(state.entries?.flatMap(one => (dead && one.arn === entry.arn ? [one, dead] : [one])) ?? []),
        known: {...state.known, [entry.arn]: facts},
      }));
      if (dead !== undefined) await read(dead);
    } catch (error) {
      dialog.update(state => ({...state, known: {...state.known, [entry.arn]: {problem: toProblem(error)}}}));
    }
  };
  await Promise.all((dialog.state().entries ?? []).map(read));
  keepQueueAnswers(client, connection, dialog.state().known);
}

/** Reads the queues anew that are looked at, wherever they are open. */
export function refreshQueues(tools: ControllerTools): void {
  const dialog = tools.dialogs.find(queuesDialogName);
  if (dialog !== undefined) void readQueues(tools, dialog);
}

export const queuesDialog = defineDialog(queuesDialogName, {
  modes: {main: {title: 'Queues'}},
  bindings: [
    ...listBindings<QueuesState>(({tools, dialog}, move) => {
      dialog.update(state => {
        const count = state.entries?.length ?? 0;
        return {...state, index: moveTo(move, state.index, bodyOf(tools).height, count)};
      });
    }, 'choose'),
    {
      name: 'look-into-queue',
      title: 'Look at messages of it',
      keys: ['enter'],
      hint: 'look into',
      run: (at: At<QueuesState>) => withFacts(at, lookInto),
    },
    {
      name: 'redrive',
      title: 'Redrive what it holds, after a review',
      keys: ['m'],
      hint: 'redrive',
      run: (at: At<QueuesState>) => withFacts(at, openRedrive),
    },
    {
      name: 'refresh',
      title: 'Read now',
      keys: ['r'],
      hint: 'read now',
      run: ({tools}: At<QueuesState>) => refreshQueues(tools),
    },
    helpBinding,
    closeBinding,
  ],
  place: ({body}) => body,
});

type WithFacts = (
  tools: ControllerTools,
  about: {readonly connection: Connection; readonly entry: QueueEntry; readonly facts: QueueFacts},
) => unknown;

function withFacts({tools, state: {connection, entries, known, index}}: At<QueuesState>, work: WithFacts): void {
  const entry = entries?.[index];
  if (entry === undefined) return;
  const facts = known[entry.arn];
  if (facts === undefined) return tools.notify('It is being read yet.', 'warn');
  if ('problem' in facts) return tools.notify(`${facts.problem.what}: ${facts.problem.why}`, 'warn');
  work(tools, {connection, entry, facts});
}
