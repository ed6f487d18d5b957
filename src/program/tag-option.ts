import {toTagWord} from '../core/tags/tag-query.ts';
import {nonEmpty} from './argument-values.ts';

/** The tags of a command line so far, with one more. */
export function collectTags(tag: string, before: readonly string[] = []): readonly string[] {
  return [...before, nonEmpty(tag)];
}

/** What tags may be asked for in. */
export interface AskingForTags {
  readonly tag?: readonly string[];
  readonly filter?: string;
}

/** Options with their tags asked for by the filter. */
export function withTags<Options extends AskingForTags>(options: Options): Omit<Options, 'tag'> {
  const {tag: tags = [], ...others} = options;
  if (tags.length === 0) return others;
  return {...others, filter: [...tags.map(toTagWord), options.filter ?? ''].join(' ').trim()};
}
