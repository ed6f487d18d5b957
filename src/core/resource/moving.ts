/** States of things that the service is still changing, in any of its spellings. */
const moving = /^(Pending|Creating|Updating|Enabling|Disabling|Deleting|Deactivating|InProgress|IN_PROGRESS|RUNNING)$/;

/** Members that tell a state: `State`, `Status`, `LastUpdateStatus`, `OptimizationStatus` … */
const telling = /(State|Status)$/;

/** Whether an answer, or a part of it, is of something that the service is still changing. Looks two levels deep. */
export function isMoving(answer: unknown, depth = 2): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  return Object.entries(answer).some(([member, value]) =>
    typeof value === 'string' ? telling.test(member) && moving.test(value) : depth > 1 && isMoving(value, depth - 1),
  );
}
