export type {Matcher} from './matcher.ts';
export {toMatcher} from './to-matcher.ts';
