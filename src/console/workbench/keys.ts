import {applyOperationKey, pasteIntoOperationForm} from '../../core/form/form.ts';
import {
  applyPayloadKey,
  focusedOption,
  moveWorkbenchFocus,
  pasteIntoPayload,
  turnOption,
} from '../../core/workbench/change.ts';
import {isWorkbenchChanged, type Workbench, withFreshPayload} from '../../core/workbench/workbench.ts';
import {keyIn} from '../session/connection-key.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {handleAskingKey, pasteIntoAsking} from './asking-keys.ts';
import {editPayload, formatPayload} from './change-payload.ts';
import {payloadHeight} from './geometry.ts';
import {choosePayload} from './payload-sources.ts';
import {askForName} from './save-event.ts';
import {sendWorkbench} from './send.ts';
import {show} from './update.ts';
import {chooseValue} from './values.ts';

/** A key in the workbench. */
export function handleWorkbenchKey(tools: ControllerTools, workbench: Workbench, key: string, input: string): void {
  if (workbench.asking !== undefined) return handleAskingKey(tools, workbench, workbench.asking, key, input);
  if (key === 'esc') return leave(tools, workbench);
  if (workbench.waiting !== undefined) return;
  switch (key) {
    case 'ctrl+s':
    case 'ctrl+r':
      return void sendWorkbench(tools, workbench);
    case 'ctrl+o':
      return void choosePayload(tools, workbench);
    case 'ctrl+n':
      return askForName(tools, workbench);
    case 'ctrl+e':
      return void editPayload(tools, workbench);
    case 'ctrl+g':
      return formatPayload(tools, workbench);
    case 'ctrl+l':
      return show(tools, withFreshPayload(workbench));
    case 'ctrl+p':
      return void chooseValue(tools, workbench);
    case 'tab':
    case 'shift+tab':
      return show(tools, moved(tools, workbench, key === 'tab' ? 1 : -1));
  }
  if (workbench.focus === 'options') return handleOptionKey(tools, workbench, key, input);
  const next = applyPayloadKey(workbench, editing[key] ?? key, input, payloadHeight(tools, workbench));
  if (next !== undefined) show(tools, next);
}

/** Text pasted where the cursor is. */
export function pasteIntoWorkbench(tools: ControllerTools, workbench: Workbench, text: string): void {
  if (workbench.asking !== undefined) return pasteIntoAsking(tools, workbench, workbench.asking, text);
  if (workbench.waiting !== undefined) return;
  if (workbench.focus === 'payload') {
    return show(tools, pasteIntoPayload(workbench, text, payloadHeight(tools, workbench)));
  }
  show(tools, {...workbench, options: pasteIntoOperationForm(workbench.options, text)});
}

/** Ctrl-_ as terminals send it, and what else takes back and does again: Ctrl-Z suspends the program. */
const editing: Readonly<Record<string, string>> = {
  '\u001F': 'undo',
  'ctrl+_': 'undo',
  'alt+z': 'undo',
  'ctrl+y': 'redo',
  'alt+y': 'redo',
};

/** Nothing typed is lost: it is kept and comes back when the workbench is opened again. */
function leave(tools: ControllerTools, workbench: Workbench): void {
  tools.close();
  const key = keyIn(tools.store.getState(), workbench.title);
  tools.store.dispatch({type: 'draft', key, workbench: {...workbench, waiting: undefined}});
  if (isWorkbenchChanged(workbench)) {
    tools.notify('Not sent. What you typed is kept until you open this form again.', 'dim');
  }
}

function handleOptionKey(tools: ControllerTools, workbench: Workbench, key: string, input: string): void {
  const turned = turnOption(workbench, key);
  if (turned !== undefined) return show(tools, turned);
  if (key === 'enter' && focusedOption(workbench)?.isPicked) return void chooseValue(tools, workbench);
  const options = applyOperationKey(workbench.options, key, input);
  if (options !== undefined) return show(tools, {...workbench, options});
  if (key === 'down' || key === 'enter') return show(tools, moved(tools, workbench, 1));
  if (key === 'up') show(tools, moved(tools, workbench, -1));
}

function moved({services}: ControllerTools, workbench: Workbench, by: 1 | -1): Workbench {
  return moveWorkbenchFocus(workbench, services.operation('Invoke'), by);
}
