import fc from 'fast-check';
import {expect, test} from 'vitest';
import {formatRouting, formatRoutingSentence} from '../../../src/core/format/routing.ts';

test('an alias without weights leads to its version', () => {
  expect(formatRouting({FunctionVersion: '12'})).toBe('12');
  expect(formatRoutingSentence({FunctionVersion: '12', RoutingConfig: {}})).toBe('12');
  expect(formatRouting({FunctionVersion: '12', RoutingConfig: {AdditionalVersionWeights: {}}})).toBe('12');
});

test("the alias's own version answers what the other one's weight leaves", () => {
  const alias = {FunctionVersion: '12', RoutingConfig: {AdditionalVersionWeights: {'13': 0.1}}};
  expect(formatRouting(alias)).toBe('12 90% · 13 10%');
  expect(formatRoutingSentence(alias)).toBe('12 (90 %), 13 (10 %)');
});

test('small shares keep their decimals', () => {
  expect(formatRouting({FunctionVersion: '1', RoutingConfig: {AdditionalVersionWeights: {'2': 0.005}}})).toBe(
    '1 99.5% · 2 0.5%',
  );
});

test('all calls may go to the other version', () => {
  expect(formatRouting({FunctionVersion: '1', RoutingConfig: {AdditionalVersionWeights: {'2': 1}}})).toBe(
    '1 0% · 2 100%',
  );
});

test('weights that make no sense leave the share open', () => {
  const weighing = (weight: number) => ({
    FunctionVersion: '1',
    RoutingConfig: {AdditionalVersionWeights: {'2': weight}},
  });
  expect(formatRouting(weighing(Number.NaN))).toBe('1 ?% · 2 ?%');
  expect(formatRouting(weighing(1.5))).toBe('1 ?% · 2 150%');
});

test('the shares of two versions add up to 100', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 100}), percent => {
      const text = formatRouting({
        FunctionVersion: '1',
        RoutingConfig: {AdditionalVersionWeights: {'2': percent / 100}},
      });
      expect(text).toBe(`1 ${100 - percent}% · 2 ${percent}%`);
    }),
  );
});
