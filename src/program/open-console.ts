import {startGuard} from '../terminal/guard/start-guard.ts';
import {chooseColorLevel} from '../terminal/output/color-level.ts';
import {watchReaders} from '../terminal/output/reader-gone.ts';
import type {BegunScreen} from './begin-screen.ts';
import type {ConsoleRequest} from './command-line.ts';
import {findSettingsFolders} from './config-folder.ts';
import type {Host} from './host.ts';
import {openSettings} from './settings.ts';

/** Opens a console on the process's terminal, where its screen may have been begun. */
export async function openConsole(host: Host, request: ConsoleRequest, begun?: BegunScreen): Promise<void> {
  const {process, env} = host;
  // It is there by the time that there is something to draw.
  const guard = begun?.guard ?? startGuard();
  // Nobody has used the output before it.
  watchReaders(process);
  const level = request.color ? chooseColorLevel(env, true) : 0;
  // Chalk asks FORCE_COLOR when it is imported.
  process.env['FORCE_COLOR'] = String(level);
  const settings = await openSettings(findSettingsFolders(host));
  const {runConsole} = await import('./run-console.ts');
  const screenReader = request.screenReader ?? env['INK_SCREEN_READER'] === 'true';
  const guarded = {...host, guard};
  const own = request.debug ? await (await import('./debug-log.ts')).withDebugLog(guarded, request, settings) : guarded;
  await runConsole(own, {...request, color: level > 0, screenReader}, settings, begun);
}
