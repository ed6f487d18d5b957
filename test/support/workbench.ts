import {toPlainLabel} from '../../src/core/form/plain-label.ts';
import {type ConsoleOptions, keys, type RunningConsole, startConsole} from './console.ts';
import type {ReceivedCall} from './faulty-endpoint.ts';
import {functionInput, zipOf} from './sandbox.ts';

/** The keys of the workbench as a terminal sends them. */
export const workbenchKeys = {
  ...keys,
  undo: '\u001F',
  redo: '\u0019',
  format: '\u0007',
  clear: '\u000C',
  open: '\u000F',
  save: '\u000E',
  pick: '\u0010',
  editor: '\u0005',
  run: '\u0012',
  remove: '\u0018',
  right: '\u001B[C',
} as const;

/** A function that answers with what it was given: the event's size, its context's client and tenant, and its version. */
const echo = `export const handler = async (event, context) => ({
  said: event?.say ?? null, size: JSON.stringify(event)?.length, client: context.clientContext, tenant: context.tenantId,
  at: context.functionVersion,
});\n`;

/** Opens the console on a sandbox with nothing but the function `echo`, made with these members, and its workbench. */
export async function openWorkbench(
  options: ConsoleOptions = {},
  members: Parameters<typeof functionInput>[1] = {},
): Promise<RunningConsole> {
  const input = await functionInput('echo', {Code: {ZipFile: await zipOf({'index.mjs': echo})}, ...members});
  const running = await startConsole({sandbox: {seed: async () => [{operation: 'CreateFunction', input}]}, ...options});
  await running.waitFor('▌echo');
  running.press('i');
  await running.waitFor('Invoke echo');
  return running;
}

/** The invocations that came in. */
export function invocations({endpoint}: RunningConsole): readonly ReceivedCall[] {
  return endpoint.calls.filter(({operation}) => operation === 'Invoke');
}

const options = [
  ...['Qualifier', 'InvocationType', 'LogType', 'ClientContext', 'TenantId'],
  ...['Times', 'Concurrency', 'DurableExecutionName'],
];

/** Moves the focus on to the option of that name, from the payload or another option. */
export async function focusOption({press, waitFor, screen}: RunningConsole, name: string): Promise<void> {
  const focused = options.findIndex(option => screen().some(row => row.includes(`▌${toPlainLabel(option)}  `)));
  const steps = options.indexOf(name) - focused;
  press(keys.tab.repeat((steps + options.length + 1) % (options.length + 1)));
  await waitFor(`▌${toPlainLabel(name)}`);
}
