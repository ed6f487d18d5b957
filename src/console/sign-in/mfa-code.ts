import {openPrompt} from '../dialogs/prompt.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Asks for the code that an MFA device, named by its ARN or serial number, shows now; undefined when it is not given. */
export function askMfaCode(tools: ControllerTools, device: string): Promise<string | undefined> {
  const {promise, resolve} = Promise.withResolvers<string | undefined>();
  let code: string | undefined;
  const dialog = openPrompt(tools, {
    title: `MFA code of ${device.replace(/^.*:mfa\//u, '')}`,
    note: 'The six digits that the device shows now.',
    check: text => (/^\d{3} ?\d{3}$/u.test(text) ? undefined : 'A code has six digits.'),
    submit: text => {
      code = text.replace(' ', '');
      return {type: 'nothing'};
    },
  });
  dialog.signal.addEventListener('abort', () => resolve(code), {once: true});
  return promise;
}
