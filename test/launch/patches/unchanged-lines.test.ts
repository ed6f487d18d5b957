import fc from 'fast-check';
import {expect, test} from 'vitest';
import {paintFrame} from '../../../src/launch/patches/unchanged-lines.ts';
import {importPublished} from './published.ts';

type Painted = Parameters<typeof paintFrame>[0];
type InkFunctions = Parameters<typeof paintFrame>[1];
type Clip = Parameters<InkFunctions['intersectClips']>[1];

/** A text that is written to a frame. */
interface Step {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly clip: Clip | undefined;
  readonly transformers: readonly unknown[];
}

/** Ink's own painter, which is not among its exports. */
interface Output extends Painted {
  write(x: number, y: number, text: string, options: {transformers: readonly unknown[]}): void;
  clip(clip: Clip): void;
  unclip(): void;
  get(): {output: string; height: number};
}

const {default: InkOutput} = await importPublished<{
  default: new (size: {width: number; height: number}) => Output;
}>('ink/build/output.js');
const {styledCharsToString: toText} = await importPublished<{styledCharsToString: InkFunctions['toText']}>(
  '@alcalzone/ansi-tokenize/build/index.js',
);
const unclipped = {x1: undefined, x2: undefined, y1: undefined, y2: undefined};
const functions: InkFunctions = {toText, intersectClips: (outer, inner) => ({...unclipped, ...outer, ...inner})};

const shout = (line: string) => line.toUpperCase();
const parts = ['a', 'bc', ' ', '\n', '漢', '👍', '│', '\u001B[31m', '\u001B[7m', '\u001B[39m', '\u001B[0m'];
const whole = {x1: 1, x2: 8, y1: 1, y2: 4};
const clips: readonly (Clip | undefined)[] = [
  undefined,
  whole,
  {...whole, x1: 3},
  {...whole, x2: 5},
  {...whole, y1: 3},
  {...whole, y2: 2},
  {y1: 2, y2: 5},
  {x1: 5, x2: 5},
];
const members = {
  text: fc.array(fc.constantFrom(...parts), {maxLength: 8}).map(texts => texts.join('')),
  x: fc.integer({min: -2, max: 12}),
  y: fc.integer({min: -2, max: 6}),
  clip: fc.constantFrom(...clips),
  transformers: fc.constantFrom([], [shout]),
};
const steps: fc.Arbitrary<Step[]> = fc.array(fc.record(members), {minLength: 4, maxLength: 4});
/** Which step becomes different, and in what. */
const change = fc.tuple(
  fc.nat(3),
  fc.oneof(
    ...Object.entries(members).map(([name, values]) =>
      (values as fc.Arbitrary<unknown>).map(value => ({[name]: value})),
    ),
  ),
);

/** Frames that each differ from the one before in little. */
const frames = fc.tuple(steps, fc.array(change)).map(([first, changes]) => {
  const all = [first];
  for (const [index, members] of changes) {
    const before = all.at(-1) ?? first;
    all.push(before.map((one, place) => (place === index ? {...one, ...members} : one)));
  }
  return all;
});

test('every frame is the one that Ink would paint, whatever frames came before', () => {
  fc.assert(
    fc.property(frames, sequence => {
      for (const steps of sequence) expect(paintFrame(draw(steps), functions)).toEqual(draw(steps).get());
    }),
    {numRuns: 300},
  );
});

test('a line that is written to as before is not painted again', () => {
  const steps = ['one', 'two', 'three'].map((text, y) => ({text, x: 0, y, clip: undefined, transformers: []}));
  paintFrame(draw(steps), functions);
  const next = draw(steps.with(1, {text: 'TWO', x: 0, y: 1, clip: undefined, transformers: []}));
  const painted: string[] = [];
  next.applyWriteOperation = (_, {text}) => painted.push(text);
  paintFrame(next, functions);
  expect(painted).toEqual(['TWO']);
});

function draw(steps: readonly Step[]): Output {
  const output = new InkOutput({width: 10, height: 5});
  for (const {text, x, y, clip, transformers} of steps) {
    if (clip !== undefined) output.clip(clip);
    output.write(x, y, text, {transformers});
    if (clip !== undefined) output.unclip();
  }
  return output;
}
