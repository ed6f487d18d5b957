import {describe, expect, it} from 'vitest';
import {
  applyPayloadKey,
  moveWorkbenchFocus,
  pasteIntoPayload,
  turnOption,
  withFormatted,
  withOption,
} from '../../../src/core/workbench/change.ts';
import {buildRequest} from '../../../src/core/workbench/request.ts';
import {
  asSent,
  createWorkbench,
  isWorkbenchChanged,
  payloadText,
  type Workbench,
  withPayload,
  withRequest,
} from '../../../src/core/workbench/workbench.ts';
import {getOperation, validate} from '../../../src/schema/index.ts';

const invoke = getOperation('Invoke');
const opened = createWorkbench('prod', {FunctionName: 'orders-api', Timeout: 10}, invoke);

function filled(values: Readonly<Record<string, string>>, workbench: Workbench = opened): Workbench {
  return Object.entries(values).reduce((state, [name, text]) => {
    return name === 'Payload' ? withPayload(state, text) : withOption(focusedOn(state, name), text);
  }, workbench);
}

function focusedOn(workbench: Workbench, name: string): Workbench {
  const focus = workbench.options.nodes.findIndex(({field}) => field.name === name);
  return {...workbench, focus: 'options', options: {...workbench.options, focus}};
}

function request(workbench: Workbench) {
  const result = buildRequest(workbench, invoke);
  if ('wrong' in result) throw new Error(JSON.stringify([result.wrong.problem, result.wrong.options.errors]));
  return result.request;
}

function wrong(workbench: Workbench): {problem: string | undefined; errors: Readonly<Record<string, string>>} {
  const result = buildRequest(workbench, invoke);
  if ('request' in result) throw new Error('It could be sent');
  return {problem: result.wrong.problem, errors: result.wrong.options.errors};
}

function typed(workbench: Workbench, ...keys: readonly string[]): Workbench {
  return keys.reduce((now, key) => applyPayloadKey(now, key, key.length === 1 ? key : '', 10) ?? now, workbench);
}

describe('a fresh workbench', () => {
  it('asks for an answer to an empty object, with the tail of the log, of the target it was opened on', () => {
    const live = createWorkbench('prod', {FunctionName: 'orders-api', Qualifier: 'live'}, invoke);
    expect(live.title).toBe('Invoke orders-api:live');
    expect(isWorkbenchChanged(live)).toBe(false);
    expect(request(live)).toEqual({
      target: {FunctionName: 'orders-api', Qualifier: 'live'},
      input: {
        FunctionName: 'orders-api',
        Qualifier: 'live',
        InvocationType: 'RequestResponse',
        LogType: 'Tail',
        Payload: new TextEncoder().encode('{}'),
      },
      streaming: false,
      times: 1,
      concurrency: 1,
    });
  });

  it('gives way to what is typed or pasted first, which undo brings back', () => {
    expect(payloadText(typed(opened, '[', ']'))).toBe('[]');
    const pasted = pasteIntoPayload(opened, '{"a":\r\n1}', 10);
    expect(payloadText(pasted)).toBe('{"a":\r\n1}');
    expect(payloadText(typed(pasted, 'undo', 'undo'))).toBe('{}');
    expect(payloadText(typed(opened, 'left', 'x'))).toBe('{x}');
  });
});

describe('what a workbench sends', () => {
  it.each(['RequestResponse', 'Event', 'DryRun'])('is what the service understands with type %s', type => {
    const {input} = request(
      filled({InvocationType: type, Qualifier: ' 13 ', TenantId: 'tenant-7', ClientContext: '{"custom": {"é": 1}}'}),
    );
    expect(validate(invoke, input)).toEqual([]);
    expect(input).toMatchObject({Qualifier: '13', InvocationType: type, TenantId: 'tenant-7'});
    expect(Buffer.from(String(input.ClientContext), 'base64').toString()).toBe('{"custom": {"é": 1}}');
    // Only a call that waits has a log to tell.
    expect('LogType' in input).toBe(type === 'RequestResponse');
  });

  it('is streamed when asked for as it arrives, and sent as often and as many at once as chosen', () => {
    const chosen = filled({InvocationType: 'ResponseStream', Times: '20', Concurrency: '50', LogType: 'None'});
    expect(request(chosen)).toMatchObject({
      streaming: true,
      times: 20,
      concurrency: 20,
      input: {InvocationType: 'RequestResponse', LogType: 'None'},
    });
  });

  it('leaves out what is empty, and keeps a payload to the byte', () => {
    const {input, target} = request(filled({Qualifier: ' ', Payload: ' \n '}, filled({Qualifier: 'live'})));
    expect(input).not.toHaveProperty('Qualifier');
    expect(target).toEqual({FunctionName: 'orders-api', Timeout: 10});
    expect(input).not.toHaveProperty('Payload');
    expect(new TextDecoder().decode(request(filled({Payload: ' {"a": 1}\n'})).input.Payload as Uint8Array)).toBe(
      ' {"a": 1}\n',
    );
  });

  it('is the same again when it is put back into a workbench', () => {
    const chosen = filled({
      Payload: '{"orderId": 7}',
      Qualifier: 'live',
      InvocationType: 'ResponseStream',
      LogType: 'None',
      TenantId: 't-1',
      ClientContext: '{"client": {"app_title": "büro"}}',
      Times: '3',
      Concurrency: '2',
    });
    const sent = request(chosen);
    expect(request(withRequest(opened, sent, invoke))).toEqual(sent);
    const queued = request(filled({InvocationType: 'Event', Payload: '[]'}));
    expect(request(withRequest(chosen, queued, invoke))).toEqual(queued);
  });
});

