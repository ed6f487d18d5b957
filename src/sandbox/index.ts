export type {DeliveryReport} from './event-sources/index.ts';
export {implementedOperations} from './operations/index.ts';
export type {SeedStep} from './samples/index.ts';
export {createSandbox, type Sandbox, type SandboxOptions} from './sandbox.ts';
export {SandboxError} from './sandbox-error.ts';
