import {madeOnce} from '../made-once.ts';

/** States of things that the service is still changing, in any of its spellings. */
const moving = /^(Pending|Creating|Updating|Enabling|Disabling|Deleting|Deactivating|InProgress|IN_PROGRESS|RUNNING)$/;

/** Members that tell a state: `State`, `Status`, `LastUpdateStatus`, `OptimizationStatus` … */
const telling = /(State|Status)$/;

/** Whether an answer, or a part of it, is of something that the service is still changing. Looks two levels deep, and once. */
export function isMoving(answer: unknown): boolean {
  return isObject(answer) && findMoving(answer);
}

const findMoving = madeOnce((answer: object) => hasMoving(answer, 2));

function hasMoving(answer: object, depth: number): boolean {
  return Object.entries(answer).some(([member, value]) => {
    if (typeof value === 'string') return telling.test(member) && moving.test(value);
    return depth > 1 && isObject(value) && hasMoving(value, depth - 1);
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
