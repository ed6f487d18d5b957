import type {ControllerTools} from './parts.ts';

/** Has what editors of killed consoles left removed, and says where a text is that somebody wrote in one. */
export async function tellLeftovers({services, store, notify}: ControllerTools): Promise<void> {
  const folders = await services.sweepLeftovers();
  const {notice} = store.getState();
  // A greeting can wait.
  if (folders.length === 0 || (notice !== undefined && notice.tone !== 'accent')) return;
  const what = folders.length === 1 ? 'What was written in an editor' : 'What was written in editors';
  notify(`${what} of a console that was killed is kept: ${folders.join(', ')}`, 'warn');
}
