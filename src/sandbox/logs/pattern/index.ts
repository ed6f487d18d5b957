export {compilePattern} from './compile-pattern.ts';
export type {Matcher} from './matcher.ts';
