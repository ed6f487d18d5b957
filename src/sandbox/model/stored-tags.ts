import {defineCollection} from '../store/index.ts';

/** A function's tags: owner is the function's name, key empty. */
export const tagCollection = defineCollection<Readonly<Record<string, string>>>('function.tags');

/** Tags of everything but functions: key is the ARN. */
export const resourceTags = defineCollection<Readonly<Record<string, string>>>('tags');
