import type {ControllerTools} from '../tools/parts.ts';
import {openText} from './text.ts';

/** Has what editors of killed consoles left removed, and says where a text is that somebody wrote in one. */
export async function tellLeftovers(tools: ControllerTools): Promise<void> {
  const {services, store, notify, dialogs} = tools;
  const folders = await services.sweepLeftovers();
  const {notice, columns} = store.getState();
  // A greeting can wait.
  if (folders.length === 0 || (notice !== undefined && notice.tone !== 'accent')) return;
  const what = folders.length === 1 ? 'What was written in an editor' : 'What was written in editors';
  const text = `${what} of a console that was killed is kept: ${folders.join(', ')}`;
  if (text.length < columns || dialogs.top() !== undefined) return notify(text, 'warn');
  openText(tools, 'Left by an editor', [`${what} of a console that was killed is kept:`, ...folders]);
}
