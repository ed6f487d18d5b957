import type {DeliveryReport} from '../sandbox/index.ts';

/** A sandbox's answer as a report of a delivery. Throws an Error for anything else, of another program say. */
export function checkReport(answer: unknown): DeliveryReport {
  if (isReport(answer)) return answer;
  throw new Error('The answer is no report of a delivery. Is that a Lambdeck sandbox, and of this version?');
}

function isReport(answer: unknown): answer is DeliveryReport {
  const lists = ['batches', 'filteredOut', 'delivered', 'discarded', 'undelivered'];
  return typeof answer === 'object' && answer !== null && lists.every(name => Array.isArray(Object(answer)[name]));
}
