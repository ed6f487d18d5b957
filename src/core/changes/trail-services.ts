import type {Item} from '../item.ts';

/** One management event, as CloudTrail has it. */
export interface TrailEvent {
  readonly id: string;
  /** Milliseconds since 1970, to the second. */
  readonly time: number;
  /** `UpdateFunctionCode20150331v2`. */
  readonly name: string;
  /** What was recorded: `userIdentity`, `requestParameters`, `responseElements` and more, whatever of it is there. */
  readonly record: Item;
}

/** Some of the events that were asked for. */
export interface TrailPage {
  readonly events: readonly TrailEvent[];
  /** Milliseconds that this machine's clock is ahead of the service's, five minutes more or less. */
  readonly clockAhead: number;
}

/** Reading who changed what. */
export interface TrailServices {
  /** The events of a name since a time (milliseconds since 1970), the newest first, page by page. Rejects with a `ProblemError`. */
  lookUp(
    request: {
      readonly name: string;
      readonly since: number;
      /** It is of a global service: the region is asked that has these of the partition. */
      readonly isGlobal: boolean;
    },
    signal: AbortSignal,
  ): AsyncIterable<TrailPage>;
}
