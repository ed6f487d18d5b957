import {skipToken} from '@tanstack/query-core';

/** Query options of what is written by whoever reads it, call by call, and only looked at by all others. */
export const writtenQuery = {
  queryFn: skipToken,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
} as const;
