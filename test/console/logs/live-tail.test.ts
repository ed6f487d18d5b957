import {expect, it} from 'vitest';
import {buildOtherWay, liveTailMenu} from '../../../src/console/logs/live-tail.ts';

it('asks with the price before AWS charges anything, and starts at once where nothing is charged', () => {
  expect(buildOtherWay('polling', false)).toEqual({
    label: 'live tail: lines as they come, for $0.01 per minute…',
    command: {type: 'log', command: {type: 'live-tail-menu'}},
  });
  expect(liveTailMenu.title).toContain('$0.01 per minute');
  expect(liveTailMenu.choices[0]).toMatchObject({label: 'Stay with polling', command: {type: 'nothing'}});
  expect(liveTailMenu.choices[1]).toMatchObject({command: {command: {type: 'restart', by: 'live-tail'}}});
  expect(buildOtherWay('polling', true)).toMatchObject({
    label: 'live tail: lines as they come, free: this is not AWS',
    command: {command: {type: 'restart', by: 'live-tail'}},
  });
});

it('goes back to polling, and speaks of a price only where there is one', () => {
  const back = {command: {command: {type: 'restart', by: 'polling'}}};
  expect(buildOtherWay('live-tail', false)).toMatchObject({...back, label: expect.stringContaining('price')});
  expect(buildOtherWay('live-tail', true)).toMatchObject({...back, label: 'by polling again'});
});
