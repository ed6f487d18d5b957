import {expect, it} from 'vitest';
import {emptyBoard} from '../../../src/core/incidents/board.ts';
import {buildBoardStatus} from '../../../src/ui/incidents/status.ts';

const board = {...emptyBoard, phase: 'ready', calls: 4, metrics: 2000, readAt: 0} as never;

it('says what the board costs an hour, and of what is not AWS that it is free', () => {
  const tell = (isFree: boolean) => buildBoardStatus(board, isFree).map(({text}) => text);
  expect(tell(false).join()).toContain('a refresh: 4 calls, 2,000 metrics · every 2 min: about $0.60 an hour');
  expect(tell(true).join()).toContain('every 2 min, free: this is not AWS');
});
