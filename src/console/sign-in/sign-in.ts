import {openText} from '../dialogs/text.ts';
import {toProblem} from '../reads/read-query.ts';
import {tellCopy} from '../selection/copy-text.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {askMfaCode} from './mfa-code.ts';

/** Has the user asked for what credentials take from a person, and told what they wait for. */
export function watchSignIn(tools: ControllerTools): void {
  let told: string | undefined;
  tools.services.watchSignIn({
    mfaCode: device => askMfaCode(tools, device),
    waitsFor: what => {
      const text = what && `Waiting for ${what}`;
      if (text === undefined && tools.store.getState().notice?.text === told) tools.clearNotice();
      if (text !== undefined) tools.notify(text, 'warn');
      told = text;
    },
  });
}

/** Signs in anew; once that is done everything is read with the new credentials. */
export async function signIn(tools: ControllerTools): Promise<void> {
  const dialog = openText(tools, 'Sign in', ['Asking where to sign in…', '', 'Esc gives up.']);
  const show = async ({address, code}: {address: string; code: string}) => {
    const copied = tellCopy(await tools.services.copy(address), 'the address');
    const lines = [address, '', `Code: ${code}`, '', copied, 'Waiting until it is confirmed there. Esc gives up.'];
    dialog.update(text => ({...text, lines, plainLines: lines}));
  };
  try {
    const done = await tools.services.signIn(code => void show(code), dialog.signal);
    dialog.close();
    tools.notify(`${done}.`, 'good');
    const connection = connectionOf(tools.store.getState());
    tools.execute({type: 'connect'});
    if (connection !== undefined) tools.refreshAll(connection);
  } catch (error) {
    if (!dialog.isOpen()) return;
    dialog.close();
    const {what, why, tryThis} = toProblem(error);
    tools.notify(`${what}: ${why} ${tryThis}`.trim(), 'bad');
  }
}
