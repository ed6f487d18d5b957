import type {Operation} from '../../schema/index.ts';
import {applyEditorKey, type Editor, moveCursorTo, pasteIntoEditor, replaceText} from '../edit/editor.ts';
import {moveFormFocus} from '../form/focus.ts';
import {focusedStop, formStops, moreStop} from '../form/form.ts';
import type {Leaf} from '../form/node.ts';
import {isPicked, setFocusedText} from '../form/type-in-form.ts';
import {formatJson} from '../format/json.ts';
import {scrollTo} from '../table/scroll.ts';
import {buildOptionsOperation, trimOptions} from './options.ts';
import {checkJson} from './payload.ts';
import {payloadText, type Workbench, withPayload} from './workbench.ts';

/** The workbench after a key in its payload, of which `height` lines are visible; undefined when the key does nothing. */
export function applyPayloadKey(
  workbench: Workbench,
  key: string,
  input: string,
  height: number,
): Workbench | undefined {
  const types = (key === input || key === 'space') && input !== '';
  const payload = applyEditorKey(types ? beginning(workbench) : workbench.payload, key, input, height);
  return payload === undefined ? undefined : withEditor(workbench, payload, height);
}

/** The workbench with text pasted into its payload. */
export function pasteIntoPayload(workbench: Workbench, text: string, height: number): Workbench {
  return withEditor(workbench, pasteIntoEditor(beginning(workbench), text), height);
}

/** The workbench with its payload indented, every character of its values as it was; undefined when it is no JSON. */
export function withFormatted(workbench: Workbench): Workbench | undefined {
  const lines = formatJson(payloadText(workbench));
  return lines === undefined ? undefined : withPayload(workbench, lines.join('\n'));
}

/** The workbench with the focus on the next place, around the ends: the payload, then each option. */
export function moveWorkbenchFocus(workbench: Workbench, invoke: Operation, by: 1 | -1): Workbench {
  const {options, focus} = workbench;
  const last = formStops(options).stops.length - 1;
  if (focus === 'payload') {
    // What was too large to be looked at while it was typed is looked at now.
    checkJson(workbench.payload.document);
    return {...workbench, focus: 'options', options: {...options, focus: by === 1 ? 0 : last, selected: true}};
  }
  const moved = moveFormFocus(trimOptions(options), buildOptionsOperation(invoke), by);
  const leaves = options.focus + by < 0 || options.focus + by > last;
  return {...workbench, options: moved, focus: leaves ? 'payload' : 'options'};
}

/** The workbench with the focus on one of its options, counted from 0. */
export function focusOnOption(workbench: Workbench, invoke: Operation, index: number): Workbench {
  const {options, focus} = workbench;
  if (focus !== 'payload') {
    // Where the focus is already, what was typed is not taken for what is to be replaced.
    if (index === options.focus) return workbench;
    const moved = moveFormFocus(trimOptions(options), buildOptionsOperation(invoke), index - options.focus);
    return {...workbench, options: moved};
  }
  // What was too large to be looked at while it was typed is looked at now.
  checkJson(workbench.payload.document);
  return {...workbench, focus: 'options', options: {...options, focus: index, selected: true}};
}

/** The workbench with the focus on a line of the payload, counted from 0; the cursor keeps its column where there is one. */
export function focusOnPayload(workbench: Workbench, invoke: Operation, line: number): Workbench {
  const {payload, options, focus} = workbench;
  const {cursor} = payload;
  return {
    ...workbench,
    focus: 'payload',
    options: focus === 'payload' ? options : moveFormFocus(trimOptions(options), buildOptionsOperation(invoke), 0),
    payload: line === cursor.line ? payload : moveCursorTo(payload, {line, column: cursor.column}),
  };
}

/** The focused option, if one has the focus and holds a single value. */
export function focusedOption({focus, options}: Workbench): {node: Leaf; isPicked: boolean} | undefined {
  const stop = focus === 'options' ? focusedStop(options) : undefined;
  if (stop === undefined || stop === moreStop || stop.part !== 'value') return undefined;
  return {node: stop.node, isPicked: isPicked(stop)};
}

/** The workbench with the focused option set. */
export function withOption(workbench: Workbench, text: string): Workbench {
  return {...workbench, options: setFocusedText(workbench.options, text), asking: undefined};
}

const turns: Readonly<Record<string, 1 | -1>> = {right: 1, space: 1, left: -1};

/** The workbench with the focused choice turned by a key, around the ends; undefined when the key turns nothing. */
export function turnOption(workbench: Workbench, key: string): Workbench | undefined {
  const by = turns[key];
  const option = focusedOption(workbench);
  if (by === undefined || !option?.isPicked) return undefined;
  const {values} = option.node.field;
  const next = values.at((values.indexOf(option.node.edit.text) + by) % values.length);
  return next === undefined ? undefined : withOption(workbench, next);
}

/** What typing goes into: the payload it began with gives way, and undo brings it back. */
function beginning({payload, isUntouched}: Workbench): Editor {
  return isUntouched ? replaceText(payload, '') : payload;
}

function withEditor(workbench: Workbench, payload: Editor, height: number): Workbench {
  const isSame = payload.document === workbench.payload.document;
  const top = scrollTo(workbench.top, payload.cursor.line, height, payload.document.lines.length);
  return {...workbench, payload, top, isUntouched: false, problem: isSame ? workbench.problem : undefined};
}
