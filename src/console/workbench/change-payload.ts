import {showJsonError} from '../../core/edit/json-error.ts';
import {withFormatted} from '../../core/workbench/change.ts';
import {checkJson} from '../../core/workbench/payload.ts';
import {payloadText, type Workbench, withPayload} from '../../core/workbench/workbench.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** The payload in the user's editor and back, as one change that undo takes back. */
export async function editPayload(tools: ControllerTools, dialog: Dialog<Workbench>): Promise<void> {
  const text = payloadText(dialog.state());
  const result = await tools.services.edit(text, '.json');
  if ('problem' in result) {
    const {what, why, tryThis} = result.problem;
    return dialog.update(current => ({...current, problem: `${what} ${why} ${tryThis}`}));
  }
  if (result.text === text) return;
  dialog.update(current => {
    const next = withPayload(current, result.text);
    // What an editor brings back is looked at, whatever its size.
    checkJson(next.payload.document);
    return {...next, focus: 'payload'};
  });
}

/** Indents the payload; what is no JSON stays as it is, with its error. */
export function withPayloadFormatted(workbench: Workbench): Workbench {
  const formatted = withFormatted(workbench);
  if (formatted !== undefined) return formatted;
  const json = checkJson(workbench.payload.document);
  return typeof json === 'object' ? {...workbench, focus: 'payload', problem: showJsonError(json)} : workbench;
}
