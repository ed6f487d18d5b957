import {insertInLine, typeInLine} from '../../core/edit/text-edit.ts';
import type {Pointed} from '../../core/pointer/pointed.ts';
import type {OpenDialog} from '../session/open-dialog.ts';
import {bindingsIn, modeOf} from '../tools/define-dialog.ts';
import type {At, ControllerTools, DialogKind} from '../tools/parts.ts';

/** A key for the dialog on top: what its table of bindings says; else it is typed into its line. */
export function pressInDialog(tools: ControllerTools, dialog: OpenDialog, key: string, input: string): void {
  const {kind, at} = findPlace(tools, dialog);
  const binding = bindingsIn(kind, modeOf(kind, dialog.state)).find(({keys}) => keys.includes(key));
  if (binding !== undefined) {
    const reason = binding.unavailable?.(at);
    return reason === undefined ? binding.run(at, key) : tools.notify(`${binding.title}: ${reason}`, 'warn');
  }
  const line = kind.line?.(dialog.state);
  if (line === undefined) return kind.press?.(at, key, input);
  const edit = typeInLine(line, key, input);
  if (edit !== undefined) kind.typed?.(at, edit);
}

/** Pasted text goes where text is being typed; elsewhere it is refused rather than taken for keys. */
export function pasteIntoDialog(tools: ControllerTools, dialog: OpenDialog, text: string): void {
  const {kind, at} = findPlace(tools, dialog);
  const line = kind.line?.(dialog.state);
  if (line !== undefined) return kind.typed?.(at, insertInLine(line, text));
  if (kind.paste === undefined) return tools.notify('Nothing takes pasted text here.', 'dim');
  kind.paste(at, text);
}

/** What was pointed at in the dialog on top has the cursor; pointed at twice it is opened, as Enter opens it. */
export function pointInDialog(tools: ControllerTools, target: Pointed, isSecond: boolean): void {
  const dialog = tools.dialogs.top();
  if (dialog === undefined || target.kind !== 'choice') return;
  const {kind, at} = findPlace(tools, dialog);
  if (kind.point === undefined) return;
  kind.point(at, target.index, target.part);
  const now = tools.dialogs.top();
  if (isSecond && now?.id === dialog.id && kind.opens?.(now.state) !== false) pressInDialog(tools, now, 'enter', '');
}

/** Moves by a row in the dialog on top; where nothing moves by keys alone, nothing does. */
export function scrollDialog(tools: ControllerTools, by: 'up' | 'down'): void {
  const dialog = tools.dialogs.top();
  if (dialog === undefined) return;
  const {kind, at} = findPlace(tools, dialog);
  if (kind.scroll !== undefined) return kind.scroll(at, by);
  const binding = bindingsIn(kind, modeOf(kind, dialog.state)).find(
    ({name}) => name === `move-${by}` || name === `choose-${by}`,
  );
  binding?.run(at, by);
}

function findPlace(tools: ControllerTools, dialog: OpenDialog): {kind: DialogKind<string, unknown>; at: At<unknown>} {
  const kind = tools.kinds[dialog.name];
  if (kind === undefined) throw new Error(`No dialog is declared by the name ${dialog.name}`);
  return {kind, at: {tools, dialog: tools.dialogs.of(dialog), state: dialog.state}};
}
