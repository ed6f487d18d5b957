import {keys, type RunningConsole} from './console.ts';

/** Searches in the text of what is shown until what was found is told, and ends that search. */
export async function searchFor(
  {press, waitFor, gone}: Pick<RunningConsole, 'press' | 'waitFor' | 'gone'>,
  text: string,
  found: RegExp,
): Promise<void> {
  press(`/${text}`);
  await waitFor(found);
  press(`${keys.enter}${keys.esc}`);
  await gone('· n N');
}
