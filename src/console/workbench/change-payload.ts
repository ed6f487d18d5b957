import {showJsonError} from '../../core/edit/json-error.ts';
import {withFormatted} from '../../core/workbench/change.ts';
import {checkJson} from '../../core/workbench/payload.ts';
import {payloadText, type Workbench, withPayload} from '../../core/workbench/workbench.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {show, update} from './update.ts';

/** The payload in the user's editor and back, as one change that undo takes back. */
export async function editPayload(tools: ControllerTools, workbench: Workbench): Promise<void> {
  const text = payloadText(workbench);
  const result = await tools.services.edit(text, '.json');
  if ('problem' in result) {
    const {what, why, tryThis} = result.problem;
    return update(tools, workbench.title, current => ({...current, problem: `${what} ${why} ${tryThis}`}));
  }
  if (result.text === text) return;
  update(tools, workbench.title, current => {
    const next = withPayload(current, result.text);
    // What an editor brings back is looked at, whatever its size.
    checkJson(next.payload.document);
    return {...next, focus: 'payload'};
  });
}

/** Indents the payload; what is no JSON stays as it is, with its error. */
export function formatPayload(tools: ControllerTools, workbench: Workbench): void {
  const formatted = withFormatted(workbench);
  if (formatted !== undefined) return show(tools, formatted);
  const json = checkJson(workbench.payload.document);
  if (typeof json === 'object') show(tools, {...workbench, focus: 'payload', problem: showJsonError(json)});
}
