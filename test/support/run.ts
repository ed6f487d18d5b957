import {toPlainLabel} from '../../src/core/form/plain-label.ts';
import {type ConsoleOptions, keys, type RunningConsole, startConsole} from './console.ts';
import {functionInput, zipOf} from './sandbox.ts';
import {focusOption} from './workbench.ts';

/** Opens the console on a sandbox with nothing but the function `subject`, whose code is a module that exports `handler`. */
export async function openFunction(code: string, options: ConsoleOptions = {}): Promise<RunningConsole> {
  const Code = {ZipFile: await zipOf({'index.mjs': code})};
  const input = await functionInput('subject', {Code, Timeout: 30});
  const running = await startConsole({sandbox: {seed: async () => [{operation: 'CreateFunction', input}]}, ...options});
  await running.waitFor('▌subject');
  return running;
}

/** Invokes the selected function with a payload, as the options say that differ from the usual ones. */
export async function invokeWith(
  console: RunningConsole,
  payload: string,
  options: Readonly<Record<string, string>> = {},
): Promise<void> {
  const {press, paste, waitFor} = console;
  press('i');
  await waitFor('Invoke subject');
  paste(payload);
  await waitFor(payload.slice(0, 20));
  for (const [label, value] of Object.entries(options)) {
    await focusOption(console, label);
    await choose(console, label, value);
  }
  press(keys.ctrlS);
}

/** Leaves what lies over the panes; what is pressed next is no part of the Escape. */
export async function leave({press, waitFor}: RunningConsole): Promise<void> {
  press(keys.esc);
  await waitFor(rows => rows.some(row => row.includes(' l logs ')));
}

async function choose({press, waitFor, screen}: RunningConsole, label: string, value: string): Promise<void> {
  const isPicked = screen().some(row => row.includes(`▌${toPlainLabel(label)}`) && row.includes('‹'));
  if (!isPicked) return press(`${keys.ctrlU}${value}`);
  press(keys.enter);
  await waitFor(`│ ${value}`);
  press(`${value}${keys.enter}`);
  await waitFor(`‹ ${value} ›`);
}
