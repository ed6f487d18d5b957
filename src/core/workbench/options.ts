import type {Field, Operation} from '../../schema/index.ts';
import {validateField} from '../../schema/validate.ts';
import {toTextEdit} from '../edit/text-edit.ts';
import {buildOperationForm, type OperationForm} from '../form/form.ts';

/** How a function is run: three types of Invoke, and the operation whose response is shown as it arrives. */
export type RunType = 'RequestResponse' | 'Event' | 'DryRun' | 'ResponseStream';

const runTypes: readonly RunType[] = ['RequestResponse', 'Event', 'DryRun', 'ResponseStream'];

/** What can be chosen beside the payload. */
export interface Options {
  readonly type: RunType;
  readonly qualifier: string | undefined;
  readonly logType: 'None' | 'Tail' | undefined;
  readonly tenantId: string | undefined;
  /** JSON, as it was typed. */
  readonly clientContext: string | undefined;
  readonly durableExecutionName: string | undefined;
  /** How often it is sent, and how many at a time. */
  readonly times: number;
  readonly concurrency: number;
}

/** How often one workbench sends at most: each is a call that is paid for. */
const maxTimes = 10_000;

/**
 * Invoke as the workbench asks for it: the members that are no payload, in the order people need them, and what the
 * service does not have: the stream among the types, the client context as JSON, and how often to send.
 */
export function buildOptionsOperation(invoke: Operation): Operation {
  const member = (name: string, change: Partial<Field> = {}): readonly Field[] =>
    invoke.input.filter(field => field.name === name).map(field => ({...field, ...change}));
  return {
    ...invoke,
    input: [
      ...member('Qualifier', {documentation: 'Version or alias to run; empty for $LATEST. Ctrl-P lists them.'}),
      ...member('InvocationType', {
        values: runTypes,
        documentation:
          'RequestResponse waits, Event queues, DryRun only checks, ResponseStream shows the response as it arrives.',
      }),
      ...member('LogType', {documentation: 'Tail brings the last 4 KB of the log with the response.'}),
      ...member('ClientContext', {
        kind: 'document',
        limits: {},
        documentation: 'JSON that the handler finds in its context. It is sent in base64.',
      }),
      ...member('TenantId'),
      number('Times', {min: 1, max: maxTimes}, 'How often it is sent; more than once shows a summary of all.'),
      number(
        'Concurrency',
        {min: 1, max: maxTimes},
        'How many of those run at once, at most what the account has left.',
      ),
      ...member('DurableExecutionName'),
    ],
  };
}

/** The options with these chosen, as a form. */
export function buildOptionsForm(invoke: Operation, options: Partial<Options>): OperationForm {
  const {type = 'RequestResponse', logType = 'Tail', times = 1, concurrency = 1} = options;
  const preset = {
    InvocationType: type,
    LogType: logType,
    Times: times,
    Concurrency: concurrency,
    Qualifier: options.qualifier,
    TenantId: options.tenantId,
    ClientContext: options.clientContext,
    DurableExecutionName: options.durableExecutionName,
  };
  return buildOperationForm(buildOptionsOperation(invoke), {
    title: 'Options',
    fixed: {},
    guarded: [],
    values: preset,
    common: [],
  });
}

/** The form without the blanks around names that can have none, which come along when one is pasted. */
export function trimOptions(form: OperationForm): OperationForm {
  const nodes = form.nodes.map(node => {
    if (node.type !== 'leaf' || node.widget === 'document' || mayHaveBlanks(node.field)) return node;
    const text = node.edit.text.trim();
    return text === node.edit.text ? node : {...node, edit: toTextEdit(text)};
  });
  return {...form, nodes};
}

function mayHaveBlanks(field: Field): boolean {
  return (
    field.kind === 'string' && validateField(field, ' a ').every(({rule}) => rule !== 'pattern' && rule !== 'enum')
  );
}

/** What was chosen in the form; its checks have to have passed for the numbers to be ones. */
export function readOptions(values: Readonly<Record<string, unknown>>): Options {
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const count = (name: string) => (typeof values[name] === 'number' ? values[name] : 1);
  const logType = text('LogType');
  return {
    type: runTypes.find(name => name === text('InvocationType')) ?? 'RequestResponse',
    qualifier: text('Qualifier'),
    logType: logType === 'Tail' || logType === 'None' ? logType : undefined,
    tenantId: text('TenantId'),
    clientContext: text('ClientContext'),
    durableExecutionName: text('DurableExecutionName'),
    times: count('Times'),
    concurrency: count('Concurrency'),
  };
}

function number(name: string, limits: Field['limits'], documentation: string): Field {
  const noPart = () => {
    throw new TypeError(`${name} is a number: it has no items`);
  };
  return {
    name,
    key: `Workbench.${name}`,
    kind: 'number',
    required: false,
    sensitive: false,
    streaming: false,
    binding: {in: 'body', name},
    limits,
    values: [],
    documentation,
    structure: undefined,
    members: () => [],
    item: noPart,
    mapKey: noPart,
  };
}