describe('what cannot be sent', () => {
  it('is told of a payload with line and column', () => {
    expect(wrong(filled({Payload: '{\n  "a": 1,\n}'})).problem).toBe(
      'not JSON: property name expected at line 3, column 1',
    );
    for (const Payload of ['', '  ', 'null', '"text"', '[1]', '{"a": {"b": []}}']) request(filled({Payload}));
  });

  it.each([
    ['RequestResponse', 6_291_556, '6,291,557 bytes; RequestResponse takes at most 6,291,556 bytes'],
    ['ResponseStream', 6_291_556, '6,291,557 bytes; ResponseStream takes at most 6,291,556 bytes'],
    ['Event', 1_048_576, '1,048,577 bytes; Event takes at most 1,048,576 bytes'],
  ])('is a payload one byte larger than %s takes', (InvocationType, limit, problem) => {
    // Two bytes a character, and two quotes: the size is that of the bytes sent.
    const payload = (bytes: number) => `"${'é'.repeat(Math.floor((bytes - 2) / 2))}${bytes % 2 === 0 ? '' : 'x'}"`;
    request(filled({InvocationType, Payload: payload(limit)}));
    expect(wrong(filled({InvocationType, Payload: payload(limit + 1)})).problem).toBe(problem);
  });

  it.each([
    ['Qualifier', 'a b'],
    ['Qualifier', 'x'.repeat(129)],
    ['TenantId', 'no,commas'],
    ['ClientContext', '{"a": }'],
    ['ClientContext', JSON.stringify('x'.repeat(2686))],
    ['Times', '0'],
    ['Times', 'often'],
    ['Concurrency', '1.5'],
  ])('is %s %j', (name, text) => {
    expect(Object.keys(wrong(filled({[name]: text})).errors)).toEqual([name]);
  });

  it('is a client context larger than the service takes, in base64', () => {
    expect(wrong(filled({ClientContext: JSON.stringify('x'.repeat(2686))})).errors).toEqual({
      ClientContext: '3,584 bytes in base64; at most 3,583 bytes',
    });
    request(filled({ClientContext: JSON.stringify('x'.repeat(2683))}));
  });
});

describe('a changed workbench', () => {
  it('is one with another payload or another option, until that is taken back or sent', () => {
    const there = typed(opened, '[', ']');
    expect([isWorkbenchChanged(there), isWorkbenchChanged(typed(there, 'undo', 'undo'))]).toEqual([true, false]);
    expect(isWorkbenchChanged(filled({LogType: 'None'}))).toBe(true);
    expect(isWorkbenchChanged(filled({LogType: 'None'}, filled({LogType: 'Tail'})))).toBe(true);
    expect(isWorkbenchChanged(asSent(there))).toBe(false);
    expect(isWorkbenchChanged(typed(asSent(there), '1'))).toBe(true);
  });

  it('can be formatted without a character of its values being another', () => {
    const text = '{"big":12345678901234567890,"text":"\\u200b\\u00e9","list":[1.0,[]]}';
    const formatted = withFormatted(withPayload(opened, text));
    expect(formatted && payloadText(formatted)).toBe(
      '{\n  "big": 12345678901234567890,\n  "text": "\\u200b\\u00e9",\n  "list": [\n    1.0,\n    []\n  ]\n}',
    );
    expect(withFormatted(withPayload(opened, '{"a":'))).toBeUndefined();
  });
});

describe('the focus of a workbench', () => {
  it('goes from the payload through the options and back to it, either way', () => {
    const places = (by: 1 | -1) => {
      let now = opened;
      return Array.from({length: 9}, () => {
        now = moveWorkbenchFocus(now, invoke, by);
        return now.focus === 'payload' ? 'Payload' : now.options.nodes[now.options.focus]?.field.name;
      });
    };
    const options = ['Qualifier', 'InvocationType', 'LogType', 'ClientContext', 'TenantId', 'Times', 'Concurrency'];
    expect(places(1)).toEqual([...options, 'DurableExecutionName', 'Payload']);
    expect(places(-1)).toEqual(['DurableExecutionName', ...options.toReversed(), 'Payload']);
  });

  it('turns a choice around its ends, and nothing else', () => {
    const type = moveWorkbenchFocus(moveWorkbenchFocus(opened, invoke, 1), invoke, 1);
    const turned = (...keys: readonly string[]) =>
      request(keys.reduce((now, key) => turnOption(now, key) ?? now, type));
    expect(turned('right').input.InvocationType).toBe('Event');
    expect(turned('space', 'right').input.InvocationType).toBe('DryRun');
    expect(turned('left').streaming).toBe(true);
    expect(turnOption(opened, 'right')).toBeUndefined();
    expect(turnOption(moveWorkbenchFocus(opened, invoke, 1), 'right')).toBeUndefined();
  });
});
