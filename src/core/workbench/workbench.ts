import type {Operation} from '../../schema/index.ts';
import {documentText, isSameDocument, type TextDocument} from '../edit/document.ts';
import {createEditor, type Editor, replaceText} from '../edit/editor.ts';
import {toTextEdit} from '../edit/text-edit.ts';
import {formInput, type OperationForm} from '../form/form.ts';
import type {InvokeTarget} from '../invoke-target.ts';
import type {InvokeRequest} from '../run/invoke-request.ts';
import {targetName} from '../run/target-name.ts';
import type {Asking} from './asking.ts';
import {fromClientContext} from './client-context.ts';
import {chooseForDurable, toNextName} from './durable.ts';
import {buildOptionsForm, type Options, type RunType, readOptions} from './options.ts';

/** What is being put together to be sent to a function. */
export interface Workbench {
  /** Key of the connection it is sent through. */
  readonly connection: string;
  readonly target: InvokeTarget;
  /** `Invoke orders-api:live`; what is left unsent is kept under it. */
  readonly title: string;
  readonly payload: Editor;
  /** First visible line of the payload. */
  readonly top: number;
  /** The payload is the one it began with: what is typed or pasted takes its place. */
  readonly isUntouched: boolean;
  readonly options: OperationForm;
  readonly focus: 'payload' | 'options';
  /** What is wrong with the payload beside its JSON: said until it is changed. */
  readonly problem: string | undefined;
  /** What it held when it was opened first, or sent last. */
  readonly sent: {readonly payload: TextDocument; readonly options: string};
  /** What is waited for before it is sent; nothing is changed meanwhile. */
  readonly waiting: string | undefined;
  /** What is asked over it: which payload, which value, which name. */
  readonly asking: Asking | undefined;
}

/** What every payload begins with. */
const emptyObject = '{}';

/** A fresh workbench for a target. */
export function createWorkbench(connection: string, target: InvokeTarget, invoke: Operation): Workbench {
  const options = buildOptionsForm(invoke, chooseForDurable(target));
  return asSent({
    connection,
    target,
    title: `Invoke ${targetName(target)}`,
    payload: createEditor(emptyObject),
    top: 0,
    isUntouched: true,
    options,
    focus: 'payload',
    problem: undefined,
    waiting: undefined,
    sent: {payload: {lines: [], bytes: 0}, options: ''},
    asking: undefined,
  });
}

/** The workbench holding what was sent before; what it held can be had back by undo. */
export function withRequest(workbench: Workbench, request: InvokeRequest, invoke: Operation): Workbench {
  const {input, streaming, times, concurrency} = request;
  const payload = input.Payload === undefined ? '' : new TextDecoder().decode(toBytes(input.Payload));
  const isQueued = input.InvocationType === 'Event' || input.InvocationType === 'DryRun';
  const options = buildOptionsForm(invoke, {
    type: streaming ? 'ResponseStream' : ((isQueued ? input.InvocationType : undefined) ?? 'RequestResponse'),
    qualifier: input.Qualifier,
    logType: isQueued ? undefined : (input.LogType ?? 'None'),
    tenantId: input.TenantId,
    clientContext: input.ClientContext === undefined ? undefined : fromClientContext(input.ClientContext),
    durableExecutionName: input.DurableExecutionName && toNextName(input.DurableExecutionName),
    times,
    concurrency,
  });
  return {...withPayload(workbench, payload), options, focus: 'payload'};
}

/** The workbench set to a type of invocation. */
export function withRunType(workbench: Workbench, type: RunType): Workbench {
  return {...workbench, options: withOption(workbench.options, 'InvocationType', type)};
}

function withOption(options: OperationForm, name: string, text: string): OperationForm {
  const nodes = options.nodes.map(node =>
    node.type === 'leaf' && node.field.name === name && node.edit.text !== text
      ? {...node, edit: toTextEdit(text)}
      : node,
  );
  return {...options, nodes};
}

/** The workbench with another payload; undo brings back the one that was there. */
export function withPayload(workbench: Workbench, text: string): Workbench {
  const payload = replaceText(workbench.payload, text);
  return {...workbench, payload, top: 0, isUntouched: false, problem: undefined, asking: undefined};
}

/** The workbench with the payload it begins with, which gives way to what is typed; undo brings back the other. */
export function withFreshPayload(workbench: Workbench): Workbench {
  return {...withPayload(workbench, emptyObject), focus: 'payload', isUntouched: true};
}

/** The workbench once it was sent: what it holds counts as unchanged until something else is typed. A name stands for one execution only. */
export function asSent(workbench: Workbench): Workbench {
  const {payload} = workbench;
  const options = withOption(workbench.options, 'DurableExecutionName', '');
  return {...workbench, options, sent: {payload: payload.document, options: JSON.stringify(formInput(options))}};
}

/** True once anything differs from what it was opened with, or sent last. */
export function isWorkbenchChanged({payload, options, sent}: Workbench): boolean {
  return !isSameDocument(payload.document, sent.payload) || JSON.stringify(formInput(options)) !== sent.options;
}

/** What is chosen beside the payload. */
export function optionsOf({options}: Workbench): Options {
  return readOptions(formInput(options));
}

/** The payload as it is sent. */
export function payloadText({payload}: Workbench): string {
  return documentText(payload.document);
}

function toBytes(payload: NonNullable<InvokeRequest['input']['Payload']>): Uint8Array {
  // A workbench sends bytes, and nothing else of what the SDK would take.
  return payload instanceof Uint8Array ? payload : new TextEncoder().encode(String(payload));
}
