import {describe, expect, it} from 'vitest';
import {recordOf} from '../../../src/console/session/connection-of.ts';
import type {Item} from '../../../src/core/item.ts';
import {type CallAnswer, problem, refused} from '../fake-services.ts';
import {brokenRows, keys, type OpenConsole, openConsole, sizes} from '../open-console.ts';

function answer(payload: string, more: Item = {}): Item {
  return {StatusCode: 200, ExecutedVersion: '13', Payload: new TextEncoder().encode(payload), ...more};
}

function log(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Sends the selected function's invocation as the form stands when it opens. */
async function invoke(ui: OpenConsole): Promise<void> {
  await ui.waitFor('▌orders-api');
  await ui.press('i');
  await ui.waitFor('Invoke orders-api');
  await ui.press(keys.ctrlS);
}

function opened(Invoke: CallAnswer, size: readonly [number, number] = [120, 40]): OpenConsole {
  return openConsole({size, calls: {Invoke}});
}

describe.each([[60, 15], ...sizes] as const)('an invocation at %i×%i', (...size) => {
  const [columns] = size;

  it('says how long it may run, and that it may still run when it is left', async () => {
    const ui = opened(() => new Promise(() => {}), size);
    await invoke(ui);
    await ui.waitFor('◌ running for 0 ms of at most 10 s');
    await ui.waitFor('RequestResponse orders-api');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
    await ui.press(keys.esc);
    await ui.waitFor('may still run');
  });

  it('shows what the function answered', async () => {
    const LogResult = log(
      'START RequestId: x Version: 13\nREPORT RequestId: x\tDuration: 41.2 ms\tBilled Duration: 42 ms\n',
    );
    const ui = opened(async () => answer('{"total":12345678901234567890}', {LogResult}), size);
    await invoke(ui);
    await ui.waitFor(/✓ 200 · version 13 · .*41\.2 ms/);
    await ui.waitFor('"total": 12345678901234567890');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
    await ui.press(keys.esc);
    await ui.waitUntilGone('Response');
    await ui.pane('log').focus();
    await ui.pane('log').titled(/Log.*orders-api/);
    await ui.waitFor('41.2 ms · billed 42 ms');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });

  it('shows that the function failed, with its trace', async () => {
    const error = {errorType: 'TypeError', errorMessage: 'no total', trace: ['TypeError: no total', '    at pay.js:3']};
    const ui = opened(async () => answer(JSON.stringify(error), {FunctionError: 'Unhandled'}), size);
    await invoke(ui);
    await ui.waitFor('✗ the function failed (Unhandled)');
    await ui.waitFor('TypeError: no total');
    await ui.waitFor('at pay.js:3');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });

  it('shows why the call failed, and that it is not sent again', async () => {
    const throttled = problem('throttled', {what: 'Invoke was throttled', why: 'Rate Exceeded.'});
    const ui = opened(refused(throttled), size);
    await invoke(ui);
    await ui.waitFor('✗ Invoke was throttled');
    await ui.waitFor('Rate Exceeded.');
    await ui.waitFor(/is not sent again by[\s│]+itself/);
    expect(ui.made.filter(({operation}) => operation === 'Invoke')).toHaveLength(1);
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });
});

describe('an invocation', () => {
  it('that is queued or a dry run says so', async () => {
    const queued = opened(async () => ({StatusCode: 202}));
    await invoke(queued);
    await queued.waitFor('Queued: the function runs by itself');
    const dry = opened(async () => ({StatusCode: 204}));
    await invoke(dry);
    await dry.waitFor('A dry run');
  });

  it('with an answer nobody can read is told as one, and the console goes on', async () => {
    const bomb = `{"errorType":"X","errorMessage":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const ui = opened(async () => answer(bomb, {FunctionError: 'Unhandled'}));
    await invoke(ui);
    await ui.waitFor(/✗ /);
    await ui.press(keys.esc);
    await ui.waitFor('▌orders-api');
  });

  it('tells when it ends after it was left, and is found again', async () => {
    const ending = Promise.withResolvers<Item>();
    const ui = opened(() => ending.promise);
    await invoke(ui);
    await ui.waitFor('running for');
    await ui.press(keys.esc);
    await ui.waitUntilGone('running for');
    ending.resolve(answer('"late"'));
    await ui.waitFor('orders-api answered: I shows it');
    await ui.press('I');
    await ui.waitFor('Invocations');
    await ui.press(keys.enter);
    await ui.waitFor('"late"');
  });

  it('is not mixed up with another that was begun before and ends later', async () => {
    const endings: PromiseWithResolvers<Item>[] = [];
    const ui = opened(() => {
      const ending = Promise.withResolvers<Item>();
      endings.push(ending);
      return ending.promise;
    });
    const begin = async () => {
      await invoke(ui);
      await ui.waitFor('running for');
      await ui.press(keys.esc);
      await ui.waitUntilGone('running for');
    };
    await begin();
    await begin();
    endings[0]?.resolve(answer('"first"'));
    await ui.waitFor('orders-api answered');
    await begin();
    expect(recordOf(ui.session()).runs).toHaveLength(3);
    endings[1]?.resolve(answer('"second"'));
    endings[2]?.resolve(answer('"third"'));
    await ui.waitFor('orders-api answered');
    const responses = () =>
      recordOf(ui.session()).runs.map(({outcome}) =>
        new TextDecoder().decode(outcome.state === 'done' ? outcome.answer.payload : undefined),
      );
    expect(responses().toSorted()).toEqual(['"first"', '"second"', '"third"']);
  });
});
