const requestIds = new WeakMap<object, string>();

/** Keeps the id that the service gave the request of this answer; the answer itself is plain data without it. */
export function keepRequestId<Answer>(answer: Answer, from: unknown): Answer {
  const {$metadata: {requestId} = {}} = (from ?? {}) as {$metadata?: {requestId?: unknown}};
  if (typeof answer === 'object' && answer !== null && typeof requestId === 'string') requestIds.set(answer, requestId);
  return answer;
}

/** The service's id of the request that an answer came for, for support cases and for finding its log. */
export function requestIdOf(answer: unknown): string | undefined {
  return typeof answer === 'object' && answer !== null ? requestIds.get(answer) : undefined;
}
