import {connectionOf} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Has the user told what becomes of the sandbox that the console brings along. */
export function watchSandbox(tools: ControllerTools): void {
  tools.services.watchSandbox({
    unwalled: why => tools.notify(`Handlers are not walled off: they can read what you can (${why}).`, 'warn'),
    ended: how => tools.notify(`The sandbox has ended (${how}); it is started again.`, 'bad'),
    unstartable: why => tools.notify(`The sandbox does not start again: ${why} It is tried on.`, 'bad'),
    startedAgain(how) {
      const connection = connectionOf(tools.store.getState());
      if (connection?.sandbox) tools.refreshAll(connection);
      tools.notify(`The sandbox has ended (${how}) and was started again; what it keeps is there.`, 'warn');
    },
  });
}
