import {expect, test} from 'vitest';
import {readDeclarations} from '../../../src/schema/generate/declarations.ts';

const source = `/**
 * <p>A structure.</p>
 */
export interface Box {
    /**
     * <p>Its colour.</p>
     * @public
     */
    Colour: Colour | undefined;
    /** Its sizes. */
    Sizes?: Size[] | undefined;
    Labels?: Record<string, Label> | undefined;
    Sides?: Partial<Record<Side, string[]>> | undefined;
}
/** @public */
export declare class TooBig extends Exception {
    readonly name: "TooBig";
    /** <p>Why.</p> */
    Reason?: Reason | undefined;
}
export declare namespace Shape {
    /**
     * <p>A round one.</p>
     */
    interface RoundMember {
        Round: Circle;
    }
}
`;
const declarations = new Map(readDeclarations(source).map(declaration => [declaration.key, declaration]));

test('reads a member with its comment and type', () => {
  expect(declarations.get('Box.Colour')).toMatchObject({typeKey: 'Box.Colour', type: 'Colour'});
  expect(declarations.get('Box.Colour')?.comment).toContain('<p>Its colour.</p>');
});

test('names the item of a list, and the key or value of a map, whichever is no plain text', () => {
  expect(declarations.get('Box.Sizes')).toMatchObject({typeKey: 'Box.Sizes[]', type: 'Size', comment: 'Its sizes. '});
  expect(declarations.get('Box.Labels')).toMatchObject({typeKey: 'Box.Labels{value}', type: 'Label'});
  expect(declarations.get('Box.Sides')).toMatchObject({typeKey: 'Box.Sides{key}', type: 'Side'});
});

test('gives a member without a comment none of its neighbours', () => {
  expect(declarations.get('Box.Labels')?.comment).toBe('');
});

test('reads the members of errors and unions', () => {
  expect(declarations.get('TooBig.Reason')?.comment).toContain('Why.');
  expect(declarations.get('Shape.Round')?.comment).toContain('A round one.');
});
