import type {Operation} from '../../schema/index.ts';
import {showJsonError} from '../edit/json-error.ts';
import {checkOperationForm, withErrors} from '../form/check-form.ts';
import {formInput} from '../form/form.ts';
import type {InvokeRequest} from '../run/invoke-request.ts';
import {encodeClientContext} from './client-context.ts';
import {findDurableProblem} from './durable.ts';
import {buildOptionsOperation, type Options, type RunType, readOptions, trimOptions} from './options.ts';
import {checkJson, sizeProblem} from './payload.ts';
import {payloadText, type Workbench} from './workbench.ts';

/** What a workbench asks for, or the workbench with what is wrong marked at its place. */
export function buildRequest(workbench: Workbench, invoke: Operation): {request: InvokeRequest} | {wrong: Workbench} {
  const checked = checkOperationForm(trimOptions(workbench.options), buildOptionsOperation(invoke));
  if (!checked.valid) return {wrong: {...workbench, options: checked.form, focus: 'options'}};
  const options = readOptions(formInput(checked.form));
  const refused = findDurableProblem(workbench.target, options);
  if (refused !== undefined) return {wrong: withOptionError(workbench, refused.option, refused.why)};
  const problem = payloadProblem(workbench, options.type);
  if (problem !== undefined) return {wrong: {...workbench, focus: 'payload', problem}};
  const context = options.clientContext === undefined ? undefined : encodeClientContext(options.clientContext);
  if (context !== undefined && 'error' in context)
    return {wrong: withOptionError(workbench, 'ClientContext', context.error)};
  return {request: compose(workbench, options, context?.base64)};
}

/** The workbench with an error at one of its options. */
export function withOptionError(workbench: Workbench, name: string, error: string): Workbench {
  return {...workbench, options: withErrors(workbench.options, {[name]: error}), focus: 'options'};
}

/** Why the payload cannot be sent as that type; undefined when it can. */
function payloadProblem({payload: {document}}: Workbench, type: RunType): string | undefined {
  const tooLarge = sizeProblem(document.bytes, type);
  if (tooLarge !== undefined) return tooLarge;
  const json = checkJson(document);
  return typeof json === 'object' ? showJsonError(json) : undefined;
}

function compose(workbench: Workbench, options: Options, clientContext: string | undefined): InvokeRequest {
  const {target} = workbench;
  const text = payloadText(workbench);
  const {type, qualifier, logType, tenantId, durableExecutionName, times, concurrency} = options;
  const {Qualifier: _, ...unqualified} = target;
  const isAwaited = type === 'RequestResponse' || type === 'ResponseStream';
  const qualified = qualifier === undefined ? {} : {Qualifier: qualifier};
  return {
    target: {...unqualified, ...qualified},
    input: {
      FunctionName: target.FunctionName,
      InvocationType: type === 'ResponseStream' ? 'RequestResponse' : type,
      ...qualified,
      // Only a call that waits has a log to tell.
      ...(isAwaited && logType !== undefined ? {LogType: logType} : {}),
      ...(text.trim() === '' ? {} : {Payload: new TextEncoder().encode(text)}),
      ...(clientContext === undefined ? {} : {ClientContext: clientContext}),
      ...(tenantId === undefined ? {} : {TenantId: tenantId}),
      ...(durableExecutionName === undefined ? {} : {DurableExecutionName: durableExecutionName}),
    },
    streaming: type === 'ResponseStream',
    times,
    concurrency: Math.min(concurrency, times),
  };
}
