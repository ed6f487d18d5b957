import {describe, expect, it} from 'vitest';
import {brokenRows, keys, openConsole, sizes} from '../open-console.ts';

const places = [[60, 15], ...sizes] as const;

describe.each(places)('what lies over the panes at %i×%i', (...size) => {
  const [columns] = size;

  it('the palette finds by what is typed, in any script, and does what is chosen', async () => {
    const ui = openConsole({size});
    await ui.waitFor('▌orders-api');
    await ui.press(':');
    await ui.waitFor(/Command \d+/);
    const whole = brokenRows(ui.rows(), columns);
    await ui.press(...'日本👍🏽');
    await ui.waitFor('nothing matches');
    expect(brokenRows(ui.rows(), columns)).toEqual(whole);
    await ui.press('\u001B[D', '\u001B[D');
    await ui.waitFor(': 日本👍🏽');
    expect(brokenRows(ui.rows(), columns)).toEqual(whole);
    await ui.waitUntilPainted('本', '7');
    await ui.press(keys.end, keys.ctrlU, ...'goto layers');
    await ui.waitFor('Go to Layers');
    await ui.press(keys.enter);
    await ui.waitFor('▌tools');
    expect(ui.session().focus).toBe('layers');
  });

  it('the help lists the keys that work here, by group, and says what cannot be done now', async () => {
    const ui = openConsole({size});
    await ui.waitFor('▌orders-api');
    await ui.press('?');
    await ui.waitFor('Help: keys in Functions');
    await ui.waitFor(/i +Invoke/);
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
    await ui.press(...'half a page up');
    await ui.waitFor(/▌Ctrl-U +Half a page up/);
    await ui.press(keys.esc);
    await ui.waitFor(/i +Invoke/);
    await ui.press('?');
    await ui.waitUntilGone('Help: keys');
  });

  it('the actions on the selection stand with their keys, and Esc closes them', async () => {
    const ui = openConsole({size});
    await ui.waitFor('▌orders-api');
    await ui.press('a');
    await ui.waitFor('Actions on orders-api');
    await ui.waitFor(/i +Invoke/);
    await ui.press(keys.esc);
    await ui.waitUntilGone('Actions on');
  });

  it('the copy menu puts what is chosen on the clipboard', async () => {
    const copied: string[] = [];
    const copy = async (text: string) => {
      copied.push(text);
      return {to: 'Handed to a friend'};
    };
    const ui = openConsole({size, services: {copy}});
    await ui.waitFor('▌orders-api');
    await ui.press('y');
    await ui.waitFor('Copy of orders-api');
    await ui.press(keys.down, keys.enter);
    await ui.waitFor('Handed to a friend: ARN.');
    expect(copied).toEqual(['arn:aws:lambda:eu-west-1:123456789012:function:orders-api']);
  });

  it('a region that is not listed can be typed', async () => {
    const requests: unknown[] = [];
    const ui = openConsole({
      size,
      connect: async (to, {region = 'eu-west-1'}) => {
        requests.push(region);
        return to({key: region, region});
      },
    });
    await ui.waitFor('▌orders-api');
    await ui.press('R');
    await ui.waitFor('another region…');
    await ui.press(...'another', keys.enter);
    await ui.waitFor('─ Region ─');
    // Typed faster than anything is drawn.
    ui.type(...'mars-north-1');
    await ui.waitFor(/│ mars-north-1 +│/);
    await ui.press(keys.enter);
    await ui.waitFor(/prod {2}(region )?mars-north-1/);
    expect(requests).toEqual(['eu-west-1', 'mars-north-1']);
  });
});

it('a profile that was chosen stays when the region is changed, and brings its own when it is', async () => {
  const requests: object[] = [];
  const ui = openConsole({
    connect: async (to, request) => {
      requests.push(request);
      const {profile = 'prod', region = 'eu-west-1'} = request;
      return to({key: `${profile} ${region}`, profile, region});
    },
  });
  await ui.waitFor('▌orders-api');
  await ui.press('P');
  await ui.waitFor('stage');
  await ui.press(...'stage', keys.enter);
  await ui.waitFor('stage  region eu-west-1');
  await ui.press('R');
  await ui.waitFor('another region…');
  await ui.press(...'us-east-1', keys.enter);
  await ui.waitFor('stage  region us-east-1');
  await ui.press('P');
  await ui.waitFor('stage');
  await ui.press(...'prod', keys.enter);
  await ui.waitFor('prod  region eu-west-1');
  expect(requests).toEqual([{}, {profile: 'stage'}, {profile: 'stage', region: 'us-east-1'}, {profile: 'prod'}]);
});

describe('quitting', () => {
  const opened = () => {
    const quits: number[] = [];
    const ui = openConsole({services: {quit: code => void quits.push(code)}});
    return {ui, quits};
  };

  it('asks nothing when nothing would be lost', async () => {
    const {ui, quits} = opened();
    await ui.waitFor('▌orders-api');
    await ui.press('q');
    expect(quits).toEqual([0]);
  });

  it('asks while a form is unsent, and stays at first', async () => {
    const {ui, quits} = opened();
    await ui.waitFor('▌orders-api');
    await ui.press('i');
    await ui.waitFor('Invoke orders-api');
    await ui.press('x', '\u0003');
    await ui.waitFor('Quit? a form is not sent');
    await ui.press(keys.enter);
    await ui.waitUntilGone('Quit?');
    expect(quits).toEqual([]);
  });

  it('asks while an invocation is under way', async () => {
    const {ui, quits} = opened();
    await ui.waitFor('▌orders-api');
    await ui.press('i');
    await ui.waitFor('Invoke orders-api');
    await ui.press(keys.ctrlS);
    await ui.waitFor('running for');
    await ui.press('\u0003');
    await ui.waitFor('Quit? 1 invocation is under way');
    await ui.press(keys.down, keys.enter);
    expect(quits).toEqual([130]);
  });

  it('asks nothing of a form that was sent, whatever its qualifier, and asks again once it is changed', async () => {
    const {ui, quits} = opened();
    ui.world.calls['Invoke'] = async () => ({StatusCode: 202});
    await ui.waitFor('▌orders-api');
    await ui.press('i');
    await ui.waitFor('Invoke orders-api');
    await ui.press(...'{"a": 1}', keys.tab, ...'live', keys.ctrlS);
    await ui.waitFor('Queued');
    await ui.press(keys.esc);
    await ui.waitUntilGone('Queued');
    await ui.press('q');
    expect(quits).toEqual([0]);
    await ui.press('i');
    await ui.waitFor('{"a": 1}');
    await ui.press(' ', keys.esc);
    await ui.waitFor('What you typed is kept');
    await ui.press('q');
    await ui.waitFor('Quit? a form is not sent');
  });

  it('keeps what was sent for the next time the form is opened', async () => {
    const {ui} = opened();
    ui.world.calls['Invoke'] = async () => ({StatusCode: 202});
    await ui.waitFor('▌orders-api');
    await ui.press('i');
    await ui.waitFor('Invoke orders-api');
    await ui.press(...'{"a": 1}', keys.ctrlS);
    await ui.waitFor('Queued');
    for (const _ of [1, 2]) {
      await ui.press(keys.esc);
      await ui.waitUntilGone('Ctrl-S');
      await ui.waitUntilGone('Queued');
      await ui.press('i');
      await ui.waitFor('{"a": 1}');
    }
  });
});
